import { stem } from "../../stories/stem.ts";
import type { GroundingProblem } from "../brief.ts";
import { type Alignment, isEdit } from "./align.ts";
import type { Marker } from "./markers.ts";
import { statesQuantity } from "./quantity-support.ts";
import { coverage, type Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** A claim this near to a source sentence of its language says what that sentence says. */
const NEAR = 0.5;

/**
 * What the nearest source sentence negates or hedges and the claim states flatly, and what the
 * claim negates though no source sentence like it does. Within one language only by the words
 * that the marker bears on; see `foreignPolarity` for the rest.
 */
export function checkPolarity(
	claim: Sentence,
	sources: readonly Source[],
	near: readonly Alignment[],
): GroundingProblem[] {
	const alike = near.filter(
		({ source }) =>
			source.language === claim.language && coverage(claim, source) >= NEAR,
	);
	if (alike.length === 0) return foreignPolarity(claim, sources);
	if (alike.some(isEdit)) return [];
	return [
		...dropped(claim, alike, "negation"),
		...dropped(claim, alike, "hedge"),
		...added(claim, alike),
	];
}

const markersOf = (sentence: Sentence, kind: "negation" | "hedge") =>
	kind === "negation" ? sentence.negations : sentence.hedges;

function dropped(
	claim: Sentence,
	alike: readonly Alignment[],
	kind: "negation" | "hedge",
): GroundingProblem[] {
	if (markersOf(claim, kind).length > 0) return [];
	// Contraries are often negated by another word ("fails to" for "does not"), plans told as plans by another.
	const best = alike[0]?.source;
	if (!best) return [];
	for (const marker of markersOf(best, kind)) {
		const scope = scopeOf(best, marker);
		if (scope.length === 0 || !scope.every((word) => claim.content.has(word)))
			continue;
		const flat = alike.some(
			({ source }) =>
				markersOf(source, kind).length === 0 &&
				scope.every((word) => source.content.has(word)),
		);
		if (!flat) return [{ kind, text: marker.text }];
	}
	return [];
}

function added(
	claim: Sentence,
	alike: readonly Alignment[],
): GroundingProblem[] {
	if (alike.some(({ source }) => source.negations.length > 0)) return [];
	for (const marker of claim.negations) {
		const scope = scopeOf(claim, marker);
		if (
			scope.length > 0 &&
			alike.some(({ source }) =>
				scope.every((word) => source.content.has(word)),
			)
		)
			return [{ kind: "negation", text: marker.text }];
	}
	return [];
}

/** The stems of the next words of meaning behind a marker: what it bears on. */
function scopeOf(sentence: Sentence, marker: Marker): string[] {
	const behind = sentence.tokens
		.filter(({ start }) => start >= marker.end)
		.slice(0, 4);
	return behind
		.map(({ text }) => stem(text, sentence.language))
		.filter((word) => sentence.content.has(word))
		.slice(0, 1);
}

/**
 * Between languages the words cannot be compared. Where a claim shares its names and numbers
 * with one source sentence more than with all others, and that sentence is negated throughout,
 * the claim has to be so too.
 */
function foreignPolarity(
	claim: Sentence,
	sources: readonly Source[],
): GroundingProblem[] {
	const foreign = sources
		.filter(({ language }) => language !== claim.language)
		.flatMap(({ sentences }) => sentences);
	const scored = foreign
		.map((sentence) => ({ sentence, anchors: anchors(claim, sentence) }))
		.sort((a, b) => b.anchors - a.anchors);
	const most = scored[0]?.anchors ?? 0;
	if (most < 2) return [];
	const best = scored
		.filter(({ anchors }) => anchors === most)
		.map(({ sentence }) => sentence);
	const problems: GroundingProblem[] = [];
	for (const kind of ["negation", "hedge"] as const) {
		if (markersOf(claim, kind).length > 0) continue;
		const first = best.every(
			(sentence) =>
				sentence.tokens.length <= 40 && markersOf(sentence, kind).length > 0,
		)
			? best[0]
			: undefined;
		const marker = first && markersOf(first, kind)[0];
		if (marker) problems.push({ kind, text: marker.text });
	}
	return problems;
}

/** Names, versions and numbers that both state. */
function anchors(claim: Sentence, source: Sentence): number {
	const groups = new Set(source.names.map(({ group, word }) => group ?? word));
	const named = new Set(claim.names.map(({ group, word }) => group ?? word));
	let shared = [...named].filter((name) => groups.has(name)).length;
	const versions = new Set(source.models.map(({ parts }) => parts.join(" ")));
	shared += claim.models.filter(({ parts }) =>
		versions.has(parts.join(" ")),
	).length;
	return (
		shared +
		claim.quantities.filter((quantity) => statesQuantity(source, quantity))
			.length
	);
}
