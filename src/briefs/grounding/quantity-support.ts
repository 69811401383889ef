import type { Reading } from "./numerals.ts";
import type { Quantity } from "./quantities.ts";
import { namesCurrency } from "./units.ts";

/** A sentence of a source, as far as its numbers matter. */
export interface QuantityContext {
	quantities: readonly Quantity[];
	/** Folded. */
	text: string;
	/** Currencies that the article names anywhere. */
	currencies?: ReadonlySet<string>;
}

/** Whether the source sentence states what the claim counts: value within the claim's own rounding, unit alike. */
export function statesQuantity(
	source: QuantityContext,
	claim: Quantity,
): boolean {
	return source.quantities.some(
		(stated) => sameUnit(claim, stated, source) && sameValue(claim, stated),
	);
}

function sameValue(claim: Quantity, stated: Quantity): boolean {
	if (claim.vague || stated.vague) return sameMagnitude(claim, stated);
	if (claim.ordinal !== stated.ordinal && (claim.ordinal || claim.unit?.strict))
		return false;
	if (opposed(claim, stated)) return false;
	// A tenth of the cost is the other side of ten times the cost.
	const inverse =
		(isUnit(claim, "times") && isUnit(stated, "share")) ||
		(isUnit(claim, "share") && isUnit(stated, "times"));
	// "five years" of a source's bare "five": it has no unit to be converted by.
	const factor = stated.unit === null ? (claim.unit?.factor ?? 1) : 1;
	const given = stated.readings.map(({ value, step }) =>
		inverse
			? { value: 100 / value, step: 1 }
			: { value: value * factor, step: step * factor },
	);
	const isExact = stated.looseness === "exact";
	return claim.readings.some((wanted) =>
		given.some((each) => isRoundingOf(claim, wanted, each, isExact)),
	);
}

/** "millions of users" for "3.5 million users", never the other way round. */
function sameMagnitude(claim: Quantity, stated: Quantity): boolean {
	const least = claim.readings[0]?.value ?? 0;
	if (claim.vague && stated.vague) return stated.readings[0]?.value === least;
	return (
		claim.vague &&
		stated.readings.some(({ value }) => value >= least && value < least * 1000)
	);
}

/** No rounding moves a number by more than this share of it. */
const FURTHEST = 0.12;

/** Whether the claimed number is the given one or a rounding of it; never a finer one. */
function isRoundingOf(
	{ looseness, digits }: Quantity,
	wanted: Reading,
	given: Reading,
	isExact: boolean,
): boolean {
	const tiny = 1e-9 * Math.max(Math.abs(wanted.value), Math.abs(given.value));
	const off = Math.abs(wanted.value - given.value);
	if (off <= tiny) return true;
	if (!isExact && wanted.step < given.step) return false;
	const { value, step } = wanted;
	// "more than 5.5 million" of 5.576 million; not "more than 10" of 18.
	if (off > value * FURTHEST) return false;
	if (looseness === "over")
		return given.value >= value - tiny && given.value < value + step;
	if (looseness === "under")
		return given.value <= value + tiny && given.value > value - step;
	// One digit says little: it takes an "about" to round to it.
	if (digits < 2) return looseness === "about" && off <= step / 2;
	return off <= step / 2 + tiny;
}

/** "more than 5" and "less than 5" of the same number say opposite things. */
function opposed(claim: Quantity, stated: Quantity): boolean {
	return (
		(claim.looseness === "over" && stated.looseness === "under") ||
		(claim.looseness === "under" && stated.looseness === "over")
	);
}

function isUnit(quantity: Quantity, name: string): boolean {
	return quantity.unit?.names.includes(name) ?? false;
}

const TIME = ["hour", "month"];

function sameUnit(
	claim: Quantity,
	stated: Quantity,
	source: QuantityContext,
): boolean {
	const wanted = claim.unit;
	const given = stated.unit;
	if (wanted === null && given === null) return true;
	if (wanted === null) {
		// Leaving out the currency or "years old" claims less; leaving out "%" or "times" claims something else.
		return (
			!isUnit(stated, "percent") &&
			!isUnit(stated, "times") &&
			!isUnit(stated, "points")
		);
	}
	if (given === null) {
		if (!wanted.strict || wanted.names.some((name) => TIME.includes(name)))
			return true;
		if (namesCurrency(source.text, wanted.names)) return true;
		// "revenue of $35 billion. Profit doubled to 19 billion": amounts go on in the currency.
		return (
			stated.factor >= 1e6 &&
			wanted.names.some((name) => source.currencies?.has(name))
		);
	}
	if (wanted.names.some((name) => given.names.includes(name))) return true;
	if (isUnit(claim, "share") && isUnit(stated, "times")) return true;
	if (isUnit(claim, "times") && isUnit(stated, "share")) return true;
	// What is counted may be called by another noun.
	return !wanted.strict && !given.strict;
}
