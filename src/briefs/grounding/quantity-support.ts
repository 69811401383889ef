import type { Quantity } from "./quantities.ts";
import { namesCurrency } from "./units.ts";

/** A sentence of a source, as far as its numbers matter. */
export interface QuantityContext {
	quantities: readonly Quantity[];
	/** Folded. */
	text: string;
}

/** Whether the source sentence states what the claim counts: value within the claim's own rounding, unit alike. */
export function statesQuantity(
	source: QuantityContext,
	claim: Quantity,
): boolean {
	return source.quantities.some(
		(stated) =>
			sameUnit(claim, stated, source.text) && sameValue(claim, stated),
	);
}

function sameValue(claim: Quantity, stated: Quantity): boolean {
	if (claim.vague || stated.vague) {
		if (claim.vague && stated.vague)
			return claim.values[0] === stated.values[0];
		// "millions of users" for "3.5 million users", never the other way round.
		const least = claim.values[0] ?? 0;
		return (
			claim.vague &&
			stated.values.some((value) => value >= least && value < least * 1000)
		);
	}
	if (claim.ordinal !== stated.ordinal && (claim.ordinal || claim.unit?.strict))
		return false;
	if (opposed(claim, stated)) return false;
	const inverse = isUnit(claim, "times") !== isUnit(stated, "times");
	return claim.values.some((wanted) =>
		stated.values.some((value) => {
			const given = inverse ? 100 / value : value;
			return near(claim, stated, wanted, given);
		}),
	);
}

function near(
	claim: Quantity,
	stated: Quantity,
	wanted: number,
	given: number,
): boolean {
	const tiny = 1e-9 * Math.max(Math.abs(wanted), Math.abs(given));
	const off = Math.abs(wanted - given);
	if (off <= tiny) return true;
	// A claim may be coarser than its source, not finer.
	if (claim.step <= stated.step * (1 - 1e-9) && stated.looseness !== "exact")
		return off <= claim.step * 1e-6;
	if (claim.looseness === "over")
		return given >= wanted - tiny && given < wanted + claim.step;
	if (claim.looseness === "under")
		return given <= wanted + tiny && given > wanted - claim.step;
	if (claim.looseness === "exact" && claim.digits < 2) return false;
	if (claim.looseness === "about" && claim.digits < 2)
		return off <= claim.step * 0.5 + tiny && off <= wanted * 0.15;
	return off <= claim.step * 0.5 + tiny;
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
	sourceText: string,
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
		return namesCurrency(sourceText, wanted.names);
	}
	if (wanted.names.some((name) => given.names.includes(name))) return true;
	// A tenth of the cost is the other side of ten times the cost.
	if (isUnit(claim, "percent") && isUnit(stated, "times")) return true;
	if (isUnit(claim, "times") && isUnit(stated, "percent")) return true;
	// What is counted may be called by another noun.
	return !wanted.strict && !given.strict;
}
