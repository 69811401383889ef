import {
	beforeNumber,
	followedByMore,
	mayEnd,
	openers,
} from "./abbreviations.ts";

/** Building a segmenter costs a millisecond, so one is kept for each language. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
	let made = segmenters.get(language);
	if (!made) {
		made = new Intl.Segmenter(language, { granularity: "word" });
		segmenters.set(language, made);
	}
	return made;
}

/** Scripts that put no space between words. */
const UNSPACED =
	"\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆";
/** Groups: a run without spaces, or a word that may hold inner points and apostrophes ("5.6", "l'IA", "U.S"). */
const RUN = new RegExp(
	`([${UNSPACED}]+)|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+(?:['’.,·](?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+)*`,
	"gu",
);
const COMMA = /,/;
const NUMBER = /^\p{N}[\p{N}.,]*$/u;

/**
 * The words of a text in reading order, as written: no punctuation, numbers whole ("5.6",
 * "1,000"), compounds split at hyphens. Runs of Chinese, Japanese and other scripts without
 * spaces are segmented by the dictionary of `Intl.Segmenter`.
 *
 * `language` is ISO 639-1 and only helps to segment such runs.
 */
export function words(text: string, language = "en"): string[] {
	const found: string[] = [];
	for (const match of text.matchAll(RUN)) {
		const run = match[0];
		if (match[1] !== undefined) {
			for (const part of segmenter(language).segment(run)) {
				if (part.isWordLike) found.push(part.segment);
			}
		} else if (COMMA.test(run) && !NUMBER.test(run)) {
			found.push(...run.split(COMMA));
		} else {
			found.push(run);
		}
	}
	return found;
}

/** A line break inside a paragraph is a wrap when a small letter goes on after it. */
const WRAP = /(?<![.!?:;。！？])[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu;
const LINES = /\s*[\r\n\u2028\u2029]\s*/;
/** Groups: a western end mark with what closes behind it; an eastern one. */
const END =
	/((?<![.!?…‽])[.!?…‽]+["'”’»›)\]]*)(?=\s|$)|([。！？｡][。！？｡…!?]*[」』”’）)】》"]*)/gu;
/** After a quoted sentence in Japanese the enclosing sentence often goes on. */
const GOES_ON = /^(?:と|って|、|，|など|の|を|に|は|が|も|で)/u;
const OPENING = /^["'“‘«‹([¿¡„]+/u;
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}'’.-]*/u;
const LETTER_DOTS = /^(?:\p{L}\.)*\p{L}$/u;
const HAS_UPPER_OR_DIGIT = /[\p{Lu}\p{N}]/u;
const STARTS_LOWER = /^\p{Ll}/u;
const STARTS_DIGIT = /^\p{N}/u;
const ONLY_DIGITS = /^\d{1,3}$/;

function isOpener(word: string): boolean {
	const lower = word.toLowerCase().replace(/\.+$/, "");
	// "L'azienda" opens as "l'" does.
	return openers.has(lower) || openers.has(lower.replace(/['’].*$/, "'"));
}

/** Whether the sentence `before`, whose blanks are single spaces, ends at its full stop, given what follows. */
function endsAtStop(before: string, after: string, language: string): boolean {
	const next = WORD.exec(after.replace(OPENING, ""))?.[0] ?? "";
	const token = before
		.slice(before.lastIndexOf(" ") + 1)
		.replace(/^["'“‘«‹([¿¡„]+/u, "");
	// "l'art. 5", "d'env. 3".
	const abbreviation = token.toLowerCase().replace(/^\p{L}{1,6}['’]/u, "");
	if (followedByMore.has(abbreviation)) return false;
	if (STARTS_DIGIT.test(next) && beforeNumber.has(abbreviation)) return false;
	if (mayEnd.has(abbreviation)) return isOpener(next);
	// "J. Smith", "U.S. Army"; but "plan B. The".
	if (LETTER_DOTS.test(token)) return isOpener(next);
	if (ONLY_DIGITS.test(token)) {
		// A number that opens the sentence numbers a list; German and its kin write ordinals so.
		if (token === before.trim()) return false;
		if (language === "de") return isOpener(next);
	}
	return true;
}

/**
 * The sentences of a text in order, each trimmed and with single spaces, else verbatim.
 *
 * Blank lines and line breaks end a sentence. Stops of abbreviations ("U.S.", "Dr.", "e.g.",
 * "z. B."), initials, ordinals and numbers do not. Rules of our own rather than the sentence
 * mode of `Intl.Segmenter`, which knows no abbreviations and is slower.
 *
 * `language` is ISO 639-1; it decides on ordinals only.
 */
export function sentences(text: string, language = "en"): string[] {
	const found: string[] = [];
	for (const line of text.replace(WRAP, " ").split(LINES)) {
		const paragraph = line.replace(/\s+/gu, " ").trim();
		if (paragraph === "") continue;
		let start = 0;
		for (const match of paragraph.matchAll(END)) {
			const at = match.index;
			const end = at + match[0].length;
			const after = paragraph.slice(end, end + 40).trimStart();
			if (after === "") break;
			if (match[2] !== undefined) {
				if (/[」』”’）)】》"]$/u.test(match[2]) && GOES_ON.test(after))
					continue;
			} else {
				const next = WORD.exec(after.replace(OPENING, ""))?.[0] ?? "";
				// "Yahoo! said", "'Why?' he asked"; a name such as xAI or o3 may begin a sentence.
				if (STARTS_LOWER.test(next) && !HAS_UPPER_OR_DIGIT.test(next)) continue;
				if (match[1] === ".") {
					const before = paragraph.slice(start, at);
					if (!endsAtStop(before, after, language)) continue;
				}
			}
			const sentence = paragraph.slice(start, end).trim();
			if (sentence !== "") found.push(sentence);
			start = end;
		}
		const rest = paragraph.slice(start).trim();
		if (rest !== "") found.push(rest);
	}
	return found;
}
