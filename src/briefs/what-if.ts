/** What a day's briefs came to, in counts. */
export interface DayCounts {
	/** Articles that came in. */
	articles: number;
	/** Languages that digests were written in. */
	languages: number;
	/** Entries of all digests together. */
	entries: number;
	/** Stories that a model wrote, once each whatever the language. */
	written: number;
	/** What writing these cost, without translation, in millionths of a dollar. */
	writingMicrodollars: number;
}

/** Millionths of a dollar. */
export interface WhatIf {
	perArticle: number;
	perChannel: number;
}

/**
 * What the same day would have cost in the two usual ways: a summary of every article in every
 * language, or one of every entry of every channel, each at what a story cost on that day. It
 * leaves in their favour that small stories share a call here and that they would be translated
 * by nobody. Null where no story was written.
 */
export function whatIf({
	articles,
	languages,
	entries,
	written,
	writingMicrodollars,
}: DayCounts): WhatIf | null {
	if (written === 0) return null;
	const each = writingMicrodollars / written;
	return {
		perArticle: Math.round(articles * Math.max(1, languages) * each),
		perChannel: Math.round(entries * each),
	};
}
