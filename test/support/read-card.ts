import { textsIn } from "#src/chat/texts/texts.ts";

/** One value that a card or a table shows, with the sources that it cites. */
export interface ShownValue {
	field: string;
	/** Of a table; 0 on a card. */
	column: number;
	text: string;
	citations: number[];
}

export interface ShownSource {
	host: string;
	/** `YYYY-MM-DD` */
	day: string | null;
}

export interface ReadCard {
	values: ShownValue[];
	sources: ReadonlyMap<number, ShownSource>;
}

/**
 * Reads a card or a comparison back from what a reader sees of it. It shares no code with what
 * wrote it but the names of the fields.
 */
export function readCard(text: string, language: string): ReadCard {
	const names = textsIn(language).answers.fields;
	const fields = new Map(
		Object.entries(names).map(([field, name]) => [name, field]),
	);
	const ordered = [...fields.keys()].sort((a, b) => b.length - a.length);
	const label = new RegExp(
		`(?:^|· ?)(${ordered.map(escaped).join("|")}):\\s`,
		"gu",
	);
	const lines = text.replace(/[\u00a0\u202f]/g, " ").split("\n");
	return {
		values: lines.flatMap((line) => [
			...valuesOnCard(line, label, fields),
			...valuesInRow(line, fields),
		]),
		sources: new Map(
			lines.flatMap((line) => {
				const [, number, host = "", notes = ""] =
					/^\s*\[(\d+)\] (\S+) \((.+)\)$/.exec(line.trim()) ?? [];
				return number
					? [[Number(number), { host, day: dayIn(notes, language) }] as const]
					: [];
			}),
		),
	};
}

function valuesOnCard(
	line: string,
	label: RegExp,
	fields: ReadonlyMap<string, string>,
): ShownValue[] {
	const found = [...line.matchAll(label)];
	return found.flatMap((match, index) => {
		const end = found[index + 1]?.index ?? line.length;
		const said = line.slice(match.index + match[0].length, end);
		return statements(said).map((one) => ({
			...one,
			field: fields.get(match[1] ?? "") ?? "",
			column: 0,
		}));
	});
}

function valuesInRow(
	line: string,
	fields: ReadonlyMap<string, string>,
): ShownValue[] {
	const [name = "", ...cells] = line.split(/ \| |\s{2,}/);
	const field = fields.get(name.replace(/^≠ /, "").trim());
	return field === undefined
		? []
		: cells.flatMap((cell, column) =>
				statements(cell).map((one) => ({ ...one, field, column })),
			);
}

/** "A [1][2] / B [3] (sources disagree)": what cites nothing says nothing. */
function statements(said: string): { text: string; citations: number[] }[] {
	return [...said.matchAll(/(.+?)\s?((?:\[\d+\])+)(?:\s\/)?/g)].map(
		([, text = "", cited = ""]) => ({
			text: text
				.replace(/^\s*(?:\([^()]*\)\s*)?\/?\s*/, (start) =>
					start.includes("(") && !/[/]/.test(start) ? start : "",
				)
				.trim(),
			citations: (cited.match(/\d+/g) ?? []).map(Number),
		}),
	);
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const SCALES: Record<string, number> = {
	K: 1e3,
	M: 1e6,
	B: 1e9,
	T: 1e12,
	Mln: 1e6,
	Mld: 1e9,
	Bln: 1e12,
};
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The numbers of a text as English or Italian write them, in order. */
export function numbersIn(text: string, language: string): number[] {
	const pattern =
		/(?<![\p{L}\d.,])(\d(?:[\d.,]*\d)?)(?: × 10([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?:\s?(K|M|B|T|Mln|Mld|Bln)(?!\p{L}))?/gu;
	return [...text.matchAll(pattern)].map(([, digits = "", power, scale]) => {
		const plain =
			language === "it"
				? digits.replaceAll(".", "").replace(",", ".")
				: digits.replaceAll(",", "");
		const exponent = [...(power ?? "")]
			.map((digit) => RAISED.indexOf(digit))
			.join("");
		return (
			Number(plain) *
			(exponent === "" ? 1 : 10 ** Number(exponent)) *
			(scale ? (SCALES[scale] ?? Number.NaN) : 1)
		);
	});
}

const MONTHS: Record<string, string[]> = {
	en: "jan feb mar apr may jun jul aug sep oct nov dec".split(" "),
	it: "gen feb mar apr mag giu lug ago set ott nov dic".split(" "),
};

/** "26 Dec 2024", "luglio 2024" or "2023" as `YYYY[-MM[-DD]]`; the last of a text. */
export function dayIn(text: string, language: string): string | null {
	const [, day, month, year] =
		/(?:(\d{1,2}) )?(?:(\p{L}{3,}) )?(\d{4})\D*$/u.exec(text) ?? [];
	if (!year) return null;
	const number =
		(MONTHS[language] ?? []).indexOf((month ?? "").slice(0, 3).toLowerCase()) +
		1;
	if (number === 0) return month ? null : year;
	return [
		year,
		String(number).padStart(2, "0"),
		...(day ? [day.padStart(2, "0")] : []),
	].join("-");
}
