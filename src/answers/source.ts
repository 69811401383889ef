import type { CitableText } from "./writing-sources.ts";

/** An article that is quoted or cited or comes nearest, or a collection of facts that is cited. */
export interface AnswerSource {
	/** From 1, in the order of citation. */
	number: number;
	/** Null where it is a collection of facts that the catalogue has some of. */
	articleId: number | null;
	/** Of a collection: its name. */
	title: string;
	url: string;
	host: string;
	official: boolean;
	/** ISO 639-1. */
	language: string;
	/** ISO 8601 UTC; of a collection, as of when. */
	publishedAt: string;
}

export function sourceOf(
	{
		id,
		title,
		url,
		host,
		kind,
		language,
		publishedAt,
	}: Omit<CitableText, "text" | "summary">,
	number: number,
): AnswerSource {
	return {
		number,
		articleId: id,
		title,
		url,
		host,
		official: kind === "official",
		language,
		publishedAt: publishedAt.toISOString(),
	};
}
