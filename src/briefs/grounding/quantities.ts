import { hanValue, spelledNumbers } from "./number-words.ts";
import { currencyBefore, type Unit, unitBehind } from "./units.ts";

/** A number as a text states it. */
export interface Quantity {
	/** As written. */
	text: string;
	start: number;
	end: number;
	/** Every value that the spelling can mean ("2.000" is two thousand or two). */
	values: readonly number[];
	/** Half of this is what rounding may have moved the value by. */
	step: number;
	/** Digits that count: "5.6 million" has two. */
	digits: number;
	unit: Unit | null;
	/** "about", "more than", "up to": how loosely it is meant. */
	looseness: "exact" | "about" | "over" | "under";
	/** "third", as against "three". */
	ordinal: boolean;
	/** "millions of": an order of magnitude. */
	vague: boolean;
}

const SCALES: readonly (readonly [RegExp, number])[] = [
	[/^(?:mil millones|mille milliards|thousand million)(?!\p{L})/u, 1e9],
	[/^(?:thousand|tausend|tsd\.?|mila|mille|mil)(?!\p{L})/u, 1e3],
	[
		/^(?:millions?|millionen|milion[ei]|millon(?:es)?|milhoes|mln\.?|mio\.?|mn|mm)(?!\p{L})/u,
		1e6,
	],
	[
		/^(?:billions?|bn|milliarden?|miliard[oi]|milliards?|mrd\.?|mld\.?|mds?)(?!\p{L})/u,
		1e9,
	],
	[/^(?:trillions?|tn|billones|billon)(?!\p{L})/u, 1e12],
	[/^(?:billionen)(?!\p{L})/u, 1e12],
	[/^(?:万亿|萬億|兆)/u, 1e12],
	[/^(?:千亿)/u, 1e11],
	[/^(?:百亿)/u, 1e10],
	[/^(?:十亿)/u, 1e9],
	[/^(?:亿|億)/u, 1e8],
	[/^(?:千万)/u, 1e7],
	[/^(?:百万)/u, 1e6],
	[/^(?:万|萬|w(?=\s?(?:star|人|元|\p{Script=Han})))/u, 1e4],
	[/^(?:千)/u, 1e3],
];
/** Letters that scale only when nothing stands between them and the number. */
const GLUED: readonly (readonly [RegExp, number])[] = [
	[/^k(?![\p{L}\d])/u, 1e3],
	[/^m(?![\p{L}\d²³])/u, 1e6],
	[/^b(?![\p{L}\d])/u, 1e9],
	[/^t(?![\p{L}\d])/u, 1e12],
];

