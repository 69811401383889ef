import type { Chance } from "./chance.ts";

/** Inputs that are worth changing. */
export interface Corpus {
	readonly inputs: readonly string[];
	add(input: string): void;
	/** Notes how long an input took, so that the slowest are tried further. */
	timed(input: string, milliseconds: number): void;
	choose(chance: Chance): string;
	/** Milliseconds of the slowest input. */
	slowest(): number;
}

/** So many of the slowest are kept beside those that reached something new. */
const slowOnes = 12;
/** What was found last is nearest to what was not found yet. */
const recentOnes = 24;

export function makeCorpus(): Corpus {
	const inputs: string[] = [];
	let slow: { input: string; milliseconds: number }[] = [];

	return {
		inputs,
		add(input) {
			inputs.push(input);
		},
		timed(input, milliseconds) {
			const fastest = slow.at(-1);
			if (
				slow.length === slowOnes &&
				milliseconds <= (fastest?.milliseconds ?? 0)
			)
				return;
			slow = [...slow, { input, milliseconds }]
				.sort((a, b) => b.milliseconds - a.milliseconds)
				.slice(0, slowOnes);
		},
		choose(chance) {
			const among = chance.oneIn(16)
				? slow.map(({ input }) => input)
				: chance.oneIn(2)
					? inputs.slice(-recentOnes)
					: inputs;
			return chance.one(among) ?? "";
		},
		slowest: () => slow[0]?.milliseconds ?? 0,
	};
}
