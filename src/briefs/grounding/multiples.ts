import { loosenessAt } from "./looseness.ts";
import { hanValue, spelledNumbers } from "./number-words.ts";
import type { Quantity } from "./quantities.ts";
import type { Unit } from "./units.ts";

const TIMES: Unit = { names: ["times"], factor: 1, strict: true };
/** "a tenth": as much as 10 percent, and the other side of ten times. */
const SHARE: Unit = { names: ["percent", "share"], factor: 1, strict: true };
const PERCENT: Unit = { names: ["percent"], factor: 1, strict: true };

/** "twice", "tenfold", "zehnfach", "il doppio", "翻倍": multiples that hold no numeral. */
const MULTIPLES: readonly (readonly [RegExp, number])[] = [
	[
		/(?<!\p{L})(?:twice|double[sd]?|doubling|twofold|il doppio|raddoppi\p{L}*|doppelt\p{L}*|verdoppel\p{L}*|zweifach\p{L}*|el doble|dobles?|duplic\p{L}+|le double|doubl(?:er|e|ent|é)|deux fois)(?!\p{L})|翻倍|翻番|翻了一番|倍増/gu,
		2,
	],
	[
		/(?<!\p{L})(?:triple[sd]?|tripling|threefold|thrice|il triplo|triplic\p{L}+|dreifach\p{L}*|verdreifach\p{L}*|el triple|tripl(?:er|ent))(?!\p{L})|增至三倍/gu,
		3,
	],
	[
		/(?<!\p{L})(?:quadruple[sd]?|fourfold|quadruplic\p{L}+|vierfach\p{L}*|vervierfach\p{L}*)(?!\p{L})/gu,
		4,
	],
	[
		/(?<!\p{L})(?:fivefold|quintuple[sd]?|quintuplic\p{L}+|funffach\p{L}*|verfunffach\p{L}*)(?!\p{L})/gu,
		5,
	],
	[/(?<!\p{L})(?:sixfold|sechsfach\p{L}*)(?!\p{L})/gu, 6],
	[/(?<!\p{L})(?:eightfold|achtfach\p{L}*)(?!\p{L})/gu, 8],
	[
		/(?<!\p{L})(?:tenfold|decuplic\p{L}+|zehnfach\p{L}*|verzehnfach\p{L}*|zehnmal|decuple\p{L}*)(?!\p{L})/gu,
		10,
	],
	[/(?<!\p{L})(?:zwanzigfach\p{L}*|twentyfold)(?!\p{L})/gu, 20],
	[/(?<!\p{L})(?:hundertfach\p{L}*|hundredfold)(?!\p{L})/gu, 100],
	[/(?<!\p{L})zweimal(?!\p{L})/gu, 2],
	[/(?<!\p{L})dreimal(?!\p{L})/gu, 3],
	[/(?<!\p{L})viermal(?!\p{L})/gu, 4],
	[/(?<!\p{L})funfmal(?!\p{L})/gu, 5],
];

/** "half", "a third", "due terzi", "ein Zehntel", "三分之一": shares, held as percent. */
const SHARES: readonly (readonly [RegExp, number])[] = [
	[
		/(?<!\p{L})(?:three quarters|three-quarters|tre quarti|drei viertel|dreiviertel|tres cuartos|tres cuartas partes|trois quarts)(?!\p{L})|四分之三/gu,
		75,
	],
	[
		/(?<!\p{L})(?:two[- ]thirds|due terzi|zwei drittel|dos tercios|deux tiers)(?!\p{L})|三分之二/gu,
		200 / 3,
	],
	[
		/(?<!\p{L})(?:half(?! (?:a |an )?(?:hour|year|million|billion|dozen|century))|halve[sd]?|(?:la|alla|della|per|a) meta|meta (?:del|dei|di|delle)|dimezz\p{L}+|halft\p{L}*|halfte|halbier\p{L}*|halb so|la mitad|mitad|la moitie|moitie)(?!\p{L})|一半|半数|减半/gu,
		50,
	],
	[
		/(?<!\p{L})(?:(?:a|one)[- ]third|un terzo|ein drittel|un tercio|una tercera parte|un tiers)(?!\p{L})|三分之一/gu,
		100 / 3,
	],
	[
		/(?<!\p{L})(?:(?:a|one)[- ]quarter(?= of)|un quarto|ein viertel|un cuarto|una cuarta parte|un quart)(?!\p{L})|四分之一/gu,
		25,
	],
	[
		/(?<!\p{L})(?:(?:a|one)[- ]fifth|un quinto|ein funftel|una quinta parte|un cinquieme)(?!\p{L})|五分之一/gu,
		20,
	],
	[
		/(?<!\p{L})(?:(?:a|one)[- ]sixth|un sesto|ein sechstel|una sexta parte|un sixieme)(?!\p{L})|六分之一/gu,
		100 / 6,
	],
	[
		/(?<!\p{L})(?:(?:a|one)[- ]eighth|un ottavo|ein achtel|una octava parte|un huitieme)(?!\p{L})|八分之一/gu,
		12.5,
	],
	[
		/(?<!\p{L})(?:(?:a|one)[- ]tenth|un decimo|ein zehntel|una decima parte|la decima parte|un dixieme)(?!\p{L})|十分之一/gu,
		10,
	],
	[
		/(?<!\p{L})(?:(?:a|one)[- ]hundredth|un centesimo|ein hundertstel|una centesima parte|un centieme)(?!\p{L})|百分之一/gu,
		1,
	],
];

