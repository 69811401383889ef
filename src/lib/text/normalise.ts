const ASCII = /^[\x20-\x7e]*$/;
/** Latin, Greek and Cyrillic accents; the voicing marks of Japanese (U+3099) are letters to a reader and stay. */
const ACCENTS = /[\u0300-\u036f]/g;
const SINGLE_QUOTES = /[‘’‚‛ʼ′‵]/g;
const LONE_ACCENTS = /[`´]/g;
const DOUBLE_PRIMES = /[″‶]/g;
const DOUBLE_QUOTES = /[“”„‟«»「」『』]/g;
const DASHES = /[‐‑‒–—―−]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const SPACES = /\s+/g;
/** Letters that no Unicode decomposition folds. */
const LETTERS = /[ßæœøłđðþı]/g;
const FOLDED: Record<string, string> = {
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "o",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	ı: "i",
};

/**
 * Folds a text so that two ways to write the same words become equal: NFKC, lower case,
 * no accents, straight quotes, plain hyphens, single spaces, no invisible characters.
 */
export function normalise(text: string): string {
	if (ASCII.test(text)) {
		return text.toLowerCase().replace(/`/g, "'").replace(SPACES, " ").trim();
	}
	return (
		text
			.replace(INVISIBLE, "")
			// These two first: NFKC would take them for something else.
			.replace(LONE_ACCENTS, "'")
			.replace(DOUBLE_PRIMES, '"')
			.normalize("NFKC")
			.replace(SINGLE_QUOTES, "'")
			.replace(DOUBLE_QUOTES, '"')
			.replace(DASHES, "-")
			.toLowerCase()
			.normalize("NFD")
			.replace(ACCENTS, "")
			.normalize("NFC")
			.replace(LETTERS, (letter) => FOLDED[letter] ?? letter)
			.replace(SPACES, " ")
			.trim()
	);
}
