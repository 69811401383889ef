import type { RankPart, StoryWithArticles } from "../stories/story.ts";
import type { Telling } from "./memory.ts";

/** A story that a channel could be told, with the reasons. */
export interface Candidate {
	story: StoryWithArticles;
	/** Interests of the channel that it meets; never empty. */
	met: string[];
	score: number;
	parts: RankPart[];
	telling: Exclude<Telling, { kind: "silent" }>;
}

/** Below this even an empty digest is better than the story: deals, puzzles, trivia. */
const leastScore = 1.5;

/** Stories that may tell the same event. */
export type Related = (storyId: number, otherId: number) => boolean;

/**
 * The stories of a digest, best first. No interest takes more than half of the
 * places while others wait, so that one loud topic does not drown the rest. Of
 * stories in different languages that may tell the same event only the best
 * stays: a reader takes them for a repetition.
 * @param places at most so many
 */
export function select(
	candidates: readonly Candidate[],
	places: number,
	related: Related = () => false,
): Candidate[] {
	const worthy: Candidate[] = [];
	for (const candidate of candidates
		.filter(({ score }) => score >= leastScore)
		.sort((a, b) => b.score - a.score || a.story.id - b.story.id)) {
		const isToldAlready = worthy.some(
			({ story }) =>
				related(story.id, candidate.story.id) &&
				!shareLanguage(story, candidate.story),
		);
		if (!isToldAlready) worthy.push(candidate);
	}
	const quota = Math.ceil(places / 2);
	const taken = new Map<string, number>();
	const chosen: Candidate[] = [];
	const waiting: Candidate[] = [];
	for (const candidate of worthy) {
		const subject = candidate.met[0] ?? "";
		const count = taken.get(subject) ?? 0;
		if (chosen.length >= places) break;
		if (count >= quota) waiting.push(candidate);
		else {
			chosen.push(candidate);
			taken.set(subject, count + 1);
		}
	}
	return [...chosen, ...waiting]
		.slice(0, places)
		.sort((a, b) => b.score - a.score || a.story.id - b.story.id);
}

function shareLanguage(a: StoryWithArticles, b: StoryWithArticles): boolean {
	return a.articles.some(({ language }) =>
		b.articles.some((other) => other.language === language),
	);
}
