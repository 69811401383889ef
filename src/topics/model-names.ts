import { modelCatalogue } from "../models/catalogue.ts";
import { FAMILIES, type Family, VARIANTS } from "../models/families.ts";
import { identify } from "../models/identity.ts";
import type { Token, TokenisedText } from "./tokens.ts";

/** A model that a text names. */
export interface ModelMention {
	/** Canonical, as the catalogue's where it knows the model: `gpt-5.6-mini`, `claude-3.5-sonnet`. */
	slug: string;
	/** As the catalogue or the text writes it. */
	name: string;
	maker: string | null;
	start: number;
	end: number;
	/** The bare name of a family or product: "Claude", "ChatGPT". */
	bare: boolean;
}

const families = new Map(FAMILIES.map((family) => [family.word, family]));
const O_SERIES: Family = {
	word: "o",
	name: "o",
	maker: "OpenAI",
	alone: "never",
};
/** First words of families whose names are two words. */
const TWO_WORDS = new Map([
	["nano", "banana"],
	["ui", "tars"],
]);

const SIZE = /(?:\d+x)?[ae]?\d+(?:\.\d+)?[bmt](?![a-z0-9])/iy;
const VERSION = /[a-z]?\d+(?:\.\d+)*[a-z]?(?![a-z0-9])(?!\.\d)/iy;
/** What is glued to a word: "qwen2.5", "gpt4o". */
const GLUED = /v?\d+(?:\.\d+)*[a-z]?(?![a-z0-9])/iy;
const WORD = /[a-z]+(?:\+(?!\w))?(?![a-z0-9])/iy;
const WORD_WITH_DIGITS = /[a-z]+\d[a-z0-9.]*(?![a-z0-9])/iy;
const PLAIN_INTEGER = /^\d+$/;
/** After "Claude 3" these show a count, not a version. */
const COUNTED =
	/^(?:[,.]?\d|\s*(?:%|percent|million|billion|trillion|years?|weeks?|months?|days?|hours?|minutes?|times|users?|people|things|ways|tips|reasons|steps|companies|organi[sz]ations|prompts|lessons|examples|features|agents|employees|of the|in 1\b|x\b|个|家|款|年|月|日|天|位|倍|大[^模]|种|条|次|名|分钟|小时|万|亿))/iu;
/** "Gemini-based", "Claude-Powered": no part of a name. */
const NO_VARIANT =
	/^(?:based|powered|like|style|native|class|level|driven|generated|compatible|enabled|related|inspired|focused|only|first|led|backed|built|made|wrapper|maker|owned|era|written|assisted|users?|api|sized|tuned|trained|family|series|plus|model|models|versus|vs|and|or|the|is|in|on|for|to|with|from|by|at|as)$/i;
/** Variants that a small letter does not make less of a name: "gpt-5 mini". */
const PLAIN_VARIANTS = new Set(
	"mini nano pro flash turbo lite ultra preview sonnet opus haiku max maverick scout".split(
		" ",
	),
);
/** Variants that make an everyday word a model by themselves: "Nova Pro", "Command R". */
const TELLING_VARIANTS = new Set(
	"pro lite micro premier sonic canvas reel r a coder diffusion mini nano small large reasoning".split(
		" ",
	),
);
/** Bearers of a family's name. */
const PEOPLE =
	/^\s+(?:monet|debussy|shannon|l[ée]vi|juncker|mak[ée]l[ée]l[ée]|puel|giroux|lemieux|chabrol|lorrain|cahun|steele|rains|bernard|allègre)/iu;

interface Span {
	end: number;
	versioned: boolean;
	sized: boolean;
	decimal: boolean;
	hyphenated: boolean;
	variants: string[];
}

function at(pattern: RegExp, text: string, position: number): string | null {
	pattern.lastIndex = position;
	return pattern.exec(text)?.[0] ?? null;
}

/** Length of what may stand between two parts of a name, or null. */
function separatorAt(text: string, position: number): string | null {
	const character = text[position];
	if (character === undefined) return null;
	return /[-‑–_\s]/u.test(character) && character !== "\n" ? character : null;
}

