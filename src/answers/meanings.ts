import { dictionaryOf } from "../stories/dictionary.ts";
import { synonym } from "../stories/events.ts";
import { stem } from "../stories/stem.ts";

/** The English stems that a folded word stands for: what texts of several languages have in common. */
export function meaningsOf(word: string, language: string): readonly string[] {
	const own = stem(word, language);
	return language === "en"
		? [synonym(own)]
		: (dictionaryOf(language).get(own) ?? []);
}
