import { normalise } from "../lib/text/normalise.ts";
import { sentences, words } from "../lib/text/segment.ts";
import { stem } from "../stories/stem.ts";
import { type ConceptName, conceptsOf, conceptsOfSigns } from "./concepts.ts";
import type { QuestionTerm } from "./question.ts";
import type { FoundArticle } from "./store.ts";

/** As much of an article is read. */
const READ_CHARACTERS = 8000;

/** The words of a text in all the forms in which a question may ask for them. */
export interface ReadText {
	folded: string;
	words: Set<string>;
	stems: Set<string>;
	concepts: Set<ConceptName>;
}

function readText(text: string, language: string): ReadText {
	const folded = normalise(text);
	const found = new Set<string>();
	for (const word of words(folded, language)) {
		found.add(word);
		if (word.includes("'"))
			found.add(word.replace(/^\p{L}{1,5}'(?=\p{L}{2})|'s$/gu, ""));
	}
	const concepts = new Set<ConceptName>(conceptsOfSigns(folded));
	const stems = new Set<string>();
	for (const word of found) {
		stems.add(stem(word, language));
		for (const concept of conceptsOf(word)) concepts.add(concept);
	}
	return { folded, words: found, stems, concepts };
}

export function holds(text: ReadText, term: QuestionTerm): boolean {
	if (text.words.has(term.word) || text.stems.has(term.stem)) return true;
	if (/\p{Script=Han}/u.test(term.word) && text.folded.includes(term.word))
		return true;
	return term.concepts.some((concept) => text.concepts.has(concept));
}

export interface ReadArticle {
	article: FoundArticle;
	title: ReadText;
	sentences: { text: string; read: ReadText }[];
}

export function readArticle(article: FoundArticle): ReadArticle {
	const { language } = article;
	const title = readText(article.title, language);
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
