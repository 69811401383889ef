/** One entry of a feed, cleaned: plain-text title, absolute URL, ISO 8601 UTC time. */
export interface Item {
	guid: string | null;
	url: string | null;
	title: string;
	/** The feed's own teaser, plain text. */
	summary: string | null;
	/** The feed's own body, HTML as given. */
	content: string | null;
	author: string | null;
	publishedAt: string | null;
	language: string | null;
	categories: string[];
}

/** What a feed says of itself. */
export interface FeedDescription {
	title: string | null;
	siteUrl: string | null;
	language: string | null;
	/** WebSub hub, where one is offered. */
	hub: string | null;
	format: "rss" | "atom" | "rdf" | "json";
}
