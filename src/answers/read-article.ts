import { normalise } from "../lib/text/normalise.ts";
import { sentences, words } from "../lib/text/segment.ts";
import { stem } from "../stories/stem.ts";
import { type ConceptName, conceptsOf, conceptsOfSigns } from "./concepts.ts";
import { meaningsOf } from "./meanings.ts";
import type { QuestionTerm } from "./question.ts";
import type { FoundArticle } from "./store.ts";

/** As much of an article is read. */
export const READ_CHARACTERS = 8000;

/** The words of a text in all the forms in which a question may ask for them. */
export interface ReadText {
	folded: string;
	words: Set<string>;
	stems: Set<string>;
	/** Of the longer words, by which they are known in related languages. */
	beginnings: Set<string>;
	meanings: Set<string>;
	concepts: Set<ConceptName>;
}

/** So many first letters tell that long words of two languages are one: "infrastruttura". */
const COGNATE = 7;

function beginning(word: string): string {
	return word.slice(0, COGNATE);
}

/** "Rises" and "rise" differ by what the stemmer leaves. */
function bare(stem: string): string {
	return stem.replace(/(?<=\p{L}{3})e$/u, "");
}

export function readText(text: string, language: string): ReadText {
	const folded = normalise(text);
	const found = new Set<string>();
	for (const word of words(folded, language)) {
		found.add(word);
		if (word.includes("'"))
			found.add(word.replace(/^\p{L}{1,5}'(?=\p{L}{2})|'s$/gu, ""));
	}
	const concepts = new Set<ConceptName>(conceptsOfSigns(folded));
	const stems = new Set<string>();
	const beginnings = new Set<string>();
	const meanings = new Set<string>();
	for (const word of found) {
		stems.add(bare(stem(word, language)));
		if (word.length >= COGNATE) beginnings.add(beginning(word));
		for (const meaning of meaningsOf(word, language)) meanings.add(meaning);
		for (const concept of conceptsOf(word)) concepts.add(concept);
	}
	return { folded, words: found, stems, beginnings, meanings, concepts };
}

export function holds(text: ReadText, term: QuestionTerm): boolean {
	if (text.words.has(term.word)) return true;
	if (term.isName) return holdsName(text, term);
	if (text.stems.has(bare(term.stem))) return true;
	if (text.beginnings.has(beginning(term.word))) return true;
	if (/\p{Script=Han}/u.test(term.word) && text.folded.includes(term.word))
		return true;
	return (
		term.meanings.some((meaning) => text.meanings.has(meaning)) ||
		term.concepts.some((concept) => text.concepts.has(concept))
	);
}

function holdsName(text: ReadText, { word, spellings }: QuestionTerm): boolean {
	return (
		(/\p{Script=Han}/u.test(word) && text.folded.includes(word)) ||
		spellings.some((name) => words(name).every((part) => text.words.has(part)))
	);
}

export interface ReadArticle {
	article: FoundArticle;
	title: ReadText;
	sentences: { text: string; read: ReadText }[];
}

export function readArticle(article: FoundArticle): ReadArticle {
	const { language } = article;
	const title = readText(article.title, language);
	title.words.add(String(article.publishedAt.getUTCFullYear()));
	const seen = new Set<string>();
	const read = [article.summary ?? "", article.text.slice(0, READ_CHARACTERS)]
		.flatMap((text) => sentences(text, language))
		.filter((text) => !seen.has(text) && seen.add(text))
		.map((text) => ({ text, read: readText(text, language) }));
	return { article, title, sentences: read };
}

export function speaksOf(
	{ title, sentences: all }: ReadArticle,
	term: QuestionTerm,
): boolean {
	return holds(title, term) || all.some(({ read }) => holds(read, term));
}
