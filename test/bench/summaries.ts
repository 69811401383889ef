import { readFileSync } from "node:fs";
import { extractive } from "../../src/briefs/extractive.ts";
import { type SalienceWeights, weights } from "../../src/briefs/salience.ts";
import { sentences } from "../../src/lib/text/segment.ts";
import { makeChance } from "../briefs/mutations.ts";
import { type Rouge, rouge } from "../briefs/rouge.ts";
import { corpus } from "../support/corpora.ts";

export const description =
	"extractive summaries against references (ROUGE) beside the first three sentences; --tune cross-validates the weights";

interface Document {
	source: string;
	reference: string[];
}

const SENTENCES = 3;

export async function run(args: string[]): Promise<void> {
	const path = corpus("summaries", "REALSumm.jsonl");
	if (!path) return;
	const documents = readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as { source: string; references: string[] })
		.map(({ source, references }) => ({
			source,
			reference: sentences(references[0] ?? "", "en"),
		}));
	const lead = documents.map(({ source, reference }) =>
		rouge(sentences(source, "en").slice(0, SENTENCES), reference),
	);
	console.table({
		"first three sentences": rounded(mean(lead)),
		ours: rounded(mean(documents.map((document) => score(document, weights)))),
	});
	if (args.includes("--tune")) tune(documents);
}

function score(
	{ source, reference }: Document,
	chosen: SalienceWeights,
): Rouge {
	const article = {
		id: 1,
		url: "",
		title: "",
		source: "",
		language: "en",
		text: source,
	};
	const brief = extractive(
		{ articles: [article] },
		{ sentences: SENTENCES, weights: chosen },
	);
	return rouge(
		brief.sentences.map(({ text }) => text),
		reference,
	);
}

function mean(all: readonly Rouge[]): Rouge {
	const of = (part: keyof Rouge) =>
		all.reduce((sum, each) => sum + each[part], 0) / all.length;
	return { one: of("one"), two: of("two"), long: of("long") };
}

function rounded({ one, two, long }: Rouge) {
	const round = (value: number) => Math.round(value * 10_000) / 10_000;
	return {
		"ROUGE-1": round(one),
		"ROUGE-2": round(two),
		"ROUGE-L": round(long),
	};
}

const sum = ({ one, two, long }: Rouge) => one + two + long;

/** What each weight is tried at, the others as they are. */
const tried: { [weight in keyof SalienceWeights]?: readonly number[] } = {
	fading: [0.2, 0.4, 0.6],
	rare: [0, 0.2, 0.4, 1],
	length: [50, 100, 150],
	position: [0.2, 0.4, 0.6],
	leaning: [0, 0.3, 0.6],
	speech: [0, 0.2, 0.4],
};

/** Each weight alone, over all; and what weights chosen on four fifths give on the last. */
function tune(documents: readonly Document[]): void {
	const grid: SalienceWeights[] = [weights];
	const alone: Record<string, ReturnType<typeof rounded>> = {};
	for (const [weight, values] of Object.entries(tried)) {
		for (const value of values) {
			const changed = { ...weights, [weight]: value };
			alone[`${weight} ${value}`] = rounded(
				mean(documents.map((document) => score(document, changed))),
			);
		}
	}
	console.table(alone);
	for (const fading of [0.2, 0.4, 0.6])
		for (const rare of [0, 0.2, 0.4])
			for (const length of [50, 100, 150])
				for (const position of [0.3, 0.5])
					grid.push({ ...weights, fading, rare, length, position });
	const scores = grid.map((chosen) =>
		documents.map((document) => score(document, chosen)),
	);
	const held: Rouge[] = [];
	const chance = makeChance(1);
	for (let round = 0; round < 20; round += 1) {
		const order = documents
			.map((_, index) => ({ index, key: chance() }))
			.sort((a, b) => a.key - b.key);
		for (let fold = 0; fold < 5; fold += 1) {
			const isHeld = (place: number) => place % 5 === fold;
			const part = (all: readonly Rouge[], held: boolean) =>
				order.flatMap(({ index }, place) =>
					isHeld(place) === held ? [all[index] as Rouge] : [],
				);
			const best = scores.reduce((a, b) =>
				sum(mean(part(b, false))) > sum(mean(part(a, false))) ? b : a,
			);
			held.push(...part(best, true));
		}
	}
	console.table({ "chosen on other documents": rounded(mean(held)) });
}
