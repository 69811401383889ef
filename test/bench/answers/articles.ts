import type { FeedKind } from "#src/feeds/feed.ts";
import type { CatalogueEntry } from "#src/models/catalogue.ts";
import { fieldWords, functionWords } from "./words.ts";

export interface GeneratedArticle {
	url: string;
	host: string;
	kind: FeedKind;
	title: string;
	summary: string;
	text: string;
	language: string;
	publishedAt: Date;
	fingerprint: string;
	models: string[];
	organisations: string[];
}

type Random = () => number;

/** The day that the newest articles are of. */
export const generatedNow = new Date("2026-08-04T09:00:00Z");
const days = 365;
const textCharacters = 1500;
/** Of six in ten articles the language is English. */
const languages = ["en", "en", "en", "en", "en", "en", "it", "de", "fr", "zh"];
const rareWords = 20_000;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Articles of a year, words and models as unevenly frequent as in the news. */
export function makeArticles(models: readonly CatalogueEntry[]) {
	const popular = models
		.filter(({ kind }) => kind === "model")
		.toSorted((a, b) => b.hosts - a.hosts);
	return (index: number): GeneratedArticle => {
		const random = randomFrom(index + 1);
		const language = pick(languages, random);
		const named = Array.from({ length: Math.floor(random() * 3) }, () =>
			skewed(popular, random),
		);
		const names = named.map(({ name }) => name);
		const title = sentence(language, names, random, 60);
		let text = "";
		while (text.length < textCharacters)
			text += `${sentence(language, names, random, 130)}${pick([" ", " ", "\n\n"], random)}`;
		const host = `site-${Math.floor(random() * 200)}.example`;
		return {
			url: `https://${host}/${index}`,
			host,
			kind: random() < 0.1 ? "official" : "press",
			title,
			summary: sentence(language, names, random, 180),
			text,
			language,
			publishedAt: new Date(
				generatedNow.getTime() - random() * days * 86_400_000,
			),
			fingerprint: Array.from({ length: 4 }, () =>
				Math.floor(random() * 2 ** 32).toString(16),
			).join("."),
			models: [...new Set(named.map(({ slug }) => slug))],
			organisations: [...new Set(named.map(({ maker }) => maker))],
		};
	};
}

function sentence(
	language: string,
	names: readonly string[],
	random: Random,
	characters: number,
): string {
	const isUnspaced = language === "zh";
	const length = isUnspaced ? characters / 3 : characters;
	const words: string[] = [];
	for (let written = 0; written < length; ) {
		const word = wordOf(language, names, random);
		words.push(word);
		written += word.length + 1;
	}
	const text = words.join(isUnspaced ? "" : " ");
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}${isUnspaced ? "。" : "."}`;
}

function wordOf(
	language: string,
	names: readonly string[],
	random: Random,
): string {
	const kind = random();
	if (kind < 0.02 && names.length > 0) return pick(names, random);
	if (kind < 0.04) return String(Math.floor(10 ** (random() * 5)));
	if (kind < 0.42) return pick(functionWords[language] ?? [], random);
	if (kind < 0.72) return skewed(fieldWords[language] ?? [], random);
	return rareWord(Math.floor(rareWords * random() ** 3), language);
}

/** A word that is no word, the same for the same number. */
function rareWord(number: number, language: string): string {
	if (language === "zh")
		return String.fromCharCode(
			0x4e00 + (number % 3000),
			0x5200 + (number % 997),
		);
	const syllables = [
		"ka",
		"ri",
		"to",
		"men",
		"sol",
		"va",
		"ne",
		"dur",
		"pi",
		"lo",
	];
	let word = "";
	for (let rest = number + 100; rest > 0; rest = Math.floor(rest / 10))
		word += syllables[rest % 10];
	return `${word}${language.charAt(0)}`;
}

function pick<Value>(values: readonly Value[], random: Random): Value {
	const value = values[Math.floor(random() * values.length)];
	if (value === undefined) throw new Error("there is nothing to pick from");
	return value;
}

/** The first of the values far more often than the last. */
function skewed<Value>(values: readonly Value[], random: Random): Value {
	return pick(values, () => random() ** 3);
}
