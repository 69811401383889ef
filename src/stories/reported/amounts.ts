import { type FoundAmount, findAmounts, plainNumbers } from "../quantities.ts";
import type { Relation } from "./claim.ts";

/** Number words of two words, and those that elsewhere mean a thousand times as much as in English; by language. */
const LONG_SCALES: Record<string, readonly (readonly [RegExp, string])[]> = {
	it: [[/\bmille miliardi\b|\bbilion[ei]\b/gu, "trillion"]],
	de: [[/\bbillion(?:en)?\b/gu, "trillion"]],
	fr: [[/\bmille milliards\b|\bbillions?\b/gu, "trillion"]],
	es: [
		[/\bmil millones\b/gu, "milliards"],
		[/\bbill(?:ón|ones)\b/gu, "trillion"],
	],
};

/** A text in lower case with its numbers as English writes them. */
export function plainText(text: string, language: string): string {
	let plain = text.toLowerCase();
	for (const [words, scale] of LONG_SCALES[language] ?? [])
		plain = plain.replace(words, scale);
	return plainNumbers(plain, language);
}

/** How the words right before a number take it; the last that fits wins. */
const RELATIONS: readonly (readonly [Relation, RegExp])[] = [
	[
		"about",
		/(?:\b(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|close to|circa|quasi|all'incirca|rund|etwa|ungefähr|knapp|fast|environ|près de|quelques?|unos|unas|cerca de|alrededor de|aproximadamente|casi)|~|≈|约为?|大约|近)\s?(?:us)?$/u,
	],
	[
		"atMost",
		/(?:\b(?:less than|under|below|fewer than|up to|as (?:many|much|little|few) as|at most|meno di|fino a|al massimo|weniger als|unter|bis zu|höchstens|moins de|jusqu['’]à|menos de|hasta)|不到|不足|低于|最多|多达|高达)\s?(?:us)?$/u,
	],
	[
		"atLeast",
		/(?:\b(?:more than|over|at least|above|exceeding|upwards of|oltre|più di|almeno|mehr als|über|mindestens|plus de|au moins|más de|al menos)|超过|逾|至少)\s?(?:us)?$/u,
	],
];

export interface RelatedAmount extends FoundAmount {
	relation: Relation | null;
}

/** The amounts of a clause in order, each with the word before it that loosens it. */
export function relatedAmounts(plain: string): RelatedAmount[] {
	return findAmounts(plain).map((amount) => {
		const before = plain.slice(Math.max(0, amount.start - 24), amount.start);
		const found = RELATIONS.find(([, words]) => words.test(before));
		return { ...amount, relation: found?.[0] ?? null };
	});
}

/** The one that fits, or null where none does or several do. */
export function onlyOne<Value>(
	values: readonly Value[],
	fits: (value: Value) => boolean,
): Value | null {
	const [first, ...others] = values.filter(fits);
	return first !== undefined && others.length === 0 ? first : null;
}
