import { FAMILIES, type Family, VARIANTS } from "../models/families.ts";

/** What follows a family's word in a text: versions, sizes and variants. */
export interface Tail {
	/** Where the name ends. */
	end: number;
	/** "4.5", "K2", "v3". */
	versioned: boolean;
	/** "70B", "8x7B". */
	sized: boolean;
	/** A version that no count looks like: "3.5", "4o", "R1". */
	telling: boolean;
	/** Some part is joined by a hyphen or glued: "Step-3", "Qwen3". */
	joined: boolean;
	/** Words of the name: "pro", "coder". */
	variants: string[];
}

const FAMILY_WORDS = new Set(FAMILIES.map((family) => family.word));

const GLUED_VERSION = /v?\d+(?:\.\d+)*(?:[a-z](?![a-z0-9]))?/iy;
const GLUED_WORD = /[a-z]{2,}(?![a-z])/iy;
const SIZE = /(?:\d+x)?[ae]?\d+(?:\.\d+)?[bmt](?![a-z0-9])/iy;
const VERSION = /[a-z]?\d+(?:\.\d+)*[a-z]?(?![a-z0-9])(?!\.\d)/iy;
const WORD = /[a-z][a-z]*\d*(?:\+(?!\w))?(?![a-z0-9])/iy;
const POSSESSIVE = /['’]s\s+(?=[RV]\d)/iy;
const SEPARATOR = /[-‑–_ \u00a0]/u;
const HYPHEN = /[-‑–_]/u;
const YEAR = /^(?:19|20)\d\d$/;
const INTEGER = /^\d+$/;
const TELLING = /\d\.\d|^[a-z]\d|\d[a-z]$/i;
/** After "Claude 3" these show a count, not a version. */
const COUNTED =
	/^(?:[,.]?\d|\s*(?:%|percent|million|billion|trillion|years?|weeks?|months?|days?|hours?|minutes?|times|users?|people|things|ways|tips|reasons|steps|companies|organi[sz]ations|prompts|lessons|examples|features|agents|employees|of the|in 1\b|x\b|个|家|款|年|月|日|天|位|倍|大[^模]|种|条|次|名|分钟|小时|万|亿))/iu;
/** "Gemini-based", "Claude-Powered" are no names. */
const NO_PART = new Set(
	`based powered like style native class level driven generated compatible enabled related inspired focused only first
	led backed built made wrapper maker owned era written assisted user users api sized tuned trained family series model
	models versus vs and or the is in on for to with from by at as hosted linked induced integrated ready obsessed
	killer rival alternative fueled enhanced infused distilled derived specific agnostic team app apps tools tier run`.split(
		/\s+/,
	),
);
/** Variants that a small letter does not make less of a name: "gpt-5 mini". */
const PLAIN_VARIANTS = new Set(
	"mini nano pro flash turbo lite ultra preview sonnet opus haiku max maverick scout".split(
		" ",
	),
);

/** How hard a model thinks ("GPT-5.2 High") makes no other model of it; "o3-mini-high" is written as one. */
const EFFORTS = new Set(["high", "low", "xhigh"]);
/** "Opus 4.6 1M context". */
const CONTEXT_LENGTH = /^(?:\d+k|\d{1,2}m)$/i;
/** "MiniCPM-o 2.6", "MiniCPM-V-4.5". */
const LETTER_BEFORE_VERSION = /[a-z](?=[- ]?\d)/iy;
const NANO_BANANA = /nano[- ]banana/iy;

function at(pattern: RegExp, text: string, position: number): string | null {
	pattern.lastIndex = position;
	return pattern.exec(text)?.[0] ?? null;
}

function isVersion(
	version: string,
	text: string,
	from: number,
	hyphen: boolean,
	tail: Tail,
): boolean {
	const after = text.slice(from + version.length, from + version.length + 14);
	if (/^\s*%/.test(after)) return false;
	// "x2 faster".
	if (/^x\d/i.test(version)) return hyphen;
	if (!hyphen && tail.versioned && CONTEXT_LENGTH.test(version)) return false;
	if (!INTEGER.test(version)) return true;
	if (hyphen) return version.length <= 4;
	if (YEAR.test(version)) return false;
	// A snapshot follows a version: "DeepSeek V4 Flash 0731".
	if (version.length > 2) return version.length === 4 && tail.versioned;
	return !tail.versioned && !COUNTED.test(after);
}

function isNamePart(word: string, hyphen: boolean, allLower: boolean): boolean {
	const lower = word.toLowerCase();
	const capital = lower !== word;
	if (VARIANTS.has(lower.replace(/\+$/, ""))) {
		return hyphen || capital || allLower || PLAIN_VARIANTS.has(lower);
	}
	// "Qwen3-LiveTranslate", "DeepSeek-R1-Distill-Qwen-7B".
	return hyphen && capital && !NO_PART.has(lower);
}

/**
 * Reads what belongs to a model's name from `position` on, which follows the word of its family.
 * `allLower` says that the whole text is in small letters, where case tells nothing.
 */
export function readTail(
	text: string,
	position: number,
	family: Family,
	allLower: boolean,
): Tail {
	const tail: Tail = {
		end: position,
		versioned: false,
		sized: false,
		telling: false,
		joined: false,
		variants: [],
	};
	const takeVersion = (part: string, from: number, joined: boolean): void => {
		tail.end = from + part.length;
		tail.versioned = true;
		tail.joined ||= joined;
		tail.telling ||= TELLING.test(part);
	};
	const takeWord = (word: string, from: number, joined: boolean): void => {
		tail.end = from + word.length;
		tail.joined ||= joined;
		tail.variants.push(word.toLowerCase().replace(/\+$/, ""));
	};

	const glued = at(GLUED_VERSION, text, position);
	if (glued) {
		takeVersion(glued, position, true);
		// "Qwen2.5VL", "Qwen3Guard".
		const word = at(GLUED_WORD, text, tail.end);
		if (word && (VARIANTS.has(word.toLowerCase()) || /^[A-Z]/.test(word))) {
			takeWord(word, tail.end, true);
		}
	}
	for (;;) {
		const separator = text[tail.end] ?? "";
		let from = tail.end + 1;
		if (!SEPARATOR.test(separator)) {
			// "DeepSeek's R1".
			const possessive =
				tail.end === position ? at(POSSESSIVE, text, position) : null;
			if (!possessive) break;
			from = position + possessive.length;
		}
		const hyphen = HYPHEN.test(separator);
		const size = at(SIZE, text, from);
		if (size && (hyphen || !/^\d+[mt]$/i.test(size))) {
			tail.end = from + size.length;
			tail.sized = true;
			tail.joined ||= hyphen;
			continue;
		}
		const version = at(VERSION, text, from);
		if (version && isVersion(version, text, from, hyphen, tail)) {
			takeVersion(version, from, hyphen);
			continue;
		}
		const letter = hyphen ? at(LETTER_BEFORE_VERSION, text, from) : null;
		if (letter) {
			takeWord(letter, from, hyphen);
			continue;
		}
		const word = at(WORD, text, from);
		// "Gemini 3 Nano Banana Pro": there the next name begins.
		if (word === null || at(NANO_BANANA, text, from)) break;
		const lower = word.toLowerCase();
		const command =
			family.word === "command" && !tail.versioned && /^(?:R\+?|A)$/.test(word);
		// "Llama Nemotron", "Qwen QwQ-32B", "R1 Distilled Qwen 1.5B": two families in one name.
		const second =
			FAMILY_WORDS.has(lower) &&
			lower !== family.word &&
			(word === "Nemotron" ||
				word === "QwQ" ||
				(hyphen && lower === "nemotron") ||
				/^distill/.test(tail.variants.at(-1) ?? ""));
		const effort = !hyphen && tail.versioned && EFFORTS.has(lower);
		const part =
			command || second || (!effort && isNamePart(word, hyphen, allLower));
		if (!part) break;
		takeWord(word, from, hyphen);
	}
	return tail;
}
