import type { GroundingProblem } from "./brief.ts";
import { wordCount } from "./form.ts";
import { ground } from "./ground.ts";

/** Of an original of so many words a translation has at most this many more, and so many besides. */
const LONGER = 1.5;
const BESIDES = 3;
/** Of the facts that an original states a translation may lack as many: it may say "the company". */
const LOST = 0.5;

/**
 * What translated sentences say that their originals, place by place, do not: more words than a
 * translation takes, or less than half of the numbers, dates and names.
 */
export function strayFrom(
	originals: readonly string[],
	translated: readonly string[],
): GroundingProblem[][] {
	return translated.map((text, index) => {
		const original = originals[index] ?? "";
		const most = wordCount([original]) * LONGER + BESIDES;
		if (wordCount([text]) > most)
			return [{ kind: "source", text: "it says more than the original" }];
		return lostFacts(original, text);
	});
}

/** Facts of the original that the translation states nowhere, where they are most of them. */
function lostFacts(original: string, translated: string): GroundingProblem[] {
	const [verdict] = ground({
		sentences: [{ text: original, sources: ["1"] }],
		articles: [{ id: "1", text: translated }],
	});
	const lost = (verdict?.problems ?? []).filter(({ kind }) => FACTS.has(kind));
	const [all] = ground({
		sentences: [{ text: original, sources: ["1"] }],
		articles: [{ id: "1", text: "…" }],
	});
	const stated = (all?.problems ?? []).filter(({ kind }) => FACTS.has(kind));
	return lost.length > stated.length * LOST ? lost : [];
}

const FACTS: ReadonlySet<GroundingProblem["kind"]> = new Set([
	"number",
	"date",
	"name",
	"model",
]);
