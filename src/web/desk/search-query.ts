import { cleanLine } from "../../chat/clean-text.ts";
import { TOPICS } from "../../topics/topics.ts";

/** What stands in the field of the search, taken apart. */
export interface SearchQuery {
	words: string[];
	/** `host:nytimes.com` */
	host: string | null;
	/** `language:it` */
	language: string | null;
	/** `topic:chips` */
	topic: string | null;
}

/** Who types more looks for a sentence, which is what `/ask` is for. */
const mostWords = 8;

/** `deepseek price host:nytimes.com`: words, and what narrows the search; what is no filter is a word. */
export function readSearch(typed: string): SearchQuery {
	const query: SearchQuery = {
		words: [],
		host: null,
		language: null,
		topic: null,
	};
	for (const part of cleanLine(typed).split(" ").filter(hasSense)) {
		const [, name = "", value = ""] =
			/^(host|language|topic):(.+)$/i.exec(part) ?? [];
		const wanted = value.toLowerCase();
		switch (name.toLowerCase()) {
			case "host":
				query.host = wanted.replace(/^www\./, "");
				break;
			case "language":
				query.language = wanted;
				break;
			case "topic":
				query.topic =
					TOPICS.find(({ slug }) => slug === wanted)?.slug ?? wanted;
				break;
			default:
				query.words.push(part);
		}
	}
	query.words.splice(mostWords);
	return query;
}

/** Of signs alone nothing is indexed. */
function hasSense(part: string): boolean {
	return /[\p{L}\p{N}]/u.test(part);
}
