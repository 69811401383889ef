import type { PictureWords } from "../../answers/pictures/words.ts";
import { cleanText } from "../clean-text.ts";
import type { Texts } from "../texts/texts.ts";
import { dateText } from "./answer-values.ts";

const exponents = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** What pictures say, in the language of the texts. */
export function pictureWords(texts: Texts): PictureWords {
	const { locale, pictures } = texts;
	const number = new Intl.NumberFormat(locale);
	return {
		...pictures,
		dollars(amount) {
			return new Intl.NumberFormat(locale, {
				style: "currency",
				currency: "USD",
				currencyDisplay: "narrowSymbol",
				minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
				maximumFractionDigits: 4,
			}).format(amount);
		},
		flop: (operations) => flopText(locale, operations),
		tokens(count) {
			const [part, unit] = count < 1e6 ? [1e3, "K"] : [1e6, "M"];
			return `${number.format(Number((count / part).toPrecision(3)))}${unit}`;
		},
		count: (count) => number.format(count),
		day: (date) =>
			new Intl.DateTimeFormat(locale, {
				timeZone: "UTC",
				day: "numeric",
				month: "short",
			}).format(new Date(date)),
		cheapestHost: pictures.cheapestHost,
		source: (values) => sourceText(texts, values),
		storiesPer: (unit, subject) => pictures.storiesPer[unit](subject),
		notWhole: (unit) => pictures.notWhole[unit],
	};
}

/** "3.4 × 10²⁴", and "10²⁴" for a whole power of ten. */
export function flopText(locale: string, operations: number): string {
	const exponent = Math.floor(Math.log10(operations) + 1e-9);
	const digits = Number((operations / 10 ** exponent).toPrecision(2));
	const raised = [...String(exponent)]
		.map((digit) => exponents[Number(digit)])
		.join("");
	const power = `10${raised}`;
	return digits === 1
		? power
		: `${new Intl.NumberFormat(locale).format(digits)} × ${power}`;
}

/** All sources of the values, and the latest day of any. */
export function sourceText(
	texts: Texts,
	values: readonly { source: string; asOf: string }[],
): string {
	const names = [...new Set(values.map(({ source }) => cleanText(source)))];
	const latest = values
		.map(({ asOf }) => asOf)
		.sort()
		.at(-1);
	const { locale, pictures } = texts;
	const list = new Intl.ListFormat(locale).format(names);
	return latest ? pictures.asOf(list, dateText(texts, latest)) : list;
}
