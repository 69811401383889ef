import type { FeedKind } from "../feeds/feed.ts";

/** The cleaned, dated, language-tagged text behind one canonical URL. */
export interface Article {
	id: number;
	/** Canonical. */
	url: string;
	/** As its publisher writes it, without tracking: what readers follow. */
	link: string;
	/** Host of `url` without `www.`. */
	host: string;
	/** Title of the feed that brought it. */
	source: string;
	kind: FeedKind;
	/** Weight of the feed that brought it, 1 is usual. */
	weight: number;
	title: string;
	summary: string | null;
	/** Plain text, paragraphs separated by a blank line; empty when only a teaser is known. */
	text: string;
	byline: string | null;
	/** ISO 639-1. */
	language: string;
	publishedAt: Date;
	seenAt: Date;
	/** Older than a day when its feed was first polled: stored, never told. */
	backlog: boolean;
	/** Equal for copies of one text, which count as one source. */
	fingerprint: string;
	topics: string[];
	models: string[];
	organisations: string[];
}
