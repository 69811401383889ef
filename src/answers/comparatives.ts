import { normalise } from "../lib/text/normalise.ts";
import type { CatalogueEntry } from "../models/catalogue.ts";
import { fieldsOf, isPrice } from "./facts.ts";
import type { WantedFields } from "./wishes.ts";

/** Which of several models comes first in an answer. */
export interface Order {
	by: "most" | "least";
	/** What is compared, where the comparative itself says it: "cheaper". */
	fields: WantedFields | null;
}

const prices: WantedFields = [["price"], ["cheapestPrice"]];
const dates: WantedFields = [["released"]];

/** The first that fits a folded question is taken. */
const comparatives: readonly ({ asks: RegExp } & Order)[] = [
	{
		asks: /\bcheap|\bless expensive|\bcosts? less|\bmeno car|\bcosta(?:no)? (?:di )?meno|\beconomic|\bbillig|\bgunstig|\bbarat|\bcuesta menos|\bmoins cher|便宜/iu,
		by: "least",
		fields: prices,
	},
	{
		asks: /\b(?:more|most) expensive|\bdearer|\bcosts? more|\bpiu car|\bcosta(?:no)? (?:di )?piu|\bteur?er|\bmas car|\bcuesta mas|\bplus cher|更贵|最贵/iu,
		by: "most",
		fields: prices,
	},
	{
		asks: /\bnewe(?:r|st)\b|\bmore recent|\bpiu (?:recent|nuov)|\bneuer|\bmas (?:recient|nuev)|\bplus recent|更新/iu,
		by: "most",
		fields: dates,
	},
	{
		asks: /\bolde(?:r|st)\b|\bpiu vecchi|\balter\b|\bmas (?:antigu|viej)|\bplus ancien|更早|更老/iu,
		by: "least",
		fields: dates,
	},
	{
		asks: /\b(?:less|smaller|shorter|fewer|least|smallest)\b|\bmeno\b|\bminore|\bweniger\b|\bkleiner|\bmenos\b|\bmenor\b|\bmoins\b|更小|更少|更短/iu,
		by: "least",
		fields: null,
	},
	{
		asks: /\b(?:more|larger|bigger|longer|higher|greater|most|largest|biggest|longest)\b|\bpiu\b|\bmaggior|\bmehr\b|\bgro(?:ss|ß)(?:er|te)|\blanger|\bmas\b|\bmayor\b|\bplus\b|更大|更长|更多|更高/iu,
		by: "most",
		fields: null,
	},
];

/** How models that a question names are to be compared; null where it compares nothing. */
export function orderAskedFor(text: string): Order | null {
	const folded = normalise(text);
	return comparatives.find(({ asks }) => asks.test(folded)) ?? null;
}

/**
 * The models in that order by the first fields that are known of all of them, and the fields
 * that were compared; null where nothing is known of all.
 */
export function inOrder(
	entries: readonly CatalogueEntry[],
	wanted: WantedFields,
	by: Order["by"],
): { entries: CatalogueEntry[]; wanted: WantedFields } | null {
	for (const fields of wanted) {
		for (const field of fields) {
			const valued = entries.flatMap((entry) => {
				const value = magnitude(entry, field);
				return value === null ? [] : [{ entry, value }];
			});
			if (valued.length < entries.length) continue;
			const sign = by === "most" ? -1 : 1;
			return {
				entries: valued
					.sort((a, b) => sign * (a.value - b.value))
					.map(({ entry }) => entry),
				wanted: [[field]],
			};
		}
	}
	return null;
}

/** What is compared: of a price what a million tokens in and one out cost, of a date its time. */
function magnitude({ facts }: CatalogueEntry, field: string): number | null {
	const value = fieldsOf(facts, "other").find((one) => one.field === field)
		?.statements[0]?.value;
	if (typeof value === "number") return value;
	if (isPrice(value)) return value.input + value.output;
	if (typeof value !== "string") return null;
	const time = Date.parse(value);
	return Number.isNaN(time) ? null : time;
}
