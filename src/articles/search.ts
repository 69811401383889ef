import { words } from "../lib/text/segment.ts";

/** The text search configurations that PostgreSQL brings, by language. */
const configurations: Record<string, string> = {
	ar: "arabic",
	da: "danish",
	de: "german",
	el: "greek",
	en: "english",
	es: "spanish",
	fi: "finnish",
	fr: "french",
	hi: "hindi",
	hu: "hungarian",
	it: "italian",
	nl: "dutch",
	no: "norwegian",
	pt: "portuguese",
	ro: "romanian",
	ru: "russian",
	sv: "swedish",
	tr: "turkish",
};

/** Languages that put no space between words, which PostgreSQL would take for one word. */
const unspaced = new Set(["zh", "ja", "th"]);

/** The configuration that stems words of that language; `simple` where there is none. */
export function searchConfiguration(language: string): string {
	return configurations[language] ?? "simple";
}

/** The text as PostgreSQL finds words in it: Chinese, Japanese and Thai are segmented. */
export function searchText(text: string, language: string): string {
	return unspaced.has(language) ? words(text, language).join(" ") : text;
}