/** Multiples and shares that a folded text states without a numeral, in order. */
export function multiples(text: string, language: string): Quantity[] {
	return [
		...fixed(text, MULTIPLES, TIMES),
		...fixed(text, SHARES, SHARE),
		...percentWords(text),
		...oneOfSeveral(text, language),
	];
}

function fixed(
	text: string,
	patterns: readonly (readonly [RegExp, number])[],
	unit: Unit,
): Quantity[] {
	const found: Quantity[] = [];
	for (const [pattern, value] of patterns) {
		for (const match of text.matchAll(pattern)) {
			const start = match.index;
			const end = start + match[0].length;
			if (found.some((other) => start < other.end && end > other.start))
				continue;
			const before = text.slice(Math.max(0, start - 28), start);
			found.push({
				...plainQuantity(value, start, end, unit),
				readings: [{ value, step: value === Math.round(value) ? 1 : 2 }],
				looseness: loosenessAt(before, ""),
			});
		}
	}
	return found;
}

function plainQuantity(
	value: number,
	start: number,
	end: number,
	unit: Unit,
): Quantity {
	return {
		start,
		end,
		unitEnd: end,
		readings: [{ value, step: 1 }],
		factor: 1,
		digits: 2,
		unit,
		looseness: "exact",
		ordinal: false,
		vague: false,
	};
}

const PERCENT_WORD =
	/百分之([〇零一二两三四五六七八九十百]+|\d+(?:\.\d+)?)|([一二两三四五六七八九]|\d)成(?![为了功立员本交果长])/gu;

/** "百分之三十", "三成". */
function percentWords(text: string): Quantity[] {
	return [...text.matchAll(PERCENT_WORD)].flatMap((match) => {
		const [whole, share, tenths] = match;
		const numeral = share ?? tenths ?? "";
		const read = /^\d/u.test(numeral) ? Number(numeral) : hanValue(numeral);
		if (read === null) return [];
		const value = tenths === undefined ? read : read * 10;
		return [
			plainQuantity(value, match.index, match.index + whole.length, PERCENT),
		];
	});
}

const ONE_OF =
	/(?<!\p{L})(?:(?:one|1|una?o?|une?) (?:\p{L}+ )?(?:in|out of|of every|su|de cada|sur)|ein(?:er|e|es|s)? von) (?=(\p{L}+|\d{1,2}(?![\d.,])))|(?<!\p{L})jede[rsnm]? (?=(zweite|dritte|vierte|funfte|fünfte|sechste|zehnte))/gu;
const GERMAN_ORDINALS: Record<string, number> = {
	zweite: 2,
	dritte: 3,
	vierte: 4,
	fünfte: 5,
	funfte: 5,
	sechste: 6,
	zehnte: 10,
};

/** "one in four", "una su quattro", "jeder vierte". */
function oneOfSeveral(text: string, language: string): Quantity[] {
	return [...text.matchAll(ONE_OF)].flatMap((match) => {
		const [whole, word = "", ordinal = ""] = match;
		const number =
			GERMAN_ORDINALS[ordinal] ??
			(/^\d/u.test(word)
				? Number(word)
				: spelledNumbers(word, language)[0]?.value);
		if (!number || number < 2 || number > 100) return [];
		const end = match.index + whole.length + (word || ordinal).length;
		const value = 100 / number;
		return [
			{
				...plainQuantity(value, match.index, end, SHARE),
				readings: [{ value, step: 0.5 }],
			},
		];
	});
}
