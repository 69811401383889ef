import type { Brief } from "../briefs/brief.ts";
import type { LimitState } from "../briefs/budget.ts";
import type { Edition } from "../digests/edition.ts";
import type { SpendingReport } from "../digests/spending.ts";
import type { WorkspaceSpending } from "../digests/store-spending.ts";
import type { Feed, FeedKind } from "../feeds/feed.ts";
import type { Story } from "../stories/story.ts";

/** All that the pages read of the world; nothing here changes it. */
export interface Reader {
	now(): Date;
	/** In which days and times are shown that belong to no channel. */
	timeZone: string;
	/** The newest edition of each channel, by the channel's name. */
	latestEditions(): Promise<Edition[]>;
	edition(digestId: number): Promise<Edition | null>;
	/** Other editions of the same channel, the newest first. */
	otherEditions(digestId: number, limit: number): Promise<EditionSummary[]>;
	/** Topics of stories, by their id. */
	topicsOf(storyIds: readonly number[]): Promise<ReadonlyMap<number, string[]>>;
	/** Stories with an article in a period, best first. */
	stories(search: StorySearch): Promise<StoryView[]>;
	/** The nearest moments with a story before and after a period. */
	neighbours(
		search: Period,
	): Promise<{ before: Date | null; after: Date | null }>;
	story(id: number): Promise<StoryView | null>;
	/** What was decided about a story; null where it is not kept. */
	decisions(storyId: number): Promise<StoryDecisions | null>;
	/** What was last said of a story. */
	brief(storyId: number): Promise<Brief | null>;
	feeds(): Promise<Feed[]>;
	/** What the language model cost on the last days, and what it may cost. */
	spending(days: number): Promise<SpendingView>;
	spentToday(): Promise<SpentToday>;
	/** What keeps this process from doing its work, a sentence each. */
	problems(): Promise<string[]>;
}

/** How far the budget is used at present. */
export interface BudgetView {
	/** Endpoint and model; null where none is configured. */
	model: string | null;
	limits: LimitState[];
}

export interface SpentToday extends BudgetView {
	/** Since midnight, UTC. */
	dollars: number;
}

export interface SpendingView extends SpendingReport, BudgetView {
	/** Which workspaces asked for it, the dearest first. */
	workspaces: WorkspaceSpending[];
}

/** What was decided about a story besides its rank, and why. */
export interface StoryDecisions {
	/** The words of its articles that put it under each of its topics. */
	topics: { topic: string; terms: string[] }[];
	/** Channels that were told it, the latest first. */
	tellings: Telling[];
}

/** A story in an edition of a channel. */
export interface Telling {
	digestId: number;
	channel: string;
	at: Date;
	kind: "new" | "update";
	/** As it was for this channel, then. */
	score: number;
	/** What the channel follows and the story met. */
	met: string[];
}

export interface Period {
	from: Date;
	/** Not included. */
	to: Date;
	topic: string | null;
}

export interface StorySearch extends Period {
	limit: number;
	offset: number;
}

export interface EditionSummary {
	digestId: number;
	kind: Edition["kind"];
	slot: Date;
	timeZone: string;
	entries: number;
}

export interface StoryView extends Story {
	articles: ArticleView[];
}

/** An article without its text. */
export interface ArticleView {
	id: number;
	url: string;
	host: string;
	source: string;
	kind: FeedKind;
	title: string;
	language: string;
	publishedAt: Date;
	/** The text of an earlier article of the story: both count as one source. */
	copy: boolean;
	/** What made it part of the story. */
	joinedBy: "first" | "url" | "text" | "event" | "merge";
	/** How like the story it was, from 0 to 1; null where nothing was measured. */
	similarity: number | null;
}