function isName(word: string, hyphen: boolean, allLower: boolean): boolean {
	const lower = word.toLowerCase().replace(/\+$/, "");
	if (NO_VARIANT.test(lower)) return false;
	if (VARIANTS.has(lower)) {
		const capital = /^[A-Z]/.test(word);
		return hyphen || capital || allLower || PLAIN_VARIANTS.has(lower);
	}
	// "Qwen-Image-Layered", but not "Claude-Hosted" of a headline in capitals.
	return false;
}

/** Reads versions, sizes and variants from `position` on, as far as they go. */
function readTail(
	text: string,
	position: number,
	family: Family,
	allLower: boolean,
): Span {
	const span: Span = {
		end: position,
		versioned: false,
		sized: false,
		decimal: false,
		hyphenated: false,
		variants: [],
	};
	const accept = (part: string, from: number): void => {
		span.end = from + part.length;
		span.versioned = true;
		if (/\d\.\d/.test(part) || /^[a-z]\d|\d[a-z]$/i.test(part)) {
			span.decimal = true;
		}
	};
	const glued = at(GLUED, text, position);
	if (glued && /^v?\d/i.test(glued)) {
		accept(glued, position);
		span.hyphenated = true;
	}
	// "Qwen2.5VL".
	while (true) {
		const separator = separatorAt(text, span.end);
		let from = span.end + (separator === null ? 0 : 1);
		if (separator === null) {
			// "DeepSeek's R1".
			const possessive = /^['’]s\s+(?=[RVrv]\d)/.exec(
				text.slice(span.end, span.end + 5),
			);
			if (!possessive || span.end !== position) break;
			from = span.end + possessive[0].length;
		}
		const hyphen = separator !== null && /[-‑–_]/u.test(separator);
		const size = at(SIZE, text, from);
		if (size && !(hyphen === false && /^\d+[mt]$/i.test(size))) {
			span.end = from + size.length;
			span.sized = true;
			span.hyphenated ||= hyphen;
			continue;
		}
		const version = at(VERSION, text, from);
		if (version && isVersion(version, text, from, hyphen, span)) {
			accept(version, from);
			span.hyphenated ||= hyphen;
			continue;
		}
		const word = at(WORD, text, from) ?? at(WORD_WITH_DIGITS, text, from);
		if (word === null) break;
		const letter =
			family.word === "command" && /^(?:R\+?|A)$/.test(word) && !span.versioned;
		if (!letter && !isName(word, hyphen, allLower)) break;
		span.end = from + word.length;
		span.variants.push(word.toLowerCase().replace(/\+$/, ""));
	}
	return span;
}

function isVersion(
	version: string,
	text: string,
	from: number,
	hyphen: boolean,
	span: Span,
): boolean {
	const after = text.slice(from + version.length, from + version.length + 14);
	if (/^(?:19|20)\d\d$/.test(version) && !hyphen) return false;
	if (PLAIN_INTEGER.test(version)) {
		if (version.length > 4) return false;
		// A snapshot follows a version: "DeepSeek V4 Flash 0731".
		if (version.length > 2)
			return version.length === 4 && (hyphen || span.versioned);
		if (span.versioned && !hyphen) return false;
		if (!hyphen && COUNTED.test(after)) return false;
	}
	// "a", "x" alone before digits is a word of its own: "x2 faster".
	if (/^x\d/i.test(version) && !hyphen) return false;
	return !/^\s*%/.test(after);
}

function isMention(
	family: Family,
	span: Span,
	token: Token,
	context: boolean,
): boolean {
	const parts = span.versioned || span.sized || span.variants.length > 0;
	const capital = /^[A-Z]/.test(token.raw);
	if (family.everyday) {
		if (!capital) return false;
		if (span.decimal || span.sized) return true;
		if (span.versioned && span.hyphenated) return context;
		return (
			context && span.variants.some((variant) => TELLING_VARIANTS.has(variant))
		);
	}
	if (span.versioned || span.sized) return context || capital || span.decimal;
	if (parts) return family.alone === "always" || context;
	if (family.alone === "always") return true;
	return family.alone === "in-context" && context && capital;
}

let catalogueBySlug: Map<string, { slug: string; name: string }> | undefined;

/** The catalogue's spelling of what `identify` reads, by key. */
function catalogued(key: string): { slug: string; name: string } | undefined {
	if (!catalogueBySlug) {
		catalogueBySlug = new Map();
		for (const { slug, name, kind } of modelCatalogue().models) {
			const identity = kind === "model" ? identify(slug) : null;
			if (identity) catalogueBySlug.set(identity.key, { slug, name });
		}
	}
	return catalogueBySlug.get(key);
}

