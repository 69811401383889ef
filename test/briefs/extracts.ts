import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languageOfScript } from "#src/lib/language/script.ts";
import { corpus } from "../support/corpora.ts";

/** A text to take sentences from. */
export interface Extract {
	language: string;
	text: string;
}

const fixtures = join(import.meta.dirname, "../fixtures/briefs");

function readLines<Row>(path: string): Row[] {
	return readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line) => JSON.parse(line) as Row);
}

/** Our own, in five languages. */
export function ownExtracts(): Extract[] {
	return readLines<Extract>(join(fixtures, "extracts.jsonl"));
}

export interface Paraphrase {
	/** Of the claim. */
	language: string;
	source: string;
	claim: string;
}

/** Honest rewordings and translations, written by us. */
export function paraphrases(): Paraphrase[] {
	return readLines<{ source: string; claims: Record<string, string[]> }>(
		join(fixtures, "paraphrases.jsonl"),
	).flatMap(({ source, claims }) =>
		Object.entries(claims).flatMap(([language, all]) =>
			all.map((claim) => ({ language, source, claim })),
		),
	);
}

/** What the public collections hold, by name; those that are not there are left out. */
export function collectedExtracts(): Map<string, Extract[]> {
	const found = new Map<string, Extract[]>();
	const summaries = corpus("summaries", "REALSumm.jsonl");
	if (summaries)
		found.set(
			"summaries",
			readLines<{ source: string }>(summaries).map(({ source }) => ({
				language: "en",
				text: source,
			})),
		);
	const pages = corpus("pages", "ground-truth.json");
	if (pages) {
		const rows = Object.values(
			JSON.parse(readFileSync(pages, "utf8")) as Record<
				string,
				{ articleBody: string }
			>,
		);
		found.set(
			"pages",
			rows.map(({ articleBody }) => ({ language: "en", text: articleBody })),
		);
	}
	const stream = corpus("stream", "items.jsonl");
	if (stream) found.set("stream", streamExtracts(stream));
	const lines = corpus("language");
	if (lines) found.set("language", lineExtracts(lines));
	return found;
}

/** Teasers of ten items at a time. */
function streamExtracts(path: string): Extract[] {
	const byLanguage: Record<string, string[]> = { en: [], zh: [] };
	for (const { summary } of readLines<{ summary: string | null }>(path)) {
		if (!summary || summary.length > 600) continue;
		byLanguage[languageOfScript(summary) === "zh" ? "zh" : "en"]?.push(summary);
	}
	return Object.entries(byLanguage).flatMap(([language, all]) =>
		inTens(language, all),
	);
}

/** Unrelated sentences of one language, ten a text. */
function lineExtracts(folder: string): Extract[] {
	return readdirSync(folder)
		.filter((name) => /^(?:en|it|de|es|fr|zh|ja)\.txt$/.test(name))
		.flatMap((name) =>
			inTens(
				name.slice(0, 2),
				readFileSync(join(folder, name), "utf8")
					.split("\n")
					.filter((line) => line.trim() !== ""),
			),
		);
}

function inTens(language: string, texts: readonly string[]): Extract[] {
	const extracts: Extract[] = [];
	for (let from = 0; from + 10 <= texts.length; from += 10)
		extracts.push({ language, text: texts.slice(from, from + 10).join("\n") });
	return extracts;
}
