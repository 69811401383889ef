import { detectLanguage } from "../../lib/language/detect.ts";

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const HAN = /[\p{Script=Han}]/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

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
 * The language to read numbers, dates and negations in. Chinese and Japanese sentences about the
 * field are so full of Latin names that a detector takes them for English: here some characters decide.
 */
export function languageOf(text: string, fallback?: string): string {
	const sample = text.slice(0, 1500);
	if (KANA.test(sample)) return "ja";
	const han = sample.match(HAN)?.length ?? 0;
	if (han >= 4 && han * 8 > sample.length) return "zh";
	return detectLanguage(sample, fallback);
}
