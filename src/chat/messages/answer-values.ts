import { isPrice } from "../../answers/facts.ts";
import { lookUp } from "../../lib/look-up.ts";
import { cleanText } from "../clean-text.ts";
import { counted, type Texts } from "../texts/texts.ts";
import { hostOf } from "./host-of.ts";

const dates = new Set([
	"released",
	"announced",
	"founded",
	"cutoff",
	"retired",
]);
const money = new Set(["trainingCost", "trainingCostOnBase"]);
const counts: Readonly<Record<string, "tokens" | "chips" | "hours">> = {
	context: "tokens",
	outputLimit: "tokens",
	trainingTokens: "tokens",
	trainingChips: "chips",
	trainingChipHours: "hours",
	trainingHours: "hours",
};

/** The name of a field of a card; a field without one is named by its key. */
export function fieldName({ answers }: Texts, field: string): string {
	return (
		lookUp(answers.fields, field) ??
		field
			.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
			.replace(/^./u, (letter) => letter.toUpperCase())
	);
}

/** A value of the catalogue as people write it; no digit is changed but by the rounding of fractions. */
export function valueText(
	texts: Texts,
	field: string,
	value: unknown,
	{ short = false } = {},
): string {
	const { answers } = texts;
	if (isPrice(value)) {
		const dollars = (amount: number) => priceText(texts, amount);
		const price = short ? answers.shortPrice : answers.price;
		return price(
			dollars(value.input),
			dollars(value.output),
			cleanText(value.by),
		);
	}
	if (isPartOfPrice(value)) return partOfPriceText(texts, value);
	if (isScore(value))
		return answers.score(
			percentText(texts, value.score),
			cleanText(value.name),
		);
	if (Array.isArray(value))
		return value
			.map(
				(one) =>
					lookUp(answers.modalities, String(one)) ?? cleanText(String(one)),
			)
			.join(", ");
	if (typeof value === "boolean") {
		if (field === "openWeights")
			return value ? answers.openWeights : answers.closedWeights;
		return value ? answers.yes : answers.no;
	}
	if (typeof value === "number") return numberText(texts, field, value);
	if (typeof value === "string") {
		if (field === "link") return hostOf(value);
		return dates.has(field) ? dateText(texts, value) : cleanText(value);
	}
	return cleanText(JSON.stringify(value));
}

interface PartOfPrice {
	input?: number;
	output?: number;
}

/** As articles tell it: of one side only, or of both without a host. */
function isPartOfPrice(value: unknown): value is PartOfPrice {
	return (
		typeof value === "object" &&
		value !== null &&
		("input" in value || "output" in value)
	);
}

function partOfPriceText(texts: Texts, { input, output }: PartOfPrice): string {
	const { answers } = texts;
	if (input === undefined)
		return answers.priceOut(priceText(texts, output ?? 0));
	if (output === undefined) return answers.priceIn(priceText(texts, input));
	return answers.price(priceText(texts, input), priceText(texts, output), "");
}

interface Score {
	name: string;
	score: number;
}

function isScore(value: unknown): value is Score {
	return (
		typeof value === "object" &&
		value !== null &&
		"name" in value &&
		"score" in value
	);
}

function percentText({ locale }: Texts, percent: number): string {
	return new Intl.NumberFormat(locale, {
		style: "percent",
		maximumFractionDigits: 2,
	}).format(percent / 100);
}

function numberText(texts: Texts, field: string, value: number): string {
	if (field === "trainingFlop") return `${flopText(texts, value)} FLOP`;
	if (money.has(field)) return moneyText(texts, value);
	const unit = lookUp(counts, field);
	if (unit && value < 1e6) return counted(texts, texts.answers[unit], value);
	const short = largeNumber(texts, value);
	return unit ? texts.answers[unit].other.replace("#", short) : short;
}

/** "671B" rather than the "671bn" of Britain. */
function compactLocale({ locale }: Texts): string {
	return new Intl.Locale(locale).language;
}

function largeNumber(texts: Texts, value: number): string {
	return new Intl.NumberFormat(
		compactLocale(texts),
		value < 1e6 ? {} : { notation: "compact", maximumSignificantDigits: 4 },
	).format(value);
}

/** US dollars, to four digits from a million on. */
function moneyText(texts: Texts, value: number): string {
	return new Intl.NumberFormat(compactLocale(texts), {
		style: "currency",
		currency: "USD",
		currencyDisplay: "narrowSymbol",
		...(value < 1e6
			? { maximumFractionDigits: 0 }
			: { notation: "compact", maximumSignificantDigits: 4 }),
	}).format(value);
}

/** US dollars, to four decimals, or four digits where a token is cheaper. */
export function priceText({ locale }: Texts, value: number): string {
	return new Intl.NumberFormat(locale, {
		style: "currency",
		currency: "USD",
		currencyDisplay: "narrowSymbol",
		minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
		maximumFractionDigits: value < 0.1 ? 6 : 4,
	}).format(value);
}

/** "3.408 × 10²⁴", to four digits. */
function flopText({ locale }: Texts, value: number): string {
	const exponent = Math.floor(Math.log10(value));
	const digits = new Intl.NumberFormat(locale, {
		maximumSignificantDigits: 4,
	}).format(value / 10 ** exponent);
	const raised = [...String(exponent)]
		.map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])
		.join("");
	return `${digits} × 10${raised}`;
}

/** A day, a month or a year, as much as is known of it. */
export function dateText({ locale }: Texts, date: string): string {
	const [year, month, day] = date.split("-");
	if (!year || !/^\d{4}(?:-\d\d){0,2}/.test(date)) return cleanText(date);
	if (!month) return year;
	return dateFormat(locale, day !== undefined).format(
		new Date(`${year}-${month}-${(day ?? "01").slice(0, 2)}T00:00:00Z`),
	);
}

/** Making one costs more than the rest of a card. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, hasDay: boolean): Intl.DateTimeFormat {
	const key = `${locale} ${hasDay}`;
	const made =
		dateFormats.get(key) ??
		new Intl.DateTimeFormat(locale, {
			timeZone: "UTC",
			year: "numeric",
			month: hasDay ? "short" : "long",
			...(hasDay ? { day: "numeric" } : {}),
		});
	dateFormats.set(key, made);
	return made;
}
