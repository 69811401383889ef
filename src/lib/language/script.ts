/** What each writing system tells of the language, by Unicode script. */
const scripts = {
	latin: /\p{Script=Latin}/gu,
	han: /\p{Script=Han}/gu,
	kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
	hangul: /\p{Script=Hangul}/gu,
	cyrillic: /\p{Script=Cyrillic}/gu,
	arabic: /\p{Script=Arabic}/gu,
	hebrew: /\p{Script=Hebrew}/gu,
	greek: /\p{Script=Greek}/gu,
	devanagari: /\p{Script=Devanagari}/gu,
	thai: /\p{Script=Thai}/gu,
} as const;

type Letters = Record<keyof typeof scripts, number>;

/** One Chinese character says about as much as this many Latin letters. */
const lettersInCharacter = 8;

/** Words of the other alphabets are as long, but product names stay Latin in them. */
const lettersInLetter = 2;

/** Of Japanese text rarely less is kana, of Chinese text rarely more. */
const leastKana = 0.05;

/**
 * The language (ISO 639-1) that the writing system alone decides, `"latin"`
 * where it is one of the many that share the Latin alphabet, null without letters.
 */
export function languageOfScript(text: string): string | null {
	if (!/[^\p{ASCII}\p{Script=Latin}]/u.test(text)) {
		return /\p{Script=Latin}/u.test(text) ? "latin" : null;
	}
	const letters = countLetters(text);
	const eastAsian = letters.han + letters.kana + letters.hangul;
	const [alphabet, most] = mostOf(letters);
	if (eastAsian * lettersInCharacter >= Math.max(letters.latin, most, 1)) {
		return eastAsianLanguage(letters);
	}
	if (most * lettersInLetter < Math.max(letters.latin, 1)) {
		return letters.latin > 0 ? "latin" : null;
	}
	return alphabetLanguage(alphabet, text);
}

function countLetters(text: string): Letters {
	const counts = Object.entries(scripts).map(
		([name, letter]) => [name, text.match(letter)?.length ?? 0] as const,
	);
	return Object.fromEntries(counts) as Letters;
}

const alphabets = [
	"cyrillic",
	"arabic",
	"hebrew",
	"greek",
	"devanagari",
	"thai",
] as const;
type Alphabet = (typeof alphabets)[number];

function mostOf(letters: Letters): [Alphabet, number] {
	return alphabets
		.map((name): [Alphabet, number] => [name, letters[name]])
		.reduce((best, next) => (next[1] > best[1] ? next : best));
}

function eastAsianLanguage({ han, kana, hangul }: Letters): string {
	if (hangul >= han + kana) return "ko";
	return kana / (han + kana) >= leastKana ? "ja" : "zh";
}

function alphabetLanguage(alphabet: Alphabet, text: string): string {
	switch (alphabet) {
		case "cyrillic":
			// Letters that only Ukrainian, and only Russian of the two, has.
			return (text.match(/[іїєґ]/gi)?.length ?? 0) >
				(text.match(/[ыэъё]/gi)?.length ?? 0)
				? "uk"
				: "ru";
		case "arabic":
			return /[پچژگ]/.test(text) ? "fa" : "ar";
		case "hebrew":
			return "he";
		case "greek":
			return "el";
		case "devanagari":
			return "hi";
		case "thai":
			return "th";
	}
}