function slugify(text: string): string {
	return text
		.toLowerCase()
		.replace(/['’]s\s+/g, "-")
		.replace(/[\s_‑–]+/g, "-");
}

function mentionOf(
	text: string,
	start: number,
	end: number,
	maker: string | null,
	bare: boolean,
): ModelMention {
	const written = text.slice(start, end);
	const identity = identify(written.replace(/['’]s\s/, " "));
	const known = identity && catalogued(identity.key);
	return {
		slug: known?.slug ?? identity?.slug ?? slugify(written),
		name: known?.name ?? written,
		maker,
		start,
		end,
		bare,
	};
}

/** "Helium-1-2B", "TinyR1-32B-Preview": a capital and a size after a hyphen are a model's. */
const UNKNOWN_WITH_SIZE =
	/(?<![\p{L}\p{N}$€£.-])[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*?-(?:\d+x)?\d+(?:\.\d+)?[BM](?:-[A-Za-z0-9.]+)*(?![\p{L}\p{N}])/gu;
/** "/8B", " and 70B" after a size: the same model in another size. */
const ANOTHER_SIZE =
	/(?:\s*[/,]\s*|\s+(?:and|or|&)\s+)(\d+(?:\.\d+)?[BM])(?![A-Za-z0-9])/iy;
const ENDS_IN_SIZE = /[-\s](?:\d+x)?\d+(?:\.\d+)?[BM]$/i;

/**
 * Finds the models that a text names. A grammar leads (family, versions, sizes, variants), so that
 * next year's names are found; the catalogue gives the spelling of those it knows. `context` says
 * whether the text speaks of AI at all: without it "Gemini" is a sign of the zodiac and o3 ozone.
 */
export function findModels(
	{ text, tokens }: TokenisedText,
	context: boolean,
): ModelMention[] {
	const mentions: ModelMention[] = [];
	const allLower = !/[A-Z]/.test(text);
	let end = -1;
	for (const [index, token] of tokens.entries()) {
		if (token.start < end) continue;
		const word = /^[a-z]+/.exec(token.text)?.[0] ?? "";
		const second = TWO_WORDS.get(token.text);
		let family = families.get(word);
		let position = token.start + word.length;
		if (/^o[1-9]$/.test(token.raw)) {
			family = O_SERIES;
			position = token.start;
			if (
				!context ||
				(/^['’\d.,:%]/.test(text.slice(token.end, token.end + 1)) &&
					!/^['’,.:]\s|^['’]s/.test(text.slice(token.end, token.end + 2)))
			)
				continue;
		} else if (second && tokens[index + 1]?.text.startsWith(second)) {
			family = families.get(second);
			position = (tokens[index + 1]?.start ?? 0) + second.length;
		}
		if (!family) continue;
		if (
			token.text === "jean" ||
			(/-$/.test(text.slice(Math.max(0, token.start - 1), token.start)) &&
				/jean-$/i.test(text.slice(Math.max(0, token.start - 5), token.start)))
		)
			continue;
		const span = readTail(text, position, family, allLower);
		const bare = span.end === position && family !== O_SERIES;
		if (bare && position !== token.end && !second) continue;
		if (bare && PEOPLE.test(text.slice(position, position + 14))) continue;
		if (!isMention(family, span, token, context)) continue;
		end = span.end;
		mentions.push(mentionOf(text, token.start, end, family.maker, bare));
		const written = text.slice(token.start, end);
		const size = ENDS_IN_SIZE.exec(written)?.[0];
		while (size) {
			ANOTHER_SIZE.lastIndex = end;
			const another = ANOTHER_SIZE.exec(text);
			if (!another?.[1]) break;
			end = another.index + another[0].length;
			const spelled = `${written.slice(0, -size.length)}-${another[1]}`;
			mentions.push({
				...mentionOf(spelled, 0, spelled.length, family.maker, false),
				start: another.index,
				end,
			});
		}
	}
	for (const match of text.matchAll(UNKNOWN_WITH_SIZE)) {
		const start = match.index;
		const last = start + match[0].length;
		if (mentions.some((mention) => mention.start < last && start < mention.end))
			continue;
		mentions.push(mentionOf(text, start, last, null, false));
	}
	return mentions.sort((a, b) => a.start - b.start);
}
