import { impliedTerms, synonym } from "./events.ts";
import { bareHeadline } from "./headline.ts";
import { type Amount, findAmounts, spellAmount } from "./quantities.ts";
import { stem } from "./stem.ts";
import { stopWords } from "./stop-words.ts";
import { findVersions } from "./versions.ts";

/** What grouping knows of one headline. */
export interface Terms {
	/** Stemmed words, versions and amounts, each with its weight in this headline. */
	words: Map<string, number>;
	/** Hashes of character 3- to 5-grams, sorted, without repeats. */
	grams: Uint32Array;
	versions: Map<string, Set<string>>;
	/** Amounts of money and percentages. */
	amounts: Amount[];
	script: "latin" | "han" | "other";
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

const wordPattern = /[\p{L}\p{M}\p{N}@.$%]*[\p{L}\p{M}\p{N}%]/gu;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hanRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

export function termsOf(title: string, language?: string): Terms {
	const headline = bareHeadline(title);
	const lower = headline
		.toLowerCase()
		// "A.I." is "AI", "U.S." is "US".
		.replace(/(?<![\p{L}\d])(?:\p{L}\.){2,}/gu, (letters) =>
			letters.replaceAll(".", ""),
		)
		.replace(/'s?(?![\p{L}])/gu, " ");
	const script = han.test(lower)
		? "han"
		: /[a-z]/.test(lower)
			? "latin"
			: "other";
	const words = new Map<string, number>();
	const add = (word: string, weight = 1): void => {
		if ((words.get(word) ?? 0) < weight) words.set(word, weight);
	};

	// Versions first, then amounts, each cut out of what is read next.
	const versions = new Map<string, Set<string>>();
	let rest = lower;
	for (const version of findVersions(lower)) {
		const numbers = versions.get(version.family) ?? new Set<string>();
		numbers.add(version.number);
		versions.set(version.family, numbers);
		add(`${version.family}@${version.number}`);
		rest = blank(rest, version.start, version.end, version.family);
	}
	const amounts: Amount[] = [];
	for (const amount of findAmounts(rest)) {
		if (amount.unit !== "count")
			amounts.push({ value: amount.value, unit: amount.unit });
		if (amount.marked || amount.value > 12) add(spellAmount(amount));
		else add(String(amount.value), 0.5);
		rest = blank(rest, amount.start, amount.end);
	}

	const tongue = script === "latin" ? (language ?? "en") : "en";
	const stop = stopWords(tongue);
	for (const [word] of rest.replace(hanRun, " ").matchAll(wordPattern)) {
		if (stop.has(word)) continue;
		const spelled = numberWords[word];
		if (spelled) add(spelled, 0.5);
		else if (word.length > 1) add(synonym(stem(word, tongue)));
	}
	if (script === "han") for (const word of hanWords(rest)) add(word);
	for (const word of [...words.keys()])
		for (const implied of impliedTerms(word)) add(implied, 0.5);

	return { words, grams: gramsOf(lower), versions, amounts, script };
}

function blank(text: string, start: number, end: number, keep = ""): string {
	return text.slice(0, start) + keep.padEnd(end - start) + text.slice(end);
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

function* hanWords(text: string): Generator<string> {
	for (const [run] of text.matchAll(hanRun)) {
		for (const { segment } of segmenter.segment(run))
			if (segment.length > 1) yield segment;
	}
}

/** Words are padded with one blank, so that grams know where a word begins and ends. */
function gramsOf(lower: string): Uint32Array {
	const padded = ` ${(lower.match(/[\p{L}\p{N}.%]+/gu) ?? []).join(" ")} `;
	const seen = new Set<number>();
	const shortest = han.test(padded) ? 2 : 3;
	for (let start = 0; start < padded.length; start++) {
		// FNV-1a, hashed on while the gram grows.
		let hash = 0x811c9dc5;
		for (
			let length = 1;
			length <= 5 && start + length <= padded.length;
			length++
		) {
			hash = Math.imul(
				hash ^ padded.charCodeAt(start + length - 1),
				0x01000193,
			);
			if (length >= shortest) seen.add(hash >>> 0);
		}
	}
	return Uint32Array.from(seen).sort();
}
