import { joinFacts, type StoryFacts, sameFigure } from "../stories/facts.ts";
import type { EditionChange } from "./edition.ts";

/** What a channel was told about a story, and when. */
export interface ToldStory {
	toldAt: Date;
	headline: string;
	facts: StoryFacts;
}

/** Whether and why a channel hears of a story now. */
export type Telling =
	| { kind: "new" }
	| { kind: "update"; changes: EditionChange[] }
	| { kind: "silent" };

/** Confirmation is news when a story grew from few independent hosts to so many times as many. */
const confirmingGrowth = 3;

/** Turns of an event that are always worth a line. */
const turns = ["effective", "corrected", "denied"] as const;

/**
 * Decides by what a channel knows, not by what moved: an edited title, a new
 * date, one more copy or a restart changes no fact and stays silent.
 *
 * | told before | the story now            | the channel hears        |
 * |-------------|--------------------------|--------------------------|
 * | no          | anything                 | new                      |
 * | yes         | took effect, was         | update: that turn        |
 * |             | corrected or denied      |                          |
 * | yes         | names another version    | update: the version      |
 * | yes         | a figure that several    | update: the figure       |
 * |             | hosts carry, beyond the  |                          |
 * |             | rounding of newsrooms    |                          |
 * | by few      | three times the hosts    | update: confirmed        |
 * | yes         | nothing of these         | nothing                  |
 */
export function telling(told: ToldStory | null, now: StoryFacts): Telling {
	if (told === null) return { kind: "new" };
	const before = told.facts;
	const changes: EditionChange[] = [
		...turns
			.filter(
				(turn) => now.kinds.includes(turn) && !before.kinds.includes(turn),
			)
			.map((kind) => ({ kind })),
		...added(before.models, now.models).map((text) => ({
			kind: "model" as const,
			text,
		})),
		...added(before.numbers, now.numbers, sameFigure).map((text) => ({
			kind: "number" as const,
			text,
		})),
	];
	if (now.hosts >= confirmingGrowth * before.hosts)
		changes.push({ kind: "confirmed", from: before.hosts, to: now.hosts });
	return changes.length > 0 ? { kind: "update", changes } : { kind: "silent" };
}

function added(
	before: readonly string[],
	now: readonly string[],
	same: (a: string, b: string) => boolean = Object.is,
): string[] {
	return now.filter((fact) => !before.some((known) => same(known, fact)));
}

/** What a channel knows of a story that was two when it was told of them. */
export function joinTold(earlier: ToldStory, later: ToldStory): ToldStory {
	return { ...later, facts: joinFacts(earlier.facts, later.facts) };
}
