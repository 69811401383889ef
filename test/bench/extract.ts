import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parsePage } from "../../src/articles/dom.ts";
import { extractArticle } from "../../src/articles/extract.ts";
import { corpus } from "../support/corpora.ts";

export const description =
	"text of real pages against what people marked, with the time a page takes, beside readability alone; --worst lists pages";

interface Measured {
	name: string;
	precision: number[];
	recall: number[];
	milliseconds: number;
}

export async function run(args: string[]): Promise<void> {
	const folder = corpus("pages");
	if (folder === null) return;
	const truth: Record<string, { articleBody: string; url: string }> =
		JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8"));
	const ours: Measured = {
		name: "extract",
		precision: [],
		recall: [],
		milliseconds: 0,
	};
	const plain: Measured = {
		name: "readability alone",
		precision: [],
		recall: [],
		milliseconds: 0,
	};
	const worst: { f1: number; url: string }[] = [];
	const pages = readdirSync(join(folder, "html")).map((file) => ({
		html: gunzipSync(readFileSync(join(folder, "html", file))).toString("utf8"),
		...(truth[file.split(".")[0] ?? ""] ?? { articleBody: "", url: "" }),
	}));
	// Once for the engine's compilers, then measured turn by turn, so that both see the same machine.
	for (const measured of [false, true]) {
		for (const { html, url, articleBody } of pages) {
			const ourText = timed(
				measured ? ours : null,
				() => extractArticle(html, { url }).text,
			);
			const plainText = timed(measured ? plain : null, () =>
				readabilityAlone(html),
			);
			if (!measured) continue;
			const f1 = score(ours, articleBody, ourText);
			score(plain, articleBody, plainText);
			worst.push({ f1, url });
		}
	}
	console.table(
		Object.fromEntries(
			[ours, plain].map(({ name, precision, recall, milliseconds }) => {
				const [p, r] = [mean(precision), mean(recall)];
				return [
					name,
					{
						F1: round(harmonic(p, r)),
						precision: round(p),
						recall: round(r),
						"ms a page": round(milliseconds / pages.length),
					},
				];
			}),
		),
	);
	console.log(
		`time against readability alone: ${round(ours.milliseconds / plain.milliseconds)}`,
	);
	if (args.includes("--worst")) {
		console.table(worst.sort((a, b) => a.f1 - b.f1).slice(0, 20));
	}
}

function readabilityAlone(html: string): string {
	const document = parsePage(html);
	if (document === null) return "";
	return (
		new Readability(
			document as unknown as ConstructorParameters<typeof Readability>[0],
		).parse()?.textContent ?? ""
	);
}

function timed<Result>(measured: Measured | null, work: () => Result): Result {
	const started = performance.now();
	const result = work();
	if (measured !== null) measured.milliseconds += performance.now() - started;
	return result;
}

/** Four-word shingles as multisets: https://github.com/scrapinghub/article-extraction-benchmark */
function score(measured: Measured, wanted: string, given: string): number {
	const [want, got] = [shingles(wanted), shingles(given)];
	let common = 0;
	for (const [shingle, count] of want)
		common += Math.min(count, got.get(shingle) ?? 0);
	const precision = common / Math.max(1, total(got));
	const recall = common / Math.max(1, total(want));
	measured.precision.push(precision);
	measured.recall.push(recall);
	return harmonic(precision, recall);
}

function shingles(text: string): Map<string, number> {
	const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
	const counts = new Map<string, number>();
	for (let at = 0; at < Math.max(1, words.length - 3); at++) {
		const shingle = words.slice(at, at + 4).join(" ");
		if (shingle !== "") counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
	}
	return counts;
}

function total(counts: Map<string, number>): number {
	return counts.values().reduce((sum, count) => sum + count, 0);
}

function mean(values: number[]): number {
	return (
		values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
	);
}

function harmonic(a: number, b: number): number {
	return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
