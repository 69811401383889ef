/**
 * Light stemming: folds the inflections that headlines vary (plural, tense,
 * adjective endings), and no more. A heavier stemmer joins words that differ in
 * meaning, which costs more here than a missed form does.
 */

type Suffix = readonly [ending: string, replacement: string];

/** Tried in order; the first that leaves at least `shortestStem` letters is taken. */
const suffixes: Record<string, readonly Suffix[]> = {
	en: [
		["isations", "ise"],
		["izations", "ise"],
		["isation", "ise"],
		["ization", "ise"],
		["ically", ""],
		["ements", ""],
		["ement", ""],
		["ities", "ity"],
		["ingly", ""],
		["ments", ""],
		["ment", ""],
		["ness", ""],
		["ings", ""],
		["ing", ""],
		["ied", "y"],
		["ies", "y"],
		["ics", ""],
		["ical", ""],
		["ion", ""],
		["ions", ""],
		["ors", ""],
		["ers", ""],
		["ed", ""],
		["es", ""],
		["ly", ""],
		["ic", ""],
		["or", ""],
		["er", ""],
		["s", ""],
	],
	de: [
		["ungen", ""],
		["ung", ""],
		["heiten", "heit"],
		["keiten", "keit"],
		["ischen", ""],
		["ische", ""],
		["isch", ""],
		["lichen", ""],
		["liche", ""],
		["ern", ""],
		["en", ""],
		["er", ""],
		["em", ""],
		["es", ""],
		["e", ""],
		["n", ""],
		["s", ""],
	],
	fr: [
		["issements", ""],
		["issement", ""],
		["atrices", ""],
		["ateurs", ""],
		["ations", ""],
		["ation", ""],
		["ements", ""],
		["ement", ""],
		["euses", ""],
		["euse", ""],
		["eurs", ""],
		["eur", ""],
		["ées", ""],
		["ée", ""],
		["és", ""],
		["er", ""],
		["ez", ""],
		["ent", ""],
		["aux", "al"],
		["es", ""],
		["é", ""],
		["e", ""],
		["s", ""],
	],
	es: [
		["aciones", ""],
		["amientos", ""],
		["amiento", ""],
		["imientos", ""],
		["imiento", ""],
		["ación", ""],
		["adores", ""],
		["ador", ""],
		["ados", ""],
		["adas", ""],
		["ado", ""],
		["ada", ""],
		["ando", ""],
		["iendo", ""],
		["mente", ""],
		["ar", ""],
		["er", ""],
		["ir", ""],
		["es", ""],
		["os", ""],
		["as", ""],
		["o", ""],
		["a", ""],
		["e", ""],
		["s", ""],
	],
	it: [
		["azioni", ""],
		["azione", ""],
		["amenti", ""],
		["amento", ""],
		["imenti", ""],
		["imento", ""],
		["atori", ""],
		["atore", ""],
		["mente", ""],
		["ando", ""],
		["endo", ""],
		["ati", ""],
		["ate", ""],
		["ato", ""],
		["ata", ""],
		["are", ""],
		["ere", ""],
		["ire", ""],
		["i", ""],
		["o", ""],
		["a", ""],
		["e", ""],
	],
};
suffixes.pt = suffixes.es ?? [];

const shortestStem = 4;
const doubled = /([bdfgklmnprtz])\1$/;

export function stem(word: string, language: string): string {
	const rules = suffixes[language] ?? suffixes.en ?? [];
	if (word.length <= shortestStem || /\d/.test(word)) {
		// "bans" and "ban" meet; "gas", "bus" and "us" stay.
		return language === "en" && /^[a-z]{2}[^aeisu]s$/.test(word)
			? word.slice(0, -1)
			: word;
	}
	for (const [ending, replacement] of rules) {
		if (!word.endsWith(ending)) continue;
		const kept = word.slice(0, -ending.length) + replacement;
		if (kept.length < shortestStem - 1 || !/[aeiouyáéíóúàèìòùäöü]/.test(kept))
			continue;
		if (ending === "s" && /[su]s$/.test(word)) return word;
		return fold(kept);
	}
	return fold(word);
}

/** "launche" and "launch", "acquir" and "acquire", "bann" and "ban" meet. */
function fold(word: string): string {
	const single =
		word.length > shortestStem - 1 ? word.replace(doubled, "$1") : word;
	return single.length > shortestStem && /[^aeiou]e$/.test(single)
		? single.slice(0, -1)
		: single;
}
