import { textBefore } from "./text-before.ts";

/**
 * Numbers written as words, by language, without accents. Morphemes, so that the compounds of
 * German and Italian ("sechzehntausend", "duemila") are read part by part.
 */
const tables: Record<string, string> = {
	en: "both 2 either 2 neither 2 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 million 1e6 billion 1e9 trillion 1e12 one 1 zero 0 dozen 12",
	it: "entrambi 2 entrambe 2 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 tredici 13 quattordici 14 quindici 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 vent 20 trenta 30 trent 30 quaranta 40 quarant 40 cinquanta 50 cinquant 50 sessanta 60 sessant 60 settanta 70 settant 70 ottanta 80 ottant 80 novanta 90 novant 90 cento 100 mille 1000 mila 1000 milione 1e6 milioni 1e6 miliardo 1e9 miliardi 1e9 uno 1 zero 0 dozzina 12",
	de: "beide 2 beiden 2 zwei 2 zwo 2 drei 3 vier 4 funf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwolf 12 sechzehn 16 siebzehn 17 zwanzig 20 dreißig 30 vierzig 40 funfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 tausend 1000 million 1e6 millionen 1e6 milliarde 1e9 milliarden 1e9 billion 1e12 billionen 1e12 ein 1 eins 1 null 0 dutzend 12",
	es: "ambos 2 ambas 2 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciseis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veinti 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 cientos 100 cientas 100 quinientos 500 quinientas 500 mil 1000 millon 1e6 millones 1e6 billon 1e12 billones 1e12 uno 1 cero 0 docena 12",
	fr: "deux 2 trois 3 quatre-vingts 80 quatre-vingt 80 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60 cent 100 cents 100 mille 1000 million 1e6 millions 1e6 milliard 1e9 milliards 1e9 un 1 zero 0 douzaine 12",
};

/** Joins that stand between morphemes ("fünfundzwanzig", "two hundred and five", "vingt et un", "treinta y dos"). */
const joins: Record<string, RegExp> = {
	en: /^(?:and|-)/,
	it: /^(?:e|-)/,
	de: /^(?:und|-)/,
	es: /^(?:y|-)/,
	fr: /^(?:et|-)/,
};

interface Morphemes {
	values: Map<string, number>;
	/** Longest first. */
	spellings: string[];
	join: RegExp;
}

const morphemes = new Map<string, Morphemes>();
for (const [language, table] of Object.entries(tables)) {
	const values = new Map<string, number>();
	const parts = table.split(" ");
	for (let i = 0; i + 1 < parts.length; i += 2)
		values.set(parts[i] as string, Number(parts[i + 1]));
	morphemes.set(language, {
		values,
		spellings: [...values.keys()].sort((a, b) => b.length - a.length),
		join: joins[language] ?? /^-/,
	});
}

/** The values of a word's morphemes, or null when it is no number. */
function split(
	word: string,
	{ values, spellings, join }: Morphemes,
): number[] | null {
	const whole = values.get(word);
	if (whole !== undefined) return [whole];
	for (const spelling of spellings) {
		if (!word.startsWith(spelling) || spelling.length === word.length) continue;
		const rest = word.slice(spelling.length);
		const tail =
			split(rest, { values, spellings, join }) ??
			(join.test(rest)
				? split(rest.replace(join, ""), { values, spellings, join })
				: null);
		if (tail) return [values.get(spelling) as number, ...tail];
	}
	return null;
}

/** "two", "hundred", "fifty", "thousand": multiplied and added as languages do. */
function compose(parts: readonly number[]): number {
	let total = 0;
	let current = 0;
	for (const part of parts) {
		if (part === 12 && current > 0) current *= 12;
		else if (part === 100) current = Math.max(1, current) * 100;
		else if (part >= 1000) {
			// "mil millones": a thousand of them.
			if (current === 0 && total > 0 && part > total) total *= part;
			else {
				total += Math.max(1, current) * part;
				current = 0;
			}
		} else current += part;
	}
	return total + current;
}

export interface SpelledNumber {
	value: number;
	start: number;
	end: number;
}

