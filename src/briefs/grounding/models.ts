import { latinised } from "./known-names.ts";
import { textBefore } from "./text-before.ts";

export interface ModelMention {
	text: string;
	start: number;
	end: number;
	/** Letters and numbers apart, folded: `["deepseek", "v", "3"]`. */
	parts: string[];
}

/** A name with a digit, perhaps of several pieces: "GPT-4o", "Qwen2.5-Max", "H100". */
const GLUED =
	/(?<![\p{Script=Latin}\d.])(?=[\p{Script=Latin}\d.-]*\d)\p{Script=Latin}[\p{Script=Latin}\d]*(?:[-.][\p{Script=Latin}\d]+)*(?![\p{Script=Latin}\d])/gu;
/** A name and its version apart: "Llama 3.1 405B", "Claude 3.5 Sonnet". */
const APART =
	/(?<![\p{Script=Latin}\d-])(?<name>\p{Lu}[\p{Script=Latin}-]+) (?<version>v?\d{1,3}(?:\.\d{1,2}){0,2})(?![\p{L}\d%,:]|[.-]\d)/gu;
/** What follows a number that counts, and no version. */
const COUNTED =
	/^[-\s]?(?:%|percent|per |pour |por |prozent|milli|mili|billi|trilli|thousand|mille|mila|tausend|mln|mld|mrd|mio|bn|[ap]\.?m\b|万|亿|年|月|日|个|名|人|美元)/iu;
/** "mid-2025", "sub-100", "non-5G": a prefix and a number, no name. */
const PREFIX =
	/^(?:mid|pre|post|sub|near|non|over|under|early|late|top|aged|since|from|about|roughly|some|circa|around|multi|anti|inter)-/iu;
/** Units and ordinals that stand glued in names' places: "Q3", "CO2" are names, "US$5" is not. */
const NO_NAME =
	/^(?:us|hk|nt|usd|eur|gbp|rmb|cny|q[1-4]|no|vol|nr|n|p|pp|rs|aed|sgd|chf|cad|aud|inr)\.?\d/iu;
const NO_VERSION_BEFORE = new Set(
	"the a an in on at of by to from for with and or but as is are was were about around over under nearly almost only some since until after before than more most least last first next top up between level grade age aged chapter part section article page number day week month year phase series art artikel article articolo articulo platz place rank rang seite pagina level stufe livello kapitel capitolo teil parte abschnitt gruppe group gruppo klasse stage nummer numero nr. round stage tier class category title north south east west today il lo la i gli le un una di da in con su per tra fra el los las un una de del en con por para der die das den dem ein eine mit von vor nach bei um im am auf les des un une du au aux en dans sur pour january february march april may june july august september october november december gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre januar februar marz mai juni juli oktober dezember enero febrero mayo junio julio agosto septiembre octubre noviembre diciembre janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre monday tuesday wednesday thursday friday saturday sunday".split(
		" ",
	),
);

/** The names with versions in `plain` text, case kept. */
export function modelMentions(text: string, language: string): ModelMention[] {
	const found: ModelMention[] = [];
	const add = (match: RegExpExecArray) => {
		const start = match.index;
		const end = start + match[0].length;
		if (found.some((other) => start < other.end && end > other.start)) return;
		found.push({ text: match[0], start, end, parts: nameParts(match[0]) });
	};
	for (const match of text.matchAll(APART)) {
		const { name = "", version = "" } = match.groups ?? {};
		const after = text.slice(match.index + match[0].length);
		const isInitial = /(?:^|[.!?:]["']? )$/u.test(
			textBefore(text, match.index),
		);
		// A plain word that opens a sentence before a whole number counts something.
		const isPlain = /^\p{Lu}\p{Ll}+$/u.test(name) && !version.includes(".");
		// All German nouns have a capital: only what a further name follows is sure.
		const isSure = language !== "de" || /^ \p{Lu}/u.test(after);
		if (NO_VERSION_BEFORE.has(name.toLowerCase()) || COUNTED.test(after))
			continue;
		if (isPlain && (isInitial || !isSure)) continue;
		add(match);
	}
	for (const match of text.matchAll(GLUED)) {
		if (!PREFIX.test(match[0]) && !NO_NAME.test(match[0])) add(match);
	}
	return found.sort((a, b) => a.start - b.start);
}

/** Letters and numbers of a text apart, folded, in order; a number keeps its points. */
export function nameParts(text: string): string[] {
	return (
		latinised(text)
			.toLowerCase()
			.match(
				/\d+(?:[.,]\d+)*|[\p{Script=Latin}\p{M}]+|[^\P{L}\p{Script=Latin}]+/gu,
			) ?? []
	);
}

/**
 * Whether the source names this very version: its parts in a row, or the version in a row and
 * the name before it elsewhere ("DeepSeek … its V3").
 */
export function namesModel(
	source: readonly string[],
	parts: readonly string[],
): boolean {
	if (inRow(source, parts)) return true;
	const digit = parts.findIndex((part) => /^\d/u.test(part));
	// The letter that a version begins with belongs to it: V3, o3, R1.
	const from =
		digit > 0 && (parts[digit - 1]?.length ?? 0) <= 2 ? digit - 1 : digit;
	if (from <= 0) return false;
	const head = parts.slice(0, from);
	return (
		parts.slice(from).length > 1 &&
		inRow(source, parts.slice(from)) &&
		head.every((part) => source.includes(part))
	);
}

function inRow(source: readonly string[], wanted: readonly string[]): boolean {
	const [first] = wanted;
	if (first === undefined) return true;
	for (
		let at = source.indexOf(first);
		at >= 0;
		at = source.indexOf(first, at + 1)
	) {
		if (wanted.every((part, offset) => source[at + offset] === part))
			return true;
	}
	return false;
}
