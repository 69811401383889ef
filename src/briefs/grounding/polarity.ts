import { stem } from "../../stories/stem.ts";
import type { GroundingProblem } from "../brief.ts";
import { type Alignment, isEdit } from "./align.ts";
import type { Marker } from "./markers.ts";
import { statesQuantity } from "./quantity-support.ts";
import { coverage, markersOf, type Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** A claim this near to a source sentence of its language says what that sentence says. */
const NEAR = 0.5;

/**
 * What the nearest source sentence negates or hedges and the claim states flatly, and what the
 * claim negates though no source sentence like it does. Claims that are edits of a source
 * sentence are compared word by word elsewhere.
 */
export function checkPolarity(
	claim: Sentence,
	sources: readonly Source[],
	near: readonly Alignment[],
): GroundingProblem[] {
	const alike = near
		.filter(({ source }) => source.language === claim.language)
		.filter(({ source }) => coverage(claim, source) >= NEAR);
	if (alike.length === 0) return foreignPolarity(claim, sources);
	if (alike.some(isEdit)) return [];
	return [
		...dropped(claim, alike, "negation"),
		...dropped(claim, alike, "hedge"),
		...added(claim, alike),
	];
}

/** The plainest negations of all languages: a short claim's language may be taken for its neighbour's. */
const PLAIN_NO =
	/(?<!\p{L})(?:no|not|non|nicht|kein\p{L}*|ne|pas|nao)(?!\p{L})/u;

function isKept(claim: Sentence, kind: "negation" | "hedge"): boolean {
	if (markersOf(claim, kind).length > 0) return true;
	return kind === "hedge" ? claim.soft : PLAIN_NO.test(claim.text);
}

function dropped(
	claim: Sentence,
	alike: readonly Alignment[],
	kind: "negation" | "hedge",
): GroundingProblem[] {
	const best = alike[0]?.source;
	if (!best || isKept(claim, kind)) return [];
	for (const marker of markersOf(best, kind)) {
		if (!marker.strong) continue;
		const scope = scopeOf(best, marker);
		const isSaid = scope !== null && claim.content.has(scope);
		// A short sentence says one thing, and its negation bears on all of it.
		if (!isSaid && !isOneClause(best)) continue;
		const isFlat = alike.some(
			({ source }) =>
				source !== best &&
				markersOf(source, kind).length === 0 &&
				(scope === null || source.content.has(scope)),
		);
		if (!isFlat) return [{ kind, text: marker.text }];
	}
	return [];
}

function added(
	claim: Sentence,
	alike: readonly Alignment[],
): GroundingProblem[] {
	if (alike.some(({ source }) => source.negations.length > 0)) return [];
	const marker = claim.negations.find((each) => {
		const scope = scopeOf(claim, each);
		return (
			each.strong &&
			scope !== null &&
			alike.some(({ source }) => source.content.has(scope))
		);
	});
	return marker ? [{ kind: "negation", text: marker.text }] : [];
}

/** The stem of the next word of meaning behind a marker: what it bears on. */
function scopeOf(sentence: Sentence, marker: Marker): string | null {
	const behind = sentence.tokens.filter(({ start }) => start >= marker.end);
	const stems = behind
		.slice(0, 4)
		.map(({ text }) => stem(text, sentence.language));
	return stems.find((word) => sentence.content.has(word)) ?? null;
}

/** A longer sentence says several things, and which of them a foreign claim takes up cannot be told. */
const ONE_CLAUSE = 22;
const SEVERAL_CLAUSES =
	/[;:,，；、](?!\d)|(?<!\p{L})(?:and|but|while|e|ma|mentre|und|aber|wahrend|y|pero|mientras|et|mais)(?!\p{L})/u;

function isOneClause({ tokens, text }: Sentence): boolean {
	return tokens.length <= ONE_CLAUSE && !SEVERAL_CLAUSES.test(text);
}

/**
 * Between languages the words cannot be compared. Where a claim shares its names and numbers
 * with one short source sentence more than with all others, and that sentence is negated or
 * hedged, the claim has to be so too.
 */
function foreignPolarity(
	claim: Sentence,
	sources: readonly Source[],
): GroundingProblem[] {
	const scored = sources
		.filter(({ language }) => language !== claim.language)
		.flatMap(({ sentences }) => sentences)
		.map((sentence) => ({ sentence, shared: anchors(claim, sentence) }))
		.sort((a, b) => b.shared - a.shared);
	const [best, second] = scored;
	if (!best || best.shared < 2 || second?.shared === best.shared) return [];
	const { sentence } = best;
	if (!isOneClause(sentence)) return [];
	return (["negation", "hedge"] as const).flatMap((kind) => {
		const marker = markersOf(sentence, kind).find(({ strong }) => strong);
		return marker && !isKept(claim, kind) ? [{ kind, text: marker.text }] : [];
	});
}

/** How many names, versions and numbers both state. */
function anchors(claim: Sentence, source: Sentence): number {
	const groups = new Set(
		source.names.map(({ groups: [group], word }) => group ?? word),
	);
	const named = new Set(
		claim.names.map(({ groups: [group], word }) => group ?? word),
	);
	const versions = new Set(source.models.map(({ parts }) => parts.join(" ")));
	return (
		[...named].filter((name) => groups.has(name)).length +
		claim.models.filter(({ parts }) => versions.has(parts.join(" "))).length +
		claim.quantities.filter((quantity) => statesQuantity(source, quantity))
			.length
	);
}
