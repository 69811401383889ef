import { independentHosts } from "../stories/hosts.ts";
import type { Candidate } from "./select.ts";

const hour = 60 * 60 * 1000;

/** Rank for the channel that is worth an interruption: a frontier maker's release, a rule that many report. */
const leastBreakingScore = 7;

/** Below this rank for everybody nothing is news to anybody, whatever a channel follows and likes. */
export const leastCommonScore = 4.5;

/** So many independent hosts confirm it, where no official source says it itself. */
const leastBreakingHosts = 3;

/** News came within so long. */
export const breakingMilliseconds = 3 * hour;

/** An event that began before that is no news, however many still report it. */
const youngMilliseconds = 24 * hour;

/** A channel is interrupted so often in one of its calendar days. */
export const mostBreakingADay = 3;

/**
 * Whether a story is worth an interruption: important for this channel, well founded, about
 * what it follows, just begun, and never told before.
 */
export function isBreaking(
	{ story, score, met, telling }: Candidate,
	now: Date,
): boolean {
	const { articles, firstAt } = story;
	const isFounded =
		articles.some(({ kind }) => kind === "official") ||
		independentHosts(articles).length >= leastBreakingHosts;
	return (
		telling.kind === "new" &&
		score >= leastBreakingScore &&
		story.score >= leastCommonScore &&
		met.length > 0 &&
		isFounded &&
		now.getTime() - firstAt.getTime() <= youngMilliseconds
	);
}
