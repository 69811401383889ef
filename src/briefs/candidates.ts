import { languageOfScript } from "../lib/language/script.ts";
import { normalise } from "../lib/text/normalise.ts";
import { sentences, words } from "../lib/text/segment.ts";
import { stopWords } from "../stories/stop-words.ts";
import { isEnded, isFurniture } from "./furniture.ts";
import { isRequest } from "./quarantine.ts";
import { isUnsafe } from "./sanitise.ts";

/** What the extractive summariser needs to know of an article. */
export interface BriefArticle {
	id: string | number;
	url: string;
	title: string;
	/** The feed's own teaser, plain text. */
	summary?: string | null;
	/** Plain text, paragraphs separated by a blank line. */
	text?: string | null;
	/** Name of the feed or outlet. */
	source: string;
	/** ISO 639-1. */
	language?: string;
	/** Published by the one it is about. */
	official?: boolean;
}

/** A sentence that may be quoted. */
export interface Candidate {
	/** Verbatim, but for a quotation mark without its fellow. */
	text: string;
	/** Index into the articles. */
	article: number;
	/** From 0: its place among the sentences of its article. */
	position: number;
	/** From the feed's own teaser. */
	teaser: boolean;
	/** All its words, folded. */
	words: string[];
	/** Its words without function words, each once. */
	terms: Set<string>;
}

const LONE_CLOSING = /^["'”’»]\s+(?=\S)/u;
const DIGIT = /\d/;
const CJK = /^(?:zh|ja|ko|th)$/;
const PRONOUN_TEASER =
	/^(?:the post|l['’]articolo|der beitrag|la entrada|l['’]article)\b/iu;

/** Fewest and most words of a sentence that can stand alone in a digest. */
const SHORTEST = 6;
const LONGEST = 60;

/** The sentences of `articles` written in `language` that may be quoted, in reading order. */
export function candidates(
	articles: readonly BriefArticle[],
	language: string,
): Candidate[] {
	const found: Candidate[] = [];
	articles.forEach((article, index) => {
		if ((article.language ?? language) !== language) return;
		const seen = new Set<string>([normalise(article.title)]);
		const add = (text: string, teaser: boolean) => {
			let position = 0;
			for (const sentence of sentences(text, language)) {
				const candidate = read(sentence, index, position, teaser, language);
				if (candidate === null) continue;
				const key = candidate.words.join(" ");
				if (seen.has(key)) continue;
				seen.add(key);
				found.push(candidate);
				position += 1;
			}
		};
		const teaser = article.summary ?? "";
		if (isGoodTeaser(teaser, article.title)) add(teaser, true);
		add(article.text ?? "", false);
	});
	return found;
}

function read(
	sentence: string,
	article: number,
	position: number,
	teaser: boolean,
	language: string,
): Candidate | null {
	const text = sentence.replace(LONE_CLOSING, "");
	if (!isEnded(text) || isFurniture(text)) return null;
	if (isUnsafe(text) || isRequest(text) || isTorn(text)) return null;
	if (isInOtherScript(text, language)) return null;
	const all = words(normalise(text), language);
	const count = CJK.test(language) ? all.length * 0.7 : all.length;
	if (count < SHORTEST || count > LONGEST) return null;
	return {
		text,
		article,
		position,
		teaser,
		words: all,
		terms: terms(all, language),
	};
}

/** An aggregator may put a Chinese teaser under an English article: it is not the article's own. */
function isInOtherScript(text: string, language: string): boolean {
	return (
		!CJK.test(language) && EAST_ASIAN.has(languageOfScript(text) ?? "latin")
	);
}

const EAST_ASIAN: ReadonlySet<string> = new Set(["zh", "ja", "ko"]);

/** Whether a quotation begins or ends outside of the sentence. */
function isTorn(text: string): boolean {
	const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
	// German closes with the mark that opens in English.
	const german = count(/„/gu);
	return (
		count(/"/gu) % 2 === 1 ||
		(german > 0 ? german !== count(/[“”]/gu) : count(/“/gu) !== count(/”/gu)) ||
		count(/[«「『]/gu) !== count(/[»」』]/gu)
	);
}

/** The words that carry meaning, each once. */
export function terms(all: readonly string[], language: string): Set<string> {
	const stop = stopWords(language);
	const shortest = CJK.test(language) ? 1 : 2;
	return new Set(
		all.filter(
			(word) =>
				!stop.has(word) && (word.length >= shortest || DIGIT.test(word)),
		),
	);
}

/** A teaser worth quoting: whole sentences that say more than the title. */
function isGoodTeaser(teaser: string, title: string): boolean {
	const text = teaser.trim();
	if (text.length < 40 || text.length > 1200) return false;
	if (PRONOUN_TEASER.test(text)) return false;
	return !normalise(title).startsWith(normalise(text));
}
