import type { Article } from "#src/articles/article.ts";

/** An article with the given fields and plain values for the rest. */
export function makeArticle(given: Partial<Article> & { id: number }): Article {
	const host = given.host ?? `press${given.id}.example`;
	return {
		url: `https://${host}/${given.id}`,
		host,
		source: `Press ${given.id}`,
		kind: "press",
		weight: 1,
		title: `Title ${given.id}`,
		summary: null,
		text: "",
		byline: null,
		language: "en",
		publishedAt: new Date("2025-01-27T08:00:00Z"),
		seenAt: new Date("2025-01-27T08:05:00Z"),
		backlog: false,
		fingerprint: `fingerprint-${given.id}`,
		topics: [],
		models: [],
		organisations: [],
		...given,
		link: given.link ?? given.url ?? `https://${host}/${given.id}`,
	};
}
