import { makeChance } from "../../briefs/mutations.ts";

/** A seeded source of choices. */
export interface Chance {
	/** Below `end`. */
	below(end: number): number;
	one<Member>(members: readonly Member[]): Member | undefined;
	/** True once in so many times. */
	oneIn(times: number): boolean;
}

export function makeChoices(seed: number): Chance {
	const next = makeChance(seed);
	const below = (end: number) => Math.floor(next() * end);
	return {
		below,
		one: (members) => members[below(members.length)],
		oneIn: (times) => below(times) === 0,
	};
}
