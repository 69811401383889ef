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
const languages = ["en", "it", "de", "es", "fr", "pt", "zh"];

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
		names: searchWords(names, question.language),
		words: searchWords(others, question.language),
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

/** A term's own word in the languages that it may be written in, and the words of its ideas. */
function searchWords(
	terms: readonly QuestionTerm[],
	language: string,
): SearchWords[] {
	const own = terms.map(({ word }) => word);
	const ideas = terms.flatMap(({ concepts }) => concepts.map(wordsFor));
	const ofIdeas = ideas.flatMap(({ wholes, beginnings }) => [
		...wholes,
		...beginnings,
	]);
	const everywhere = terms.some(({ isName }) => isName) || ideas.length > 0;
	const configurations = new Set(
		[language, ...(everywhere ? languages : [])].map(searchConfiguration),
	);
	return [
		// A beginning may be longer than the stem that its language keeps: "authority", "author".
		...[...configurations].map((configuration) => ({
			configuration,
			words: [...own, ...ofIdeas].map(asSegmented),
			prefixed: false,
		})),
		{
			configuration: "simple",
			words: ideas.flatMap(({ beginnings }) =>
				beginnings.filter((word) => asSegmented(word) === word),
			),
			prefixed: true,
		},
	].filter(({ words }) => words.length > 0);
}

/** Chinese words are stored as the segmenter tells them apart; several in a row are a phrase. */
function asSegmented(word: string): string {
	return /\p{Script=Han}/u.test(word) ? searchText(word, "zh") : word;
}
