import { synonym } from "./events.ts";
import { stem } from "./stem.ts";
import translations from "./translations.json" with { type: "json" };

const tables: Record<string, Record<string, string>> = translations;
const made = new Map<string, ReadonlyMap<string, readonly string[]>>();

/**
 * Words of a language, stemmed where it has endings, and the English stems that
 * stand for them: what headlines of several languages have in common.
 */
export function dictionaryOf(
	language: string,
): ReadonlyMap<string, readonly string[]> {
	const known = made.get(language);
	if (known) return known;
	const dictionary = new Map<string, string[]>();
	for (const [english, words] of Object.entries(tables[language] ?? {})) {
		const term = synonym(stem(english, "en"));
		for (const word of words.split(" ")) {
			const foreign = stem(word, language);
			const terms = dictionary.get(foreign) ?? [];
			if (!terms.includes(term)) terms.push(term);
			dictionary.set(foreign, terms);
		}
	}
	made.set(language, dictionary);
	return dictionary;
}
