import { stopWords } from "../../stories/stop-words.ts";
import {
	groupOf,
	hanNames,
	isCommonWord,
	isPeople,
	type KnownName,
	phraseNames,
} from "./known-names.ts";
import { fold } from "./plain.ts";
import { textBefore } from "./text-before.ts";

/** A word of a proper name, or a known name in Chinese characters. */
export interface NameMention {
	text: string;
	start: number;
	end: number;
	/** Folded, without a possessive. */
	word: string;
	/** Which known names it spells or is part of, whatever the language. */
	groups: readonly number[];
	/** It together with the capitalised word before or behind it, folded: "yang zhilin". */
	beside: readonly string[];
	/** Sure to be a name: an unsure one (the first word, a German noun) counts only where it replaced a name. */
	certain: boolean;
}

const CAPITALISED =
	/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]*(?:['.&]\p{L}+)*\.?/gu;
const LATIN_WORD =
	/(?<![\p{L}\p{N}])\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}]*(?:\.\p{Script=Latin}\b)*/gu;
/** Capitalised by habit, naming nobody. */
const GENERIC = new Set(
	"ai ki ia mp mps mep pm vp ceo cto cfo coo ki-modell llm llms gpu gpus cpu api apis tv pc it mr mrs ms dr prof sr jr inc corp ltd llc gmbh ag plc co president minister chancellor senator governor judge professor internet web earth god i ok vs dna rna usb url http pdf faq q&a hr pr vp svp evp chief executive officer director chairman state states north south east west northern southern eastern western ministerium bn mio mrd rmb usd eur gbp am pm gmt utc est pst cet jan feb mar apr jun jul aug sep sept oct nov dec agi asi ml nlp rl gai gen agents act law bill court ministry department agency office cloud group company paese paesi stato stati governo university universita universitat universite universidad universidade bank banca banco banque ministerium ministero ministere ministerio tribunale gericht tribunal corte cour parliament parlamento parlament parlement commission commissione kommission comision council consiglio consejo conseil institute istituto institut instituto agenzia agentur agencia agence government regierung gobierno gouvernement presidente prasident prosecutor procura fiscalia parquet staatsanwaltschaft legge gesetz ley loi artikel article articolo".split(
		" ",
	),
);
const GERMAN_COMMON =
	/(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|taten|ismus|nis|nisse|chen|lein|ling|ment|mente|modell|modelle|modells|firma|firmen|konzern|unternehmen|markt|chips?|preis|preise|kosten|gesetz|recht|jahr|jahre|zeit|system|systeme|leute|leiter|chef|chefin|hersteller|entwickler|forscher|nutzer|kunden|experten|anleger|investoren|regierung|behorde|behorden|gericht|daten|software|dienst|dienste|arbeit|kraft|zahl|zahlen|teil|ende|anfang|grund|fall|frage|problem|ziel|woche|monat|tag|land|lander|dollar|euros?|yuan|yen|prozent|million(?:en)?|milliarden?|billion(?:en)?|tausend|parameter|tokens?|welt|stadt)$/u;
const GERMAN_BEFORE_NOUN =
	/(?:^|\s)(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|kein|keine|keinen|keinem|keiner|im|am|zum|zur|vom|beim|ins|ans|diese[rsnm]?|jede[rsnm]?|alle[rn]?|viele[rn]?|mehr|weniger|seine[rsnm]?|ihre[rsnm]?|unsere[rsnm]?|\p{Ll}{3,}(?:e|en|er|es|em))\s$/u;

