import { type Looseness, loosenessAt } from "./looseness.ts";
import { magnitudes } from "./magnitudes.ts";
import { multiples } from "./multiples.ts";
import { hanValue, spelledNumbers } from "./number-words.ts";
import { type Reading, readNumeral, scaleBehind } from "./numerals.ts";
import { textBefore } from "./text-before.ts";
import { currencyBefore, type Unit, unitBehind } from "./units.ts";

/** A number as a text states it. */
export interface Quantity {
	start: number;
	end: number;
	/** With the unit's own words. */
	unitEnd: number;
	/** What the spelling can mean ("2.000" is two thousand or two), in the unit's base. */
	readings: readonly Reading[];
	/** What the numeral was multiplied by: the scale, and the unit's own. */
	factor: number;
	/** Digits that count: "5.6 million" has two. */
	digits: number;
	unit: Unit | null;
	looseness: Looseness;
	/** "third", as against "three". */
	ordinal: boolean;
	/** "millions of": an order of magnitude. */
	vague: boolean;
	/** Supports a claim, but is none itself. */
	trivial?: boolean;
}

/** Not within a word or a decimal, nor behind the hyphen of a name: "GPT-4", but "80-90". */
const NUMERAL =
	/(?<![\p{Script=Latin}\d]|\d[.,]|(?<![\p{Script=Latin}\d])\d*\p{Script=Latin}[\p{Script=Latin}\d]{0,20}-)(?:\d{1,3}(?:[ '’]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)(?:[.,]\d+)?/gu;
const ORDINAL_AFTER = /^(?:st|nd|rd|th|º|ª|er|ere|eme|e|°)(?![\p{L}\d])/u;

/**
 * The numbers in folded `text`, digits and words alike, in order. What is masked by other
 * characters of the same length (dates, names of models) is not seen.
 */
export function quantities(text: string, language: string): Quantity[] {
	const found: Quantity[] = [...multiples(text, language), ...magnitudes(text)];
	const isTaken = (start: number, end: number) =>
		found.some((other) => start < other.end && end > other.start);
	for (const match of text.matchAll(NUMERAL)) {
		const start = match.index;
		const end = start + match[0].length;
		const readings = readNumeral(match[0], language);
		if (readings && !isTaken(start, end))
			found.push(quantityAt(text, start, end, readings));
	}
	for (const { value, start, end } of spelledNumbers(text, language)) {
		// The scale of "5 million" was read with its digits.
		if (isTaken(start, end) || /\d\s?-?$/u.test(textBefore(text, start)))
			continue;
		const spelled = quantityAt(text, start, end, [{ value, step: 1 }]);
		// "milioni di utenti": no number stands before the plural.
		const vague = PLURAL_SCALE.test(text.slice(start, end));
		// In many languages "one" is the article, and "both" counts nothing.
		const trivial = value === 1 || BOTH.test(text.slice(start, end));
		found.push({
			...spelled,
			...(vague ? { factor: value, vague } : {}),
			...(trivial ? { trivial } : {}),
		});
	}
	return shareScale(
		found.sort((a, b) => a.start - b.start),
		text,
	);
}

const BOTH = /^(?:both|either|neither|entramb[ie]|beiden?|beides|amb[oa]s)$/u;
const PLURAL_SCALE =
	/^(?:milioni|miliardi|millionen|milliarden|billionen|millones|billones|millions|milliards)$/u;

function quantityAt(
	text: string,
	start: number,
	numeralEnd: number,
	read: readonly Reading[],
): Quantity {
	const before = text.slice(Math.max(0, start - 28), start);
	const currency = currencyBefore(before);
	const scale = scaleAt(text, numeralEnd, currency !== null);
	const { end } = scale;
	const after = text.slice(end, end + 60);
	const ordinal = ORDINAL_AFTER.test(after) || /第$/u.test(before);
	const behind = ordinal ? null : unitBehind(counted(after));
	const unit = currency ?? behind?.unit ?? null;
	const looseness = loosenessAt(
		currency ? before.replace(/\S{1,4}\s?$/u, "") : before,
		after,
	);
	const own = read[0]?.value ?? 0;
	const zeros =
		own !== 0 && Number.isInteger(own)
			? (/0*$/u.exec(String(own))?.[0].length ?? 0)
			: 0;
	// "about 2,000" is round to the thousand; a plain "2,000" may be exact.
	const round = scale.factor === 1 && looseness !== "exact" ? 10 ** zeros : 1;
	const factor = unit?.factor ?? 1;
	return {
		start,
		end,
		unitEnd: end + (currency ? 0 : (behind?.end ?? 0)),
		readings: read.map(({ value, step }) => ({
			value: (value * scale.factor + scale.extra) * factor,
			step: step * (step === 1 ? round : 1) * scale.factor * factor,
		})),
		factor: scale.factor * factor,
		digits: Math.max(1, String(own).replace(/\D/gu, "").length - zeros),
		unit,
		looseness,
		ordinal,
		vague: false,
	};
}

/** The scale behind a numeral; with "3亿5000万" and "1万2千" what is added to it. */
function scaleAt(
	text: string,
	numeralEnd: number,
	isAmount: boolean,
): { factor: number; extra: number; end: number } {
	const scale = scaleBehind(text.slice(numeralEnd, numeralEnd + 24), isAmount);
	if (!scale) return { factor: 1, extra: 0, end: numeralEnd };
	const end = numeralEnd + scale.length;
	const more = /^(\d+)(亿|万|千|億|萬)/u.exec(text.slice(end));
	if (!more) return { factor: scale.factor, extra: 0, end };
	const extra = Number(more[1]) * (hanValue(`一${more[2]}`) ?? 1);
	return { factor: scale.factor, extra, end: end + more[0].length };
}

/** What is counted, without the Chinese words between number and unit ("多", "个"). */
function counted(after: string): string {
	return after
		.replace(/^(?:多|余|几)(?:个)?/u, "")
		.replace(/^个(?!月|百|小|星)/u, "");
}

const JOINED =
	/^\s?(?:-|to|and|or|,|e|o|a|bis|und|oder|y|et|ou|至|到|~|和|或|、)(?: (?:i|gli|le|los|las|les|the))?\s?[$€£¥]?$/u;

/** "five or six million dollars": the scale and unit of the last count for those before it. */
function shareScale(found: readonly Quantity[], text: string): Quantity[] {
	return found.map((quantity, index) => {
		const next = found[index + 1];
		if (!next || quantity.unit?.strict === false) return quantity;
		if (!JOINED.test(text.slice(quantity.end, next.start))) return quantity;
		const scaled =
			next.factor > 1 && quantity.factor === 1
				? quantity.readings.map(({ value, step }) => ({
						value: value * next.factor,
						step: step * next.factor,
					}))
				: [];
		return {
			...quantity,
			readings: [...quantity.readings, ...scaled],
			unit: quantity.unit ?? next.unit,
		};
	});
}
