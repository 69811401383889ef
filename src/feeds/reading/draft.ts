import type { FeedDescription } from "../item.ts";

/** An entry as a parser found it: strings may hold markup, entities, odd dates. */
export interface ItemDraft {
	guid: string | null;
	/** Absolute where a base is known. */
	url: string | null;
	title: string | null;
	/** The feed declares markup in the title. */
	titleIsHtml: boolean;
	summary: string | null;
	content: string | null;
	author: string | null;
	/** ISO 8601 UTC. */
	publishedAt: string | null;
	language: string | null;
	categories: string[];
}

/** How often a feed says that it wants to be read. */
export interface Rhythm {
	/** Minutes that the feed may be kept (`ttl`). */
	ttlMinutes: number | null;
	/** Hours of the day, UTC, at which it does not change. */
	skipHours: number[];
	/** Days of the week, 0 is Sunday, on which it does not change. */
	skipDays: number[];
	/** Seconds between its updates (`sy:updatePeriod` and `sy:updateFrequency`). */
	updateSeconds: number | null;
}

export interface FeedDraft {
	format: FeedDescription["format"];
	title: string | null;
	siteUrl: string | null;
	language: string | null;
	hub: string | null;
	/** Where it says that it is itself (`rel=self`). */
	selfUrl: string | null;
	rhythm: Rhythm;
	items: ItemDraft[];
	/** What is wrong with the document, although it could be read; null when nothing is. */
	fault: string | null;
}

export const noRhythm: Rhythm = {
	ttlMinutes: null,
	skipHours: [],
	skipDays: [],
	updateSeconds: null,
};