/** The words of proper names in `plain` text. */
export function nameMentions(text: string, language: string): NameMention[] {
	if (language === "zh" || language === "ja")
		return [...hanMentions(text), ...latinAmongHan(text)].sort(
			(a, b) => a.start - b.start,
		);
	const found: NameMention[] = [];
	const stop = stopWords(language);
	const letters = text.match(/\p{L}/gu)?.length ?? 1;
	// Words all in capitals or a headline in title case say nothing by their capitals.
	const shouted = (text.match(/\p{Lu}/gu)?.length ?? 0) > letters * 0.5;
	const phrases = phraseNames(fold(text));
	for (const match of text.matchAll(CAPITALISED)) {
		const raw = match[0].replace(/(?<=\p{L}{2})\.$/u, "").replace(/'s?$/u, "");
		const word = fold(raw).replace(/'s$/u, "").replace(/\.$/u, "");
		const start = match.index;
		const initial = opensSentence(text, start);
		if (word.length < 2 || GENERIC.has(word)) continue;
		const groups = groupsAt(start, word, phrases);
		const camel = /\p{Ll}\p{Lu}|^\p{Lu}{2,}/u.test(raw) && !shouted;
		if (groups.length === 0 && !camel && stop.has(word)) continue;
		const sure =
			groups.length > 0
				? !(initial && isCommonWord(word))
				: camel ||
					(!initial &&
						!shouted &&
						(language !== "de" || isGermanName(text, start, word)));
		found.push({
			text: raw,
			start,
			end: start + raw.length,
			word,
			groups,
			beside: besides(text, start, raw, word),
			certain: sure,
		});
	}
	return [...found, ...lowerCaseNames(text, found), ...hanMentions(text)].sort(
		(a, b) => a.start - b.start,
	);
}

function besides(
	text: string,
	start: number,
	raw: string,
	word: string,
): string[] {
	const before = /(\p{Lu}\p{L}+) $/u.exec(textBefore(text, start))?.[1];
	const after = /^ (\p{Lu}\p{L}+)/u.exec(text.slice(start + raw.length))?.[1];
	return [
		...(before ? [`${fold(before)} ${word}`] : []),
		...(after ? [`${word} ${fold(after)}`] : []),
	];
}

function groupsAt(
	start: number,
	word: string,
	phrases: readonly KnownName[],
): number[] {
	const whole = phrases.filter(
		(name) => name.start <= start && start < name.end,
	);
	const own =
		groupOf(word) ?? (word.endsWith("s") ? groupOf(word.slice(0, -1)) : null);
	return [...whole.map(({ group }) => group), ...(own === null ? [] : [own])];
}

/** "chinesische", "estadounidense": names of peoples that are written small. */
function lowerCaseNames(
	text: string,
	taken: readonly NameMention[],
): NameMention[] {
	const found: NameMention[] = [];
	for (const match of text.matchAll(LATIN_WORD)) {
		const start = match.index;
		if (
			/^\p{Lu}/u.test(match[0]) ||
			taken.some((name) => name.start <= start && start < name.end)
		)
			continue;
		const word = fold(match[0]);
		if (word.length < 4 || isCommonWord(word)) continue;
		const group = groupOf(word);
		if (group !== null && isPeople(group))
			found.push({
				text: match[0],
				start,
				end: start + match[0].length,
				word,
				groups: [group],
				beside: [],
				certain: true,
			});
	}
	return found;
}

function hanMentions(text: string): NameMention[] {
	return hanNames(text).map(({ text: name, start, end, group }) => ({
		text: name,
		start,
		end,
		word: name,
		groups: [group],
		beside: [],
		certain: true,
	}));
}

function latinAmongHan(text: string): NameMention[] {
	const found: NameMention[] = [];
	for (const match of text.matchAll(LATIN_WORD)) {
		const word = fold(match[0]);
		if (word.length < 3 || GENERIC.has(word) || !/\p{Lu}/u.test(match[0]))
			continue;
		found.push({
			text: match[0],
			start: match.index,
			end: match.index + match[0].length,
			word,
			groups: groupsAt(match.index, word, []),
			beside: [],
			certain: true,
		});
	}
	return found;
}

function opensSentence(text: string, start: number): boolean {
	const before = textBefore(text, start).replace(/["'([¿¡\s-]+$/u, "");
	return before === "" || /[.!?:;…]$/u.test(before);
}

function isGermanName(text: string, start: number, word: string): boolean {
	return (
		!GERMAN_COMMON.test(word) &&
		!GERMAN_BEFORE_NOUN.test(text.slice(Math.max(0, start - 24), start)) &&
		isBesideName(text, start)
	);
}

/** German nouns are capitalised like names: only a pair of capitals in a row ("Angela Merkel") tells. */
function isBesideName(text: string, start: number): boolean {
	const before = textBefore(text, start);
	const after = text.slice(start).replace(/^[\p{L}\p{M}.-]+/u, "");
	const pairBefore = /(?<![\p{L}])(\p{Lu}\p{Ll}+) $/u.exec(before);
	const pairAfter = /^ (\p{Lu}\p{Ll}+)/u.exec(after);
	const name = (found: RegExpExecArray | null) =>
		found?.[1] !== undefined &&
		!GERMAN_COMMON.test(fold(found[1])) &&
		found[1].length > 3;
	return name(pairBefore) &&
		!opensSentence(text, start - (pairBefore?.[0].length ?? 0))
		? true
		: name(pairAfter);
}
