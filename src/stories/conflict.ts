import { nearlyEqual } from "./quantities.ts";
import { versionsConflict } from "./versions.ts";
import type { Marks } from "./window.ts";

/**
 * What cannot be the same event however alike the words are: GPT-5.5 and
 * GPT-5.6, two funding rounds of different size, the puzzle of 23 July and that
 * of 24 July.
 */
export function conflict(a: Marks, b: Marks): boolean {
	if (versionsConflict(a.versions, b.versions)) return true;
	if (disjoint(a.dates, b.dates)) return true;
	if (!a.funding || !b.funding) return false;
	const ours = a.amounts.filter(({ unit }) => unit === "money");
	const theirs = b.amounts.filter(({ unit }) => unit === "money");
	if (ours.length === 0 || theirs.length === 0) return false;
	return !ours.some((x) => theirs.some((y) => nearlyEqual(x, y)));
}

function disjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	if (a.size === 0 || b.size === 0) return false;
	for (const date of a) if (b.has(date)) return false;
	return true;
}