const NUMERAL =
	/(?<![\p{Script=Latin}\d]|\d[.,]|(?<![\p{Script=Latin}\d])[\p{Script=Latin}\d]{1,20}-)(?:\d{1,3}(?:[ '’]\d{3})+(?![\d])|\d+(?:[.,]\d+)*)(?:[.,]\d+)?/gu;
const ABOUT =
	/(?:about|around|roughly|approximately|approx\.?|nearly|almost|close to|some|an estimated|estimated|~|≈|circa|ca\.?|quasi|intorno a|attorno a|all'incirca|pressappoco|qualcosa come|rund|etwa|ungefahr|fast|knapp|gut|an die|unos|unas|casi|alrededor de|cerca de|aproximadamente|en torno a|environ|pres de|quelque|autour de|a peu pres|presque|约|大约|近|将近|接近|大概|左右|约为|約|およそ|ほぼ)(?: (?:i|gli|le|the|a|los|las|les|ai|alle|agli|dei))?\s?[$€£¥~]?\s?$/u;
const OVER =
	/(?:more than|over|above|at least|exceed(?:s|ed|ing)?|upwards of|as (?:many|much) as|north of|>|oltre|piu di|almeno|mas de|al menos|mehr als|uber|mindestens|plus de|au moins|超过|超|逾|至少|多于|高于|以上|越)(?: (?:i|gli|le|the|los|las|les|ai|alle))?\s?[$€£¥]?\s?$/u;
const UNDER =
	/(?:less than|fewer than|under|below|up to|at most|no more than|<|meno di|fino a|al massimo|menos de|hasta|como mucho|weniger als|unter|bis zu|hochstens|maximal|moins de|jusqu'a|au plus|不到|少于|低于|不足|至多|最多|高达|以下|未満|最大)(?: (?:i|gli|le|the|los|las|les|ai|alle))?\s?[$€£¥]?\s?$/u;
const LOOSE_AFTER =
	/^\s?(?:\+|多|余|几|左右|上下|前后|以上|以下|ほど|程度|or so|or more|oder mehr|o piu|o mas|ou plus)/u;
const ORDINAL_AFTER = /^(?:st|nd|rd|th|º|ª|er|ere|eme|e|°)(?![\p{L}\d])/u;

/** Languages that write 1,000.5; the others write 1.000,5. */
const POINT_IS_DECIMAL = /^(?:en|zh|ja)$/;

/**
 * Values of digits with points and commas. Where three digits follow a lone mark of another
 * language's, both readings are given: newsrooms mix the conventions.
 */
function readNumeral(
	raw: string,
	language: string,
): { values: number[]; decimals: number } | null {
	const text = raw.replace(/[ '’]/gu, "");
	const marks = text.match(/[.,]/gu) ?? [];
	const last = marks.at(-1);
	if (last === undefined) return { values: [Number(text)], decimals: 0 };
	const at = text.lastIndexOf(last);
	const decimals = text.length - at - 1;
	const asDecimal = Number(
		`${text.slice(0, at).replace(/[.,]/gu, "")}.${text.slice(at + 1)}`,
	);
	const asThousands = Number(text.replace(/[.,]/gu, ""));
	if (new Set(marks).size > 1) return { values: [asDecimal], decimals };
	if (marks.length > 1) {
		// Several points that part no thousands are a version or a date.
		return /^\d{1,3}(?:[.,]\d{3})+$/u.test(text)
			? { values: [asThousands], decimals: 0 }
			: null;
	}
	if (!/^[1-9]\d{0,2}[.,]\d{3}$/u.test(text))
		return { values: [asDecimal], decimals };
	if (POINT_IS_DECIMAL.test(language)) {
		return last === "."
			? { values: [asDecimal], decimals }
			: { values: [asThousands], decimals: 0 };
	}
	return last === "."
		? { values: [asThousands, asDecimal], decimals: 0 }
		: { values: [asDecimal, asThousands], decimals };
}

function scaleBehind(rest: string): { factor: number; length: number } | null {
	for (const [pattern, factor] of GLUED) {
		const match = pattern.exec(rest);
		if (match) return { factor, length: match[0].length };
	}
	const gap = /^[\s-]?/u.exec(rest)?.[0].length ?? 0;
	for (const [pattern, factor] of SCALES) {
		const match = pattern.exec(rest.slice(gap));
		if (match) return { factor, length: gap + match[0].length };
	}
	return null;
}

function loosenessAt(before: string, after: string): Quantity["looseness"] {
	if (OVER.test(before)) return "over";
	if (UNDER.test(before)) return "under";
	if (ABOUT.test(before) || LOOSE_AFTER.test(after)) return "about";
	return "exact";
}

/** Digits that carry information: all but the zeros that only place the point. */
function significant(value: number): number {
	return (
		value
			.toPrecision(12)
			.replace(/e.*$/u, "")
			.replace(/^0\.0*/u, "")
			.replace(".", "")
			.replace(/0+$/u, "").length || 1
	);
}

/**
 * The numbers in folded `text`, digits and words alike, in order. What is masked by spaces of the
 * same length (dates, names of models) is not seen.
 */
export function quantities(text: string, language: string): Quantity[] {
	const found: Quantity[] = [
		...multiples(text),
		...percentWords(text),
		...magnitudes(text),
	];
	const taken = (start: number, end: number) =>
		found.some((other) => start < other.end && end > other.start);
	for (const match of text.matchAll(NUMERAL)) {
		const start = match.index;
		if (taken(start, start + match[0].length)) continue;
		const numeral = readNumeral(match[0].replace(/[.,]$/u, ""), language);
		if (!numeral) continue;
		found.push(
			quantityAt(
				text,
				start,
				start + match[0].length,
				numeral.values,
				numeral.decimals,
			),
		);
	}
	for (const { value, start, end } of spelledNumbers(text, language)) {
		if (taken(start, end)) continue;
		// "5 million" was read with its digits.
		if (/\d\s?-?$/u.test(text.slice(0, start))) continue;
		found.push(quantityAt(text, start, end, [value], 0));
	}
	return spreadScale(
		found.sort((a, b) => a.start - b.start),
		text,
	);
}

function quantityAt(
	text: string,
	start: number,
	numeralEnd: number,
	values: readonly number[],
	decimals: number,
): Quantity {
	let end = numeralEnd;
	let factor = 1;
	let extra = 0;
	const scale = scaleBehind(text.slice(end, end + 24));
	if (scale) {
		factor = scale.factor;
		end += scale.length;
		// "3亿5000万", "1万2千".
		const more = /^(\d+)(亿|万|千|億|萬)/u.exec(text.slice(end));
		if (more) {
			extra = Number(more[1]) * (hanValue(`一${more[2]}`) ?? 1);
			end += more[0].length;
		}
	}
	const before = text.slice(Math.max(0, start - 28), start);
	const ordinalMark = ORDINAL_AFTER.exec(text.slice(end));
	const ordinal = ordinalMark !== null || /第$/u.test(before);
	const after = text.slice(end, end + 60);
	const currency = currencyBefore(before);
	const unit =
		currency ??
		(ordinal
			? null
			: unitBehind(
					after
						.replace(/^(?:多|余|几)(?:个)?/u, "")
						.replace(/^个(?!月|百|小|星)/u, ""),
				));
	const scaled = values.map(
		(value) => (value * factor + extra) * (unit?.factor ?? 1),
	);
	const own = values[0] ?? 0;
	const looseness = loosenessAt(
		before.slice(0, currency ? before.search(/\S{1,4}\s?$/u) + 4 : undefined),
		after,
	);
	const zeros =
		decimals === 0 && own !== 0
			? (/0*$/u.exec(String(own))?.[0].length ?? 0)
			: 0;
	const step =
		decimals > 0
			? 10 ** -decimals
			: factor === 1 && looseness !== "exact"
				? 10 ** zeros
				: 1;
	return {
		text: text.slice(start, end),
		start,
		end,
		values: scaled,
		step: step * factor * (unit?.factor ?? 1),
		digits: Math.max(
			significant(own),
			String(own).replace(/\D/gu, "").length - zeros,
		),
		unit,
		looseness,
		ordinal,
		vague: false,
	};
}

/** "five or six million": the scale and unit of the last count for those before it. */
function spreadScale(found: Quantity[], text: string): Quantity[] {
	return found.map((quantity, index) => {
		const next = found[index + 1];
		if (!next || quantity.unit?.strict === false) return quantity;
		const between = text.slice(quantity.end, next.start);
		if (
			!/^\s?(?:-|to|and|or|,|e|o|a|bis|und|oder|y|et|ou|至|到|~|和|或|、)\s?[$€£¥]?$/u.test(
				between,
			)
		)
			return quantity;
		const factor =
			(next.values[0] ?? 1) /
			Number(
				/[\d.,]+/u.exec(next.text)?.[0].replace(/,/gu, "") ?? next.values[0],
			);
		const values =
			factor > 1 && quantity.values.every((value) => value < factor)
				? [
						...quantity.values,
						...quantity.values.map((value) => value * factor),
					]
				: quantity.values;
		return { ...quantity, values, unit: quantity.unit ?? next.unit };
	});
}

const TIMES: Unit = { names: ["times"], factor: 1, strict: true };
const SHARE: Unit = { names: ["percent"], factor: 1, strict: true };

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
		/(?<!\p{L})(?:half(?! (?:a |an )?(?:hour|year|million|billion|dozen|century))|halve[sd]?|la meta|meta (?:del|dei|di|delle)|dimezz\p{L}+|halft\p{L}*|halfte|halbier\p{L}*|la mitad|mitad|la moitie|moitie)(?!\p{L})|一半|半数|减半/gu,
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
			found.push({
				text: match[0],
				start,
				end,
				values: [value],
				step: value === Math.round(value) ? 1 : 2,
				digits: 2,
				unit,
				looseness: loosenessAt(text.slice(Math.max(0, start - 28), start), ""),
				ordinal: false,
				vague: false,
			});
		}
	}
	return found;
}

function multiples(text: string): Quantity[] {
	return [...fixed(text, MULTIPLES, TIMES), ...fixed(text, SHARES, SHARE)];
}

/** "百分之三十", "三成". */
function percentWords(text: string): Quantity[] {
	const found: Quantity[] = [];
	for (const match of text.matchAll(
		/百分之([〇零一二两三四五六七八九十百]+|\d+(?:\.\d+)?)|([一二两三四五六七八九]|\d)成(?![为了功立员本交果长])/gu,
	)) {
		const numeral = match[1] ?? match[2] ?? "";
		const read = /^\d/u.test(numeral) ? Number(numeral) : hanValue(numeral);
		if (read === null) continue;
		const value = match[2] === undefined ? read : read * 10;
		found.push({
			text: match[0],
			start: match.index,
			end: match.index + match[0].length,
			values: [value],
			step: match[2] === undefined ? 1 : 10,
			digits: 2,
			unit: SHARE,
			looseness: "exact",
			ordinal: false,
			vague: false,
		});
	}
	return found;
}

const MAGNITUDE =
	/(?<!\p{L}|\d[\s-]?)(?:(dozens|tens|hundreds|thousands|decine|centinaia|migliaia|dutzende|hunderte|tausende|decenas|cientos|miles|dizaines|centaines|milliers|数十|数百|数千|几十|几百|几千|上百|上千)(?: of | di | de | d'|\s)?)?(thousands|millions|billions|trillions|milioni|miliardi|millionen|milliarden|millones|milliards|万|亿|億)?(?= |\p{Script=Han})/gu;
const SMALL_MAGNITUDE: Record<string, number> = {
	dozens: 10,
	tens: 10,
	decine: 10,
	dutzende: 10,
	decenas: 10,
	dizaines: 10,
	数十: 10,
	几十: 10,
	hundreds: 100,
	centinaia: 100,
	hunderte: 100,
	cientos: 100,
	centaines: 100,
	数百: 100,
	几百: 100,
	上百: 100,
	thousands: 1e3,
	migliaia: 1e3,
	tausende: 1e3,
	miles: 1e3,
	milliers: 1e3,
	数千: 1e3,
	几千: 1e3,
	上千: 1e3,
};
const LARGE_MAGNITUDE: Record<string, number> = {
	thousands: 1e3,
	millions: 1e6,
	milioni: 1e6,
	millionen: 1e6,
	millones: 1e6,
	billions: 1e9,
	miliardi: 1e9,
	milliarden: 1e9,
	milliards: 1e9,
	trillions: 1e12,
	万: 1e4,
	亿: 1e8,
	億: 1e8,
};

/** "millions of", "hundreds of thousands": an order of magnitude and no number. */
function magnitudes(text: string): Quantity[] {
	const found: Quantity[] = [];
	for (const match of text.matchAll(MAGNITUDE)) {
		const [whole, small = "", large = ""] = match;
		// "万" and "millions" alone belong to a number or are one.
		if (
			whole === "" ||
			(small === "" &&
				!/^(?:thousands|millions|billions|trillions)$/u.test(large))
		)
			continue;
		const value = (SMALL_MAGNITUDE[small] ?? 1) * (LARGE_MAGNITUDE[large] ?? 1);
		const end = match.index + whole.length;
		found.push({
			text: whole,
			start: match.index,
			end,
			values: [value],
			step: value,
			digits: 1,
			unit: unitBehind(text.slice(end, end + 60)),
			looseness: "about",
			ordinal: false,
			vague: true,
		});
	}
	return found;
}
