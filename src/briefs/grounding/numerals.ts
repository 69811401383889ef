/** A value that a spelling can mean, and the step between it and the next that it could have stated. */
export interface Reading {
	value: number;
	step: number;
}

/** Languages that write 1,000.5; the others write 1.000,5. */
const POINT_IS_DECIMAL = /^(?:en|zh|ja)$/;

/**
 * Values of digits with points and commas. Where three digits follow a lone comma in a language
 * that writes decimals so, both readings are given: newsrooms copy English thousands.
 */
export function readNumeral(raw: string, language: string): Reading[] | null {
	const text = raw.replace(/[ '’]/gu, "");
	const marks = text.match(/[.,]/gu) ?? [];
	const last = marks.at(-1);
	if (last === undefined) return [{ value: Number(text), step: 1 }];
	const at = text.lastIndexOf(last);
	const decimals = text.length - at - 1;
	const whole = text.slice(0, at).replace(/[.,]/gu, "");
	const asDecimal = {
		value: Number(`${whole}.${text.slice(at + 1)}`),
		step: 10 ** -decimals,
	};
	const asThousands = { value: Number(text.replace(/[.,]/gu, "")), step: 1 };
	if (new Set(marks).size > 1) return [asDecimal];
	if (marks.length > 1) {
		// Several points that part no thousands are a version or a date.
		return /^\d{1,3}(?:[.,]\d{3})+$/u.test(text) ? [asThousands] : null;
	}
	if (!/^[1-9]\d{0,2}[.,]\d{3}$/u.test(text)) return [asDecimal];
	if (POINT_IS_DECIMAL.test(language))
		return last === "." ? [asDecimal] : [asThousands];
	return last === "." ? [asThousands] : [asDecimal, asThousands];
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
	[/^k(?![\p{Script=Latin}\d])/u, 1e3],
	[/^m(?![\p{Script=Latin}\d²³])/u, 1e6],
	[/^b(?![\p{Script=Latin}\d])/u, 1e9],
	[/^t(?![\p{Script=Latin}\d])/u, 1e12],
];

/** The scale word that folded text begins with ("million", "万", "bn"), and how long it is. */
export function scaleBehind(
	rest: string,
	isAmount: boolean,
): { factor: number; length: number } | null {
	const gap = /^[\s-]?/u.exec(rest)?.[0].length ?? 0;
	// "£440m", and of amounts "£ 440 m" too.
	const glued = isAmount ? gap : 0;
	for (const [pattern, factor] of GLUED) {
		const match = pattern.exec(rest.slice(glued));
		if (match) return { factor, length: glued + match[0].length };
	}
	for (const [pattern, factor] of SCALES) {
		const match = pattern.exec(rest.slice(gap));
		if (match) return { factor, length: gap + match[0].length };
	}
	return null;
}
