import { words } from "../../lib/text/segment.ts";
import { stopWords } from "../../stories/stop-words.ts";

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const HAN = /[\p{Script=Han}]/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ALPHABETIC = ["en", "it", "de", "es", "fr", "pt"] as const;

/**
 * One spelling for what type varies and meaning does not, with case and accents kept: full-width
 * forms, quotation marks, dashes, spaces, and the spaces that tokenisers put before punctuation.
 */
export function plain(text: string): string {
	return text
		.replace(INVISIBLE, "")
		.replace(/[“”„‟«»‹›″「」『』《》〈〉]/gu, '"')
		.replace(/``|''/gu, '"')
		.replace(/[‘’‚‛ʼ′`´]/gu, "'")
		.normalize("NFKC")
		.replace(/[‐‑‒–—―−]/gu, "-")
		.replace(/\s+/gu, " ")
		.replace(/ (?=[.,;:!?%)\]](?:\s|$))/gu, "")
		.replace(/(?<=\p{L}) (?='(?:s|t|re|ve|ll|d|m)\b)/gu, "")
		.replace(/(?<=\p{L}) (?=n't(?!\p{L}))/gu, "")
		.replace(/(?<=[([$€£¥]) /gu, "")
		.trim();
}

/** `plain` text in lower case and without accents, place by place where both have the same length. */
export function fold(text: string): string {
	const folded = [...text]
		.map((character) => {
			const base = character
				.normalize("NFD")
				.replace(/[\u0300-\u036f]/gu, "")
				.toLowerCase();
			return base.length === character.length ? base : character.toLowerCase();
		})
		.join("");
	return folded.length === text.length ? folded : text.toLowerCase();
}

/**
 * The language whose function words the text uses most: enough to read number words and dates,
 * and cheaper than an n-gram model. `"zh"` or `"ja"` by script, `fallback` where nothing tells.
 */
export function languageOf(text: string, fallback = "en"): string {
	const sample = text.slice(0, 1500);
	const han = sample.match(HAN)?.length ?? 0;
	if (KANA.test(sample)) return "ja";
	if (han * 3 > sample.length * 0.5) return "zh";
	const found = words(sample.toLowerCase());
	const counts = ALPHABETIC.map((language) => {
		const stop = stopWords(language);
		const count = found.filter(
			(word) => word.length < 6 && stop.has(word),
		).length;
		return { language: language as string, count };
	});
	const most = Math.max(...counts.map(({ count }) => count));
	const best = counts
		.filter(({ count }) => count === most)
		.map(({ language }) => language);
	if (han > 4 && most < 2) return "zh";
	return best.includes(fallback) ? fallback : (best[0] ?? fallback);
}
