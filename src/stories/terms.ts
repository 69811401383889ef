import { lookUp } from "../lib/look-up.ts";
import { dictionaryOf } from "./dictionary.ts";
import { impliedTerms, synonym } from "./events.ts";
import { seededFrequency } from "./frequencies.ts";
import { hanTerms } from "./han.ts";
import { bareHeadline } from "./headline.ts";
import { reportsMoney, reportsNoEvent } from "./kinds.ts";
import {
	type Amount,
	findAmounts,
	plainNumbers,
	spellAmount,
} from "./quantities.ts";
import { stem } from "./stem.ts";
import { languageByFunctionWords, stopWords } from "./stop-words.ts";
import { findVersions } from "./versions.ts";

/** What grouping knows of one headline and its lead. */
export interface Terms {
	/** Stemmed words, versions and amounts, each with its weight. */
	words: Map<string, number>;
	/** The stems as they follow each other. */
	sequence: string[];
	/** Hashes of character 3- and 4-grams, sorted, without repeats. */
	grams: Uint32Array;
	/** Version numbers by product family. */
	versions: ReadonlyMap<string, ReadonlySet<string>>;
	/** Amounts of money and percentages. */
	amounts: readonly Amount[];
	/** Days of a month and numbers in a series: `jul 23`, `#1138`. */
	dates: ReadonlySet<string>;
	/** Reports money that was raised or paid. */
	funding: boolean;
	/** A deal, a how-to, a puzzle, a showcase. */
	noise: boolean;
	script: "latin" | "han" | "other";
	/** ISO 639-1, by which the words were read. */
	language: string;
}

const numberWords: Record<string, string> = {
	two: "2",
	three: "3",
	four: "4",
	five: "5",
	six: "6",
	seven: "7",
	eight: "8",
	nine: "9",
	ten: "10",
};

/** Most headlines have none of these, and a window is full of headlines. */
const noVersions: ReadonlyMap<string, ReadonlySet<string>> = new Map();
const noAmounts: readonly Amount[] = [];
const noDates: ReadonlySet<string> = new Set();

/** Small numbers are in many headlines by chance. */
const smallNumberWeight = 0.5;
/** In "GPT-5.6" the version tells all that "GPT" does. */
const versionedNameWeight = 0.3;
const impliedWeight = 0.3;
const leadWeight = 0.2;
/** Beside more words than these those of a lead would blur what the headline says. */
const fewWords = 4;
/** Letters; about one sentence. */
const leadLength = 200;
/** A word that so many English headlines have is one of theirs, most often a name. */
const wellKnown = 19;

const wordPattern = /[\p{L}\p{M}\p{N}@.$%]*[\p{L}\p{M}\p{N}%]/gu;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hanRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
/** In full: two words that every headline of the field may have, and not one event. */
const artificialIntelligence =
	/\b(?:artificial intelligence|intelligenza artificiale|intelligence artificielle|inteligencia artificial|inteligência artificial|künstlichen? intelligenz)(?!\p{L})/gu;
