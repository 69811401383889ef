/** How many days each kind of data is kept; null for ever. */
export interface KeepSettings {
	/** What feeds said of an item, once an article was made of it. */
	rawDays: number | null;
	/** Texts of articles, and articles that nothing tells of. */
	articlesDays: number | null;
	/** Calls to language models, and the bodies of messages that were posted. */
	recordsDays: number | null;
	/** All that belongs to a workspace, since it took its leave back. */
	erasedDays: number | null;
}

export const defaultKeep: KeepSettings = {
	rawDays: 30,
	articlesDays: 365,
	recordsDays: 400,
	erasedDays: 30,
};

/**
 * Articles are kept for so long at least: a digest looks back up to fifteen days and a story grows
 * for two more, and what a channel was told of a story goes with the texts of its articles.
 */
export const leastArticlesDays = 30;

const day = 24 * 60 * 60 * 1000;

/** Before when something that is kept for so many days goes; null where it never does. */
export function cutoff(now: Date, days: number | null): Date | null {
	return days === null ? null : new Date(now.getTime() - days * day);
}
