/**
 * Numbers in headlines, in one spelling: `$5bn`, `5 billion dollars` and
 * `50亿美元` are the same amount; `GPT-5.6`, `GPT 5.6` and `GPT5.6` the same version.
 */

export interface Amount {
	value: number;
	unit: "money" | "percent" | "count";
}

const scales: Record<string, number> = {
	k: 1e3,
	thousand: 1e3,
	mila: 1e3,
	mille: 1e3,
	tausend: 1e3,
	mil: 1e3,
	m: 1e6,
	mn: 1e6,
	mln: 1e6,
	mio: 1e6,
	million: 1e6,
	millions: 1e6,
	millionen: 1e6,
	milioni: 1e6,
	milione: 1e6,
	millones: 1e6,
	millón: 1e6,
	milhões: 1e6,
	b: 1e9,
	bn: 1e9,
	mrd: 1e9,
	mld: 1e9,
	billion: 1e9,
	billions: 1e9,
	milliarden: 1e9,
	milliarde: 1e9,
	milliards: 1e9,
	milliard: 1e9,
	miliardi: 1e9,
	miliardo: 1e9,
	bilhões: 1e9,
	t: 1e12,
	tn: 1e12,
	trillion: 1e12,
	trillions: 1e12,
	万: 1e4,
	萬: 1e4,
	亿: 1e8,
	億: 1e8,
	万亿: 1e12,
	兆: 1e12,
};

const scaleWords = Object.keys(scales)
	.sort((a, b) => b.length - a.length)
	.join("|");

const amountPattern = new RegExp(
	String.raw`(?<![a-z\d.@])(?<before>us\$|hk\$|[$€£¥₹]|usd\s|eur\s)?\s?(?<number>\d{1,3}(?:[,']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?:\s|-)?(?<scale>${scaleWords})(?![a-z]))?(?:\s?\+)?(?:(?:\sd[ei])?[\s-]?(?<after>%|percent|per cent|pct|prozent|por ciento|per cento|pour cent|个百分点|usd|dollars?|dollari|dólares|euros?|yuan|rmb|美元|美金|欧元|人民币|元|円|ドル))?`,
	"giu",
);

const spelledNumbers: Record<string, string> = {
	en: "two three four five six seven eight nine ten",
	de: "zwei drei vier fünf sechs sieben acht neun zehn",
	it: "due tre quattro cinque sei sette otto nove dieci",
	es: "dos tres cuatro cinco seis siete ocho nueve diez",
	fr: "deux trois quatre cinq six sept huit neuf dix",
};
const spelledBeforeScale = new Map(
	Object.entries(spelledNumbers).map(([language, row]) => [
		language,
		new RegExp(
			`(?<![\\p{L}\\d])(${row.replaceAll(" ", "|")})(?=[\\s-](?:${scaleWords})(?!\\p{L}))`,
			"gu",
		),
	]),
);

/**
 * Numbers as English writes them: "589.000 millones" is 589,000 million,
 * "5,6 miliardi" 5.6, "sechs Millionen" 6 million; `text` in lower case.
 */
export function plainNumbers(text: string, language: string): string {
	const row = spelledNumbers[language]?.split(" ");
	const spelled = spelledBeforeScale.get(language);
	const digits =
		row && spelled
			? text.replace(spelled, (word) => String(row.indexOf(word) + 2))
			: text;
	if (!commaDecimals.has(language)) return digits;
	return digits
		.replace(/(?<=\d),(?=\d{1,2}(?!\d))/g, "\u0000")
		.replace(/(?<=(?<!\d)\d{1,3}(?:\.\d{3})*)\.(?=\d{3}(?!\d))/g, ",")
		.replaceAll("\u0000", ".");
}

const commaDecimals = new Set(["de", "it", "es", "fr", "pt", "nl"]);

export interface FoundAmount extends Amount {
	start: number;
	end: number;
	/** `$`, `€`, `£`, `¥`, `₹`, where one is written. */
	currency: string | null;
	/** Written with a currency, a percent sign, a scale or thousands separators. */
	marked: boolean;
}

/** Amounts in `text` in order; `text` in lower case. */
export function findAmounts(text: string): FoundAmount[] {
	const found: FoundAmount[] = [];
	for (const match of text.matchAll(amountPattern)) {
		const { before, number, scale, after } = match.groups ?? {};
		if (!number) continue;
		const value =
			Number(number.replace(/[,']/g, "")) * (scale ? (scales[scale] ?? 1) : 1);
		const percent =
			after !== undefined && /%|cent|pct|prozent|百分/.test(after);
		const money = before !== undefined || (after !== undefined && !percent);
		found.push({
			value,
			unit: percent ? "percent" : money ? "money" : "count",
			currency: percent ? null : currencyOf(`${before ?? ""} ${after ?? ""}`),
			start: match.index,
			end: match.index + match[0].length,
			marked: money || percent || scale !== undefined || /[,']/.test(number),
		});
	}
	return found;
}

const currencies: [string, RegExp][] = [
	["€", /€|eur|欧元/],
	["£", /£/],
	["₹", /₹/],
	["¥", /¥|yuan|rmb|人民币|円|(?<![美欧])元/],
	["$", /\$|usd|dol|dól|美元|美金|ドル/],
];

function currencyOf(words: string): string | null {
	return currencies.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** `1.65b`, `20k`, `80%`: the spelling under which amounts are compared as words. */
export function spellAmount(amount: Amount): string {
	const { value, unit } = amount;
	const scaled =
		value >= 1e12
			? `${round(value / 1e12)}t`
			: value >= 1e9
				? `${round(value / 1e9)}b`
				: value >= 1e6
					? `${round(value / 1e6)}m`
					: value >= 1e4
						? `${round(value / 1e3)}k`
						: String(round(value));
	return unit === "percent" ? `${scaled}%` : scaled;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}

/** Equal within the rounding that newsrooms allow themselves: $13.8B is "about $14 billion". */
export function nearlyEqual(a: Amount, b: Amount): boolean {
	if (a.unit !== b.unit && a.unit !== "count" && b.unit !== "count")
		return false;
	return Math.abs(a.value - b.value) <= 0.06 * Math.max(a.value, b.value);
}
