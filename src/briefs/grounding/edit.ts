import type { GroundingProblem } from "../brief.ts";
import { type Alignment, counterpart, counterpartInClaim } from "./align.ts";
import { statesDate } from "./dates.ts";
import { looksLikeHanName } from "./han-names.ts";
import { nameIndex, supportsName } from "./names.ts";
import { statesQuantity } from "./quantity-support.ts";
import { overlap } from "./sentence.ts";

/** Of a claim that is an edited source sentence: what was put in the place of something else. */
export function checkEdit(alignment: Alignment): GroundingProblem[] {
	return [
		...replacedFacts(alignment),
		...replacedNames(alignment),
		...droppedMarkers(alignment),
		...addedNegations(alignment),
	];
}

function replacedFacts(alignment: Alignment): GroundingProblem[] {
	const { claim, source } = alignment;
	const problems: GroundingProblem[] = [];
	for (const quantity of claim.quantities) {
		const place = counterpart(alignment, quantity);
		if (!place) continue;
		const there = source.quantities.filter((stated) => overlap(stated, place));
		const context = {
			quantities: there,
			text: source.text.slice(Math.max(0, place.start - 6), place.end + 6),
		};
		if (there.length > 0 && !statesQuantity(context, quantity))
			problems.push({
				kind: "number",
				text: claim.plain.slice(quantity.start, quantity.end),
			});
	}
	for (const date of claim.dates) {
		const place = counterpart(alignment, date);
		if (!place) continue;
		const there = source.dates.filter((stated) => overlap(stated, place));
		if (there.length > 0 && !statesDate(source.dates, date))
			problems.push({ kind: "date", text: date.text });
	}
	for (const model of claim.models) {
		const place = counterpart(alignment, model);
		if (!place) continue;
		const there = source.models.filter((stated) => overlap(stated, place));
		if (
			there.length > 0 &&
			!there.some(({ parts }) => parts.join(" ") === model.parts.join(" "))
		)
			problems.push({ kind: "model", text: model.text });
	}
	return problems;
}

function replacedNames(alignment: Alignment): GroundingProblem[] {
	const { claim, source, toSource } = alignment;
	const problems: GroundingProblem[] = [];
	const isNew = (span: { start: number; end: number }) =>
		claim.tokens.some(
			(token, index) => overlap(token, span) && (toSource[index] ?? -1) < 0,
		);
	for (const name of claim.names) {
		if (!isNew(name)) continue;
		const place = counterpart(alignment, name);
		if (!place) continue;
		const there = source.names.filter((stated) => overlap(stated, place));
		if (
			there.length > 0 &&
			!supportsName(
				nameIndex(source.plain.slice(place.start, place.end)),
				name,
			) &&
			!isElsewhere(name.word, alignment)
		)
			problems.push({ kind: "name", text: name.text });
	}
	if (claim.language === "zh" || claim.language === "ja") {
		claim.tokens.forEach((token, index) => {
			if (
				(toSource[index] ?? -1) >= 0 ||
				claim.names.some((name) => overlap(name, token))
			)
				return;
			const place = counterpart(alignment, token);
			const there = place ? source.text.slice(place.start, place.end) : "";
			if (
				place &&
				there.length <= 12 &&
				(looksLikeHanName(token.text) ||
					looksLikeHanName(there.replace(/[^\p{L}]/gu, ""))) &&
				!source.text.includes(token.text)
			)
				problems.push({ kind: "name", text: token.text });
		});
	}
	return problems;
}

/** A name that the source sentence has in another place was moved, not put in. */
function isElsewhere(word: string, { source, claim }: Alignment): boolean {
	const count = (tokens: readonly { text: string }[]) =>
		tokens.filter(({ text }) => text === word).length;
	return count(source.tokens) >= count(claim.tokens);
}

function droppedMarkers(alignment: Alignment): GroundingProblem[] {
	const { claim, source } = alignment;
	const problems: GroundingProblem[] = [];
	for (const [kind, stated, kept] of [
		["negation", source.negations, claim.negations],
		["hedge", source.hedges, claim.hedges],
	] as const) {
		for (const marker of stated) {
			const place = counterpartInClaim(alignment, marker);
			// What follows the marker must still be said, or nothing was dropped but the whole clause.
			if (!place || !staysBehind(alignment, marker.end)) continue;
			const around = { start: place.start - 30, end: place.end + 30 };
			if (!kept.some((other) => overlap(other, around)))
				problems.push({ kind, text: marker.text });
		}
	}
	return problems;
}

/** Whether one of the next words behind the marker is kept in the claim. */
function staysBehind({ source, toClaim }: Alignment, end: number): boolean {
	const next = source.tokens.findIndex(({ start }) => start >= end - 1);
	if (next < 0) return source.language === "ja" || source.language === "de";
	return [next, next + 1, next + 2].some(
		(index) => (toClaim[index] ?? -1) >= 0,
	);
}

function addedNegations(alignment: Alignment): GroundingProblem[] {
	const { claim, source } = alignment;
	return claim.negations
		.filter((marker) => {
			const place = counterpart(alignment, marker);
			if (!place) return false;
			const around = { start: place.start - 30, end: place.end + 30 };
			return (
				!source.negations.some((other) => overlap(other, around)) &&
				source.negations.length < claim.negations.length
			);
		})
		.map((marker) => ({ kind: "negation", text: marker.text }));
}
