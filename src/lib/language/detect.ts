import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { languageOfScript } from "./script.ts";

/**
 * The languages of the Latin alphabet that are told apart. Close kin that no
 * feed of the catalogue is written in (Catalan, Galician, Malay …) are left out:
 * each would take short lines from its big neighbour.
 */
const latinLanguages = [
	..."en it de es fr pt nl".split(" "),
	..."pl sv da no fi cs hu ro tr vi".split(" "),
];

/** Where nothing tells: most of the world's news about the field, and its product names, are English. */
const fallback = "en";

/** As much as decides; what follows in a long text costs time and changes nothing. */
const lookedAt = 1000;

/** Scores of the model this near to the best are no decision. */
const tie = 0.03;

/** Shorter than this, and every word written like a name, a line tells no language ("Claude Opus 5"). */
const lettersOfNames = 30;

/**
 * The language of `text` (ISO 639-1). The writing system decides where it can,
 * else the n-gram model of `eld`; `hint`, what a feed or page claims of itself
 * ("it", "pt-BR"), is so often a forgotten default that it only breaks ties.
 * Without any letter the hint stands, and without a hint it is English.
 */
export function detectLanguage(text: string, hint?: string | null): string {
	const claimed = primaryTag(hint);
	const sample = withoutNoise(text.slice(0, 4 * lookedAt)).slice(0, lookedAt);
	const byScript = languageOfScript(sample);
	if (byScript === null) return claimed ?? fallback;
	if (byScript !== "latin") return byScript;
	return latinLanguage(sample, claimed);
}

function latinLanguage(sample: string, claimed: string | null): string {
	const expected = claimed ?? fallback;
	if (onlyNames(sample) && latinLanguages.includes(expected)) return expected;
	const scores = Object.entries(model().detect(sample).getScores()).sort(
		([, a], [, b]) => b - a,
	);
	const [best, score] = scores[0] ?? [expected, 0];
	const tied = scores.some(
		([language, other]) => language === expected && other >= score - tie,
	);
	return tied ? expected : best;
}

function onlyNames(sample: string): boolean {
	const words = sample.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
	return (
		words.join("").length < lettersOfNames &&
		words.every((word) => /\p{Lu}/u.test(word)) &&
		!/[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(sample)
	);
}

function primaryTag(hint: string | null | undefined): string | null {
	return (
		/^([a-z]{2})(?:[-_]|$)/i.exec(hint?.trim() ?? "")?.[1]?.toLowerCase() ??
		null
	);
}

/** Addresses, accounts and codes look English in every language. */
function withoutNoise(text: string): string {
	return text
		.replace(/https?:\/\/\S+|www\.\S+/gi, " ")
		.replace(/(?<!\S)[@#][\w.-]+/g, " ")
		.replace(/(?<!\S)\S*(?:[A-Za-z]\d|\d[A-Za-z])\S*/g, " ");
}

type Model = typeof import("eld/small")["eld"];
let loaded: Model | undefined;

/** Loaded at first need: it takes about 0.3 s and 50 MB, and script decides for many. */
function model(): Model {
	if (loaded === undefined) {
		const require = createRequire(import.meta.url);
		const path = fileURLToPath(import.meta.resolve("eld/small"));
		const { eld } = require(path) as typeof import("eld/small");
		loaded = eld.newInstance();
		loaded.setLanguageSubset(latinLanguages);
	}
	return loaded;
}
