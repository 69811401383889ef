import type { Article } from "../articles/article.ts";
import { sentences } from "../lib/text/segment.ts";
import { addressesModel, isRequest } from "./quarantine.ts";
import { visible } from "./sanitise.ts";

/** What is read of an article to write from it. */
export type ReadableArticle = Pick<
	Article,
	| "url"
	| "host"
	| "kind"
	| "title"
	| "summary"
	| "text"
	| "language"
	| "publishedAt"
>;

/** What may be written from: an article without what is not visible or not a report. */
export interface Material<Source extends ReadableArticle = Article> {
	article: Source;
	title: string;
	summary: string;
	/** Sentences of the text in order. */
	sentences: string[];
	/** The text spoke to the reader as a model; only the title is left. */
	quarantined: boolean;
}

export function materialOf<Source extends ReadableArticle>(
	article: Source,
): Material<Source> {
	const title = visible(article.title);
	const summary = visible(article.summary ?? "");
	const quarantined =
		addressesModel(article.text) ||
		addressesModel(summary) ||
		addressesModel(title);
	if (quarantined)
		return {
			article,
			title: isRequest(title) ? "" : title,
			summary: "",
			sentences: [],
			quarantined,
		};
	const reports = (text: string) =>
		sentences(text, article.language)
			.map(visible)
			.filter((sentence) => sentence !== "" && !isRequest(sentence));
	return {
		article,
		title: isRequest(title) ? "" : title,
		summary: reports(summary).join(" "),
		sentences: reports(article.text),
		quarantined,
	};
}

/** All that an article's sentences may be grounded in. */
export function groundText({
	title,
	summary,
	sentences: all,
}: Material<ReadableArticle>): string {
	return [title, summary, ...all].filter((part) => part !== "").join("\n");
}
