import { FAMILIES, type Family } from "../models/families.ts";
import { findIntroduced, type Place } from "./introduced-names.ts";
import { readTail, type Tail } from "./model-grammar.ts";
import { sharedVersion, siblingsAfter } from "./model-lists.ts";
import { type ModelMention, mentionOf } from "./model-mention.ts";
import type { Token, TokenisedText } from "./tokens.ts";

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
/** Variants that make an everyday word a model by themselves: "Nova Pro", "Command R". */
const TELLING_VARIANTS = new Set(
	"pro lite micro premier sonic canvas reel r a coder diffusion mini nano small large reasoning".split(
		" ",
	),
);
/** After a bare family they name a person, or a thing that is not the model. */
const OTHER_THING =
	/^(?:\s+(?:monet|debussy|shannon|l[ée]vi|juncker|mak[ée]l[ée]l[ée]|puel|giroux|lemieux|chabrol|lorrain|cahun|steele|rains|bernard)|\.cpp|\s+(?:app|apps|api|team|labs?|desktop|extension|users|subscribers|stack|index|cli)\b)/iu;
/** "K-EXAONE", "AceReason-Nemotron": what a hyphen puts before a family. */
const PREFIX = /(?<![\p{L}\p{N}-])([A-Z][A-Za-z0-9.]*)-$/u;
const NO_PREFIX =
	/^(?:Jean|Non|Pre|Post|Anti|Ex|Multi|Pro|Co|Mini|Open|Like)$/i;
/** "o1-level", "a Claude-like assistant": a yardstick, not what is told of. */
const YARDSTICK = /^-(?:like|level|style|class|esque)\b/i;

const PLANS: Record<string, RegExp> = {
	claude: /^(?:pro|max)$/,
	gemini: /^(?:advanced|pro|ultra)$/,
	chatgpt: /^(?:pro|plus|go|edu)$/,
};
/** Families as Chinese texts write them. */
const CHINESE =
	/豆包|通义千问|千问|文心一言|文心大模型|混元|可灵|盘古大模型|讯飞星火/gu;
const CHINESE_WORDS: Record<string, string> = {
	豆包: "doubao",
	通义千问: "qwen",
	千问: "qwen",
	文心一言: "ernie",
	文心大模型: "ernie",
	混元: "hunyuan",
	可灵: "kling",
	盘古大模型: "pangu",
	讯飞星火: "spark",
};
/** "DeepSeek rolls out the official V4 Flash", "MiniMax正式发布H3": the version stands apart. */
const APART: Record<string, RegExp> = {
	deepseek:
		/^[^.,;:!?。，；：！？()（）-]{1,32}?(?<![A-Za-z0-9-])(?=[VR]\d(?:\.\d)?(?![A-Za-z0-9]))/u,
	minimax:
		/^[^.,;:!?。，；：！？()（）-]{1,32}?(?<![A-Za-z0-9-])(?=[MH]\d(?:\.\d)?(?![A-Za-z0-9]))/u,
};

/** "Kling AI" is the firm. */
function namesFirm(
	organisations: readonly Place[],
	start: number,
	end: number,
): boolean {
	return organisations.some((place) => place.start <= start && place.end > end);
}

/** Whether a family's word with what follows it names a model here. */
function isMention(
	family: Family,
	tail: Tail,
	capital: boolean,
	context: boolean,
): boolean {
	const numbered = tail.versioned || tail.sized;
	if (family.everyday) {
		if (!capital) return false;
		if (tail.telling || tail.sized) return true;
		if (tail.versioned && tail.joined) return context;
		return (
			context && tail.variants.some((variant) => TELLING_VARIANTS.has(variant))
		);
	}
	if (numbered) return context || capital || tail.telling;
	if (family.alone === "always") return true;
	if (tail.variants.length > 0) return context;
	return family.alone === "in-context" && context && capital;
}

/** The family that begins at a token, and where its word ends. */
function familyAt(
	text: string,
	token: Token,
	next: Token | undefined,
	context: boolean,
): { family: Family; position: number } | null {
	if (/^o[1-9]$/.test(token.raw)) {
		// "o3:" may be the model; ozone, "o3.5", "o3%" and "xbai-o4" are not.
		const before = text.slice(token.start - 1, token.start);
		const after = text.slice(token.end, token.end + 2);
		if (!context || before === "-" || /^(?:[%‰]|[.,:]\d)/.test(after))
			return null;
		return { family: O_SERIES, position: token.end };
	}
	const second = TWO_WORDS.get(token.text);
	if (second && next?.text.startsWith(second)) {
		const family = families.get(second);
		return family ? { family, position: next.start + second.length } : null;
	}
	let word = /^[a-z]+/.exec(token.text)?.[0] ?? "";
	// "DeepSeekV3".
	if (!families.has(word) && /\d$/.test(token.text))
		word = word.replace(/v$/, "");
	const family = families.get(word);
	return family ? { family, position: token.start + word.length } : null;
}

