import { searchConfiguration, searchText } from "../articles/search.ts";
import type { Queryable } from "../lib/database/database.ts";
import { wordsFor } from "./concepts.ts";
import type { Question, QuestionTerm } from "./question.ts";
import {
	articlesTitledLike,
	type FoundArticle,
	type SearchWords,
	searchArticles,
} from "./store.ts";

/** How many articles are read for an answer. */
const most = 40;
/** With fewer than these, titles that hold nearly the same name are looked for too. */
const few = 3;

/** Names are spelled alike in every language, but each stems them in its own way. */
const languages = ["en", "it", "de", "es", "fr", "zh"];

/** Articles of the period that may answer, the best first. */
export async function retrieve(
	database: Queryable,
	question: Question,
	period: { after: Date; until: Date },
): Promise<FoundArticle[]> {
	const names = question.terms.filter(({ isName }) => isName);
	const others = question.terms.filter(({ isName }) => !isName);
	const found = await searchArticles(database, {
		...period,
		names: names.map((term) => formsOf(term, languages)),
		others: others.map((term) => formsOf(term, [question.language])),
		slugs: question.models,
		limit: most,
	});
	const misspelt = names
		.map(({ word }) => word)
		.filter((word) => /^\p{L}{5,}$/u.test(word));
	if (found.length >= few || misspelt.length === 0) return found;
	const titled = await articlesTitledLike(database, misspelt, {
		...period,
		limit: most,
	});
	const ids = new Set(found.map(({ id }) => id));
	return [...found, ...titled.filter(({ id }) => !ids.has(id))];
}

/** Stems keep at least so many letters of a word. */
const stemmed = 5;

/** A term's own word in the languages given, and the words of its ideas in any. */
function formsOf(
	{ word, spellings, concepts }: QuestionTerm,
	spoken: readonly string[],
): SearchWords[] {
	const ideas = concepts.map(wordsFor);
	const beginnings = ideas.flatMap((idea) => idea.beginnings);
	const isSigns = (given: string) => asSegmented(given) !== given;
	return [
		...[...new Set(spoken.map(searchConfiguration))].map((configuration) => ({
			configuration,
			words: [...new Set([word, ...spellings].map(asSegmented))],
			prefixed: false,
		})),
		{
			configuration: "simple",
			words: [
				...ideas.flatMap(({ wholes }) => wholes),
				// PostgreSQL reads the end of "Sky-7" as a number below zero.
				...(/^\d+$/.test(word) ? [`-${word}`] : []),
				...beginnings.filter(isSigns).map(asSegmented),
			],
			prefixed: false,
		},
		{
			configuration: "simple",
			words: [
				...new Set(
					beginnings
						.filter((beginning) => !isSigns(beginning))
						.map((beginning) => beginning.slice(0, stemmed)),
				),
			],
			prefixed: true,
		},
	].filter(({ words }) => words.length > 0);
}

/** Chinese words are stored as the segmenter tells them apart; several in a row are a phrase. */
function asSegmented(word: string): string {
	return /\p{Script=Han}/u.test(word) ? searchText(word, "zh") : word;
}