const datePattern =
	/\b(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?<day>\d{1,2})\b|(?<series>#\d{2,})/g;

/**
 * @param lead the beginning of the text: its words help where a headline says
 * little ("Announcing the Stargate Project")
 * @param language ISO 639-1; without it told by the function words
 */
export function termsOf(title: string, lead = "", language?: string): Terms {
	const terms = headlineTerms(title, language);
	if (lead !== "" && terms.words.size <= fewWords)
		for (const [word, weight] of headlineTerms(
			lead.slice(0, leadLength),
			language,
		).words)
			if (!terms.words.has(word)) terms.words.set(word, leadWeight * weight);
	return terms;
}

function headlineTerms(title: string, language: string | undefined): Terms {
	const headline = bareHeadline(title);
	const plain = headline
		// The country, not the pronoun.
		.replace(/\b(?:U\.S\.(?:A\.)?|USA?\b)/g, "usa")
		.toLowerCase()
		// "A.I." is "AI".
		.replace(/(?<![\p{L}\d])(?:\p{L}\.){2,}/gu, (letters) =>
			letters.replaceAll(".", ""),
		)
		.replace(/'s?(?![\p{L}])/gu, " ")
		.replace(artificialIntelligence, "ai");
	const script = han.test(plain)
		? "han"
		: /[a-z]/.test(plain)
			? "latin"
			: "other";
	const tongue =
		script === "latin" ? (language ?? languageByFunctionWords(plain)) : "en";
	const lower = plainNumbers(plain, tongue);
	const words = new Map<string, number>();
	const add = (word: string, weight = 1): void => {
		if ((words.get(word) ?? 0) < weight) words.set(word, weight);
	};

	// Versions first, then amounts, each cut out of what is read next.
	const versions = new Map<string, Set<string>>();
	let rest = lower;
	for (const { family, number, start, end } of findVersions(lower).reverse()) {
		versions.set(family, (versions.get(family) ?? new Set()).add(number));
		rest = `${rest.slice(0, start)}${family} ${family}@${number} ${rest.slice(end)}`;
	}
	const amounts: Amount[] = [];
	for (const amount of findAmounts(rest)) {
		const { value, unit, start, end } = amount;
		if (unit !== "count") amounts.push({ value, unit });
		if (amount.marked || value > 12) add(spellAmount(amount));
		else add(String(value), smallNumberWeight);
		rest = rest.slice(0, start).padEnd(end) + rest.slice(end);
	}

	const stop = stopWords(tongue);
	const sequence: string[] = [];
	for (const [word] of rest.replace(hanRun, " ").matchAll(wordPattern)) {
		const spelled = lookUp(numberWords, word);
		if (spelled) add(spelled, smallNumberWeight);
		if (spelled || word.length < 2 || stop.has(word)) continue;
		for (const term of termsOfWord(word, tongue)) {
			sequence.push(term);
			add(term, versions.has(word) ? versionedNameWeight : 1);
		}
	}
	for (const [run] of rest.matchAll(hanRun))
		for (const term of hanTerms(run)) {
			sequence.push(term);
			add(term);
		}
	for (const word of [...words.keys()])
		for (const implied of impliedTerms(word)) add(implied, impliedWeight);

	return {
		words,
		sequence,
		grams: gramsOf(lower),
		versions: versions.size > 0 ? versions : noVersions,
		amounts: amounts.length > 0 ? amounts : noAmounts,
		dates: datesIn(lower),
		funding: reportsMoney(headline),
		noise: reportsNoEvent(headline),
		script,
		language: script === "han" ? "zh" : tongue,
	};
}

/** Names keep their English form in every language; other words are translated or stemmed. */
function termsOfWord(word: string, language: string): readonly string[] {
	if (word.includes("@")) return [word];
	const english = synonym(stem(word, "en"));
	if (language === "en") return [english];
	const foreign = stem(word, language);
	const translated = dictionaryOf(language).get(foreign);
	if (translated) return translated;
	return [seededFrequency(english) >= wellKnown ? english : foreign];
}

function datesIn(lower: string): ReadonlySet<string> {
	const dates = new Set<string>();
	for (const { groups = {} } of lower.matchAll(datePattern)) {
		const { month, day, series } = groups;
		dates.add(series ?? `${month} ${day}`);
	}
	return dates.size > 0 ? dates : noDates;
}

const longestGram = 4;

let room = new Uint32Array(4096);

/** One array for the grams of all headlines while they are counted: most of them repeat or are few. */
function roomFor(grams: number): Uint32Array {
	if (room.length < grams) room = new Uint32Array(grams);
	return room;
}

/** Words are padded with one blank, so that grams know where a word begins and ends. */
function gramsOf(lower: string): Uint32Array {
	const padded = ` ${(lower.match(/[\p{L}\p{N}.%]+/gu) ?? []).join(" ")} `;
	const shortest = han.test(padded) ? 2 : 3;
	const grams = roomFor(padded.length * longestGram);
	let found = 0;
	for (let start = 0; start < padded.length; start++) {
		// FNV-1a, hashed on while the gram grows.
		let hash = 0x811c9dc5;
		const end = Math.min(padded.length, start + longestGram);
		for (let at = start; at < end; at++) {
			hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
			if (at - start + 1 >= shortest) grams[found++] = hash;
		}
	}
	const sorted = grams.subarray(0, found).sort();
	let kept = 0;
	for (let index = 0; index < found; index++)
		if (index === 0 || sorted[index] !== sorted[index - 1])
			sorted[kept++] = sorted[index] ?? 0;
	return sorted.slice(0, kept);
}
