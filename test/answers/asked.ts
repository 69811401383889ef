import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Answer } from "#src/answers/ask.ts";

/** What a question is asked over: the demo's articles, or a corpus of headlines. */
export type Archive = "recorded-day" | "stream";

/** A question as people ask, written before any answer was seen. */
export interface Asked {
	question: string;
	/** ISO 639-1. */
	language: string;
	kind: "fact" | "news" | "unanswerable";
	over: Archive;
	/** Failures of one half may be looked at; the other half tells whether mending them helps others. */
	half: "tune" | "held";
	/** Whether the answer supports what was asked for, or declines what nothing answers. */
	isMet(answer: Answer): boolean;
}

interface FactRow {
	question: string;
	language: string;
	slug: string | string[];
	field: string;
	/** Of an object or a list, what it must hold at least; left out where any will do. */
	value?: unknown;
	/** Of two models that are compared, the one to be named first. */
	first?: boolean;
}

interface NewsRow {
	question: string;
	language: string;
	/** What one of the passages must hold. */
	holds: string;
}

interface UnanswerableRow {
	question: string;
	language: string;
	over: "day" | "stream";
}

function rows<Row>(name: string): Row[] {
	return readFileSync(
		new URL(`../fixtures/answers/asked/${name}.jsonl`, import.meta.url),
		"utf8",
	)
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Row);
}

function halfOf(question: string): Asked["half"] {
	const [byte = 0] = createHash("sha256").update(question).digest();
	return byte % 2 === 0 ? "tune" : "held";
}

/** All questions of the set. */
export function askedQuestions(): Asked[] {
	return [
		...rows<FactRow>("facts").map((row) => ({
			...asked(row, "fact", "recorded-day"),
			isMet: ({ facts }: Answer) => states(facts, row),
		})),
		...(["recorded-day", "stream"] as const).flatMap((over) =>
			rows<NewsRow>(over).map((row) => ({
				...asked(row, "news", over),
				isMet: ({ passages }: Answer) =>
					passages.some(({ text }) => new RegExp(row.holds, "u").test(text)),
			})),
		),
		...rows<UnanswerableRow>("unanswerable").map((row) => ({
			...asked(
				row,
				"unanswerable",
				row.over === "day" ? "recorded-day" : row.over,
			),
			isMet: ({ answered }: Answer) => !answered,
		})),
	];
}

function asked(
	{ question, language }: { question: string; language: string },
	kind: Asked["kind"],
	over: Archive,
): Omit<Asked, "isMet"> {
	return { question, language, kind, over, half: halfOf(question) };
}

/** Whether the catalogue's part of an answer states the value of the model, and of no other. */
function states(
	facts: Answer["facts"],
	{ slug, field, value, first = false }: FactRow,
): boolean {
	const slugs = [slug].flat();
	const [leading] = facts;
	if (!leading || (!first && facts.length > slugs.length)) return false;
	const own = facts.filter(({ model }) => slugs.includes(model.slug));
	if (first && !slugs.includes(leading.model.slug)) return false;
	return own.some(({ fields }) =>
		fields.some(
			(known) =>
				known.field === field &&
				(value === undefined ||
					known.statements.some((statement) => holds(statement.value, value))),
		),
	);
}

function holds(known: unknown, wanted: unknown): boolean {
	if (Array.isArray(wanted) && Array.isArray(known))
		return wanted.every((one) => known.includes(one));
	if (typeof wanted !== "object" || wanted === null) return known === wanted;
	return (
		typeof known === "object" &&
		known !== null &&
		Object.entries(wanted).every(
			([key, one]) => (known as Record<string, unknown>)[key] === one,
		)
	);
}
