import type { Article } from "../articles/article.ts";
import { isAggregator } from "../stories/hosts.ts";
import type { BriefSource, CitedSentence } from "./brief.ts";

/** A brief cites so many sources at most. */
const MOST = 5;

/**
 * The articles that a brief is written from, best first: own wording before copies and
 * pointers, official before press, the wanted language (where one is wanted) before others,
 * early before late (so that a late copy does not change what was written).
 */
export function chooseSources(
	articles: readonly Article[],
	language: string | null,
): Article[] {
	const worth = (article: Article) =>
		(article.kind === "official" ? 4 : 0) +
		(article.language === language ? 3 : 0) +
		(article.text.length > 400 ? 2 : article.summary ? 1 : 0) +
		(isAggregator(article) ? -5 : 0) +
		(article.kind === "community" ? -2 : 0) +
		Math.min(article.weight, 3);
	const sorted = articles.toSorted(
		(a, b) =>
			worth(b) - worth(a) ||
			a.publishedAt.getTime() - b.publishedAt.getTime() ||
			a.id - b.id,
	);
	const chosen: Article[] = [];
	const texts = new Set<string>();
	for (const article of sorted) {
		if (chosen.length === MOST) break;
		if (texts.has(article.fingerprint)) continue;
		// A second article of one host adds little beside another host's.
		if (
			chosen.some(({ host }) => host === article.host) &&
			hasOtherHost(sorted, chosen)
		)
			continue;
		texts.add(article.fingerprint);
		chosen.push(article);
	}
	return chosen;
}

function hasOtherHost(
	all: readonly Article[],
	chosen: readonly Article[],
): boolean {
	const hosts = new Set(chosen.map(({ host }) => host));
	return all.some(({ host }) => !hosts.has(host));
}

export function briefSource(article: Article, number: number): BriefSource {
	return {
		number,
		articleId: article.id,
		url: article.link,
		host: article.host,
		official: article.kind === "official",
		language: article.language,
		publishedAt: article.publishedAt.toISOString(),
	};
}

/**
 * Numbers the sources in the order in which the sentences cite them, the uncited behind.
 * @returns the sentences with the new numbers and the articles in their order
 */
export function numberInOrder<Source>(
	sentences: readonly CitedSentence[],
	articles: readonly Source[],
): { sentences: CitedSentence[]; articles: Source[] } {
	const order = new Set(sentences.flatMap(({ sources }) => sources));
	articles.forEach((_, index) => {
		order.add(index + 1);
	});
	const numbers = new Map([...order].map((old, index) => [old, index + 1]));
	return {
		sentences: sentences.map(({ text, sources }) => ({
			text,
			sources: sources
				.map((old) => numbers.get(old) ?? old)
				.sort((a, b) => a - b),
		})),
		articles: [...order]
			.map((old) => articles[old - 1])
			.filter((article) => article !== undefined),
	};
}
