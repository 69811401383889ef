import type { Article } from "../articles/article.ts";

/** One addend of a story's rank, with the reason in words. */
export interface RankPart {
	kind: string;
	value: number;
	why: string;
}

/** The articles that report one event, as the database keeps them. */
export interface Story {
	id: number;
	headline: string;
	firstAt: Date;
	lastAt: Date;
	/** Of old articles only: never told. */
	backlog: boolean;
	score: number;
	parts: RankPart[];
	/** Independent hosts: copies and aggregators count as their origin. */
	hosts: number;
	topics: string[];
	models: string[];
	organisations: string[];
	/** Rises with every change of members. */
	revision: number;
	/** The revision that `score` was computed for. */
	rankedRevision: number;
}

export interface StoryWithArticles extends Story {
	/** In the order of publication. */
	articles: Article[];
}