/**
 * Finds the models that a text names. A grammar leads (family, versions, sizes, variants), so that
 * next year's names are found; the catalogue gives the spelling of those it knows; names of no
 * known family are taken where the text introduces them as a model. `context` says whether the
 * text speaks of AI at all: without it "Gemini" is a sign of the zodiac and o3 ozone.
 * `organisations` are the places of their names.
 */
export function findModels(
	{ text, tokens }: TokenisedText,
	context: boolean,
	organisations: readonly Place[] = [],
): ModelMention[] {
	const mentions: ModelMention[] = [];
	const allLower = !/[A-Z]/.test(text);
	let end = -1;
	for (const [index, token] of tokens.entries()) {
		if (token.start < end) continue;
		const found = familyAt(text, token, tokens[index + 1], context);
		if (!found) continue;
		const { family, position } = found;
		const tail = readTail(text, position, family, allLower);
		if (family === O_SERIES) tail.versioned = true;
		// "Claude Max" and "ChatGPT Pro" are plans.
		if (!tail.versioned && PLANS[family.word]?.test(tail.variants.join(" "))) {
			tail.end = position;
			tail.variants = [];
		}
		const bare = tail.end === position && family !== O_SERIES;
		// "gemini" of "geminids" is no name.
		if (bare && /[a-z0-9]/i.test(text[position] ?? "")) continue;
		if (bare && OTHER_THING.test(text.slice(position, position + 14))) continue;
		if (YARDSTICK.test(text.slice(tail.end, tail.end + 8))) continue;
		if (bare && namesFirm(organisations, token.start, position)) continue;
		let start = token.start;
		const prefix = PREFIX.exec(text.slice(Math.max(0, start - 20), start))?.[1];
		if (prefix && /^jean$/i.test(prefix)) continue;
		if (bare) {
			const apart = APART[family.word]?.exec(text.slice(position))?.[0];
			if (apart && context) {
				const from = position + apart.length;
				const version = /^[A-Z]\d(?:\.\d)?/.exec(text.slice(from, from + 6));
				const after = from + (version?.[0].length ?? 0);
				end = readTail(text, after, family, allLower).end;
				const written = `${family.name} ${text.slice(from, end)}`;
				mentions.push(mentionOf(written, from, end, family.word, false));
				continue;
			}
		}
		if (!isMention(family, tail, /^[A-Z]/.test(token.raw), context)) continue;
		if (prefix && !NO_PREFIX.test(prefix)) start -= prefix.length + 1;
		end = tail.end;
		let written = text.slice(start, end).replace(/['’]s\s+/, " ");
		if (!tail.versioned && tail.variants.length > 0) {
			const shared = sharedVersion(text, end);
			if (shared) written += ` ${shared}`;
		}
		mentions.push(mentionOf(written, start, end, family.word, bare));
		for (const sibling of siblingsAfter(text, end, written, tail.versioned)) {
			end = sibling.end;
			mentions.push(
				mentionOf(sibling.written, sibling.start, end, family.word, false),
			);
		}
	}
	for (const match of text.matchAll(CHINESE)) {
		const family = families.get(CHINESE_WORDS[match[0]] ?? "");
		if (!family) continue;
		const position = match.index + match[0].length;
		const tail = readTail(text, position, family, allLower);
		const bare = tail.end === position;
		if (bare && family.word === "spark") continue;
		const written = `${family.name} ${text.slice(position, tail.end)}`.trim();
		mentions.push(mentionOf(written, match.index, tail.end, family.word, bare));
	}
	if (context) {
		for (const { start, end: last } of findIntroduced(text, organisations)) {
			if (
				mentions.some((mention) => mention.start < last && start < mention.end)
			)
				continue;
			mentions.push(
				mentionOf(text.slice(start, last), start, last, null, false),
			);
		}
	}
	return mentions.sort((a, b) => a.start - b.start);
}
