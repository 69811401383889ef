import { ground } from "../../src/briefs/ground.ts";
import { sentences } from "../../src/lib/text/segment.ts";
import {
	collectedExtracts,
	type Extract,
	ownExtracts,
	paraphrases,
} from "../briefs/extracts.ts";
import {
	type MutationKind,
	makeChance,
	mutations,
} from "../briefs/mutations.ts";

export const description =
	"changed sentences that grounding finds, by kind and language, and false alarms on verbatim and reworded ones; --missed and --alarms list them";

interface Tally {
	tried: number;
	caught: number;
}

const SENTENCES_A_TEXT = 12;

export async function run(args: string[]): Promise<void> {
	const chance = makeChance(
		Number(args.find((argument) => /^\d+$/.test(argument)) ?? 1),
	);
	const byKind = new Map<string, Tally>();
	const verbatim: Tally = { tried: 0, caught: 0 };
	let milliseconds = 0;
	const collections = new Map([["own", ownExtracts()], ...collectedExtracts()]);
	for (const [name, extracts] of collections) {
		for (const extract of extracts) {
			const chosen = sentences(extract.text, extract.language)
				.filter((sentence) => sentence.length > 30 && sentence.length < 500)
				.slice(0, SENTENCES_A_TEXT);
			const started = performance.now();
			verbatim.tried += chosen.length;
			verbatim.caught += failing(
				extract,
				chosen,
				args.includes("--alarms"),
			).length;
			for (const [kind, { tried, caught }] of mutate(
				extract,
				chosen,
				chance,
				args.includes("--missed"),
			)) {
				for (const key of [
					`${kind}`,
					`${kind} ${extract.language}`,
					`in ${name}`,
				]) {
					const tally = byKind.get(key) ?? { tried: 0, caught: 0 };
					byKind.set(key, {
						tried: tally.tried + tried,
						caught: tally.caught + caught,
					});
				}
			}
			milliseconds += performance.now() - started;
		}
	}
	console.table(
		Object.fromEntries(
			[...byKind]
				.sort(([a], [b]) => a.localeCompare(b))
				.map(([key, { tried, caught }]) => [
					key,
					{ tried, caught, share: share(caught, tried) },
				]),
		),
	);
	const numbers = byKind.get("number") ?? { tried: 0, caught: 0 };
	const others = [...byKind]
		.filter(([key]) => !key.includes(" ") && key !== "number")
		.map(([, tally]) => tally);
	const honest = paraphrases().filter(
		({ source, claim }) =>
			failing(
				{ language: "", text: source },
				[claim],
				args.includes("--alarms"),
			).length > 0,
	);
	console.table({
		"numbers caught": share(numbers.caught, numbers.tried),
		"others caught": share(
			others.reduce((sum, { caught }) => sum + caught, 0),
			others.reduce((sum, { tried }) => sum + tried, 0),
		),
		"alarms on verbatim": `${verbatim.caught} of ${verbatim.tried}`,
		"alarms on reworded": `${honest.length} of ${paraphrases().length}`,
		seconds: Math.round(milliseconds / 100) / 10,
	});
}

function share(part: number, whole: number): number {
	return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

/** One change of each kind to each sentence. */
function mutate(
	extract: Extract,
	chosen: readonly string[],
	chance: () => number,
	list: boolean,
): Map<MutationKind, Tally> {
	const tallies = new Map<MutationKind, Tally>();
	for (const sentence of chosen) {
		for (const [kind, all] of Map.groupBy(
			mutations(sentence, extract.language, chance),
			(mutation) => mutation.kind,
		)) {
			const mutation = all[Math.floor(chance() * all.length)];
			if (!mutation) continue;
			const tally = tallies.get(kind) ?? { tried: 0, caught: 0 };
			const [verdict] = ground({
				sentences: [{ text: mutation.text, sources: ["1"] }],
				articles: [{ id: "1", text: extract.text }],
			});
			tallies.set(kind, {
				tried: tally.tried + 1,
				caught: tally.caught + (verdict?.ok ? 0 : 1),
			});
			if (verdict?.ok && list)
				console.log(
					`${kind} ${extract.language} [${mutation.from} → ${mutation.to}] ${mutation.text}`,
				);
		}
	}
	return tallies;
}

/** The sentences that grounding holds for unsupported by the text. */
function failing(
	extract: Extract,
	chosen: readonly string[],
	list: boolean,
): string[] {
	const verdicts = ground({
		sentences: chosen.map((text) => ({ text, sources: ["1"] })),
		articles: [{ id: "1", text: extract.text }],
	});
	return chosen.filter((text, index) => {
		const verdict = verdicts[index];
		if (!verdict || verdict.ok) return false;
		if (list)
			console.log(
				`alarm ${JSON.stringify(verdict.problems)} ${text}\n   ← ${extract.text.slice(0, 300)}`,
			);
		return true;
	});
}