/** "quatre-vingt" is one word of numbers, "six-year-old" is not. */
const WORD = /quatre-vingts?|\p{L}+/gu;
/** Only a space, or a joining word, may stand between the words of one number. */
const GAP = /^(?: | and | e | y | et |-)$/;

/** Numbers written as words in folded `text`, in order; "one" and its kin among them. */
export function spelledNumbers(
	text: string,
	language: string,
): SpelledNumber[] {
	if (language === "zh" || language === "ja") return hanNumbers(text);
	const table = morphemes.get(language);
	if (!table) return [];
	const found: (SpelledNumber & { parts: number[] })[] = [];
	for (const match of text.matchAll(WORD)) {
		const parts = split(match[0], table);
		const start = match.index;
		const isShare =
			/^(?:cento|ciento|cent)$/u.test(match[0]) &&
			/(?:per|por|pour) $/u.test(textBefore(text, start));
		if (!parts || isShare) continue;
		const end = start + match[0].length;
		const last = found.at(-1);
		if (
			last &&
			GAP.test(text.slice(last.end, start)) &&
			fits(last.parts, parts)
		) {
			last.parts.push(...parts);
			last.value = compose(last.parts);
			last.end = end;
		} else found.push({ value: compose(parts), start, end, parts });
	}
	return found.map(({ value, start, end }) => ({ value, start, end }));
}

/** "twenty five" is one number, "two three" are two. */
function fits(before: readonly number[], after: readonly number[]): boolean {
	const last = before.at(-1) ?? 0;
	const next = after[0] ?? 0;
	if (next >= 100) return next > last || last < 100;
	if (last >= 100) return true;
	return last >= 20 && last % 10 === 0 && next < 20;
}

const HAN_DIGITS: Record<string, number> = {
	零: 0,
	〇: 0,
	一: 1,
	二: 2,
	两: 2,
	兩: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9,
};
const HAN_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const HAN_SCALES: Record<string, number> = {
	万: 1e4,
	萬: 1e4,
	亿: 1e8,
	億: 1e8,
	兆: 1e12,
};
/** Names and words that hold a numeral and count nothing. */
const HAN_IDIOM =
	/万一|十分(?!之)|千万别|百姓|百度|万达|三星|四川|三亚|九江|五角大楼|七牛|六合|百科|千问|百川|千帆|万象|万维|万能|百货|九章|万物|三体|八卦/gu;
const HAN_NUMBER = /[零〇一二两兩三四五六七八九十百千万萬亿億兆]+/gu;

function hanNumbers(text: string): SpelledNumber[] {
	const masked = text.replace(HAN_IDIOM, (idiom) => "　".repeat(idiom.length));
	const found: SpelledNumber[] = [];
	for (const match of masked.matchAll(HAN_NUMBER)) {
		const before = masked[match.index - 1] ?? "";
		// "5万": the digits' own scale.
		if (/[\d.]/.test(before)) continue;
		const value = hanValue(match[0]);
		if (value !== null)
			found.push({
				value,
				start: match.index,
				end: match.index + match[0].length,
			});
	}
	return found;
}

/** "六百万", "二〇二五", "一千二百"; null for what is no number ("千", "万"). */
export function hanValue(numeral: string): number | null {
	if (/^[零〇一二三四五六七八九]{2,}$/u.test(numeral))
		return Number([...numeral].map((digit) => HAN_DIGITS[digit]).join(""));
	let total = 0;
	let section = 0;
	let digit: number | null = null;
	let last = 1;
	for (const character of numeral) {
		const unit = HAN_UNITS[character];
		const scale = HAN_SCALES[character];
		if (character in HAN_DIGITS) {
			digit = HAN_DIGITS[character] ?? 0;
			last = 1;
		} else if (unit !== undefined) {
			if (digit === null && unit !== 10) return null;
			section += (digit ?? 1) * unit;
			digit = null;
			last = unit;
		} else if (scale !== undefined) {
			section += digit ?? 0;
			if (section === 0 && total === 0) return null;
			// "万亿": a scale upon a scale.
			if (section === 0) total *= scale;
			else total += section * scale;
			section = 0;
			digit = null;
			last = scale;
		}
	}
	// "一万二": two thousand.
	return (
		total +
		section +
		(digit ?? 0) * (digit !== null && last >= 100 ? last / 10 : 1)
	);
}
