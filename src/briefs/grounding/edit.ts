import type { GroundingProblem } from "../brief.ts";
import { type Alignment, counterpart, counterpartInClaim } from "./align.ts";
import { agreesWith, statesDate } from "./dates.ts";
import { isGenericHan, looksLikeHanName } from "./han-names.ts";
import type { Marker } from "./markers.ts";
import { nameIndex, supportsName } from "./name-index.ts";
import type { NameMention } from "./names.ts";
import { statesQuantity } from "./quantity-support.ts";
import { markersOf, overlap } from "./sentence.ts";

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
		const holds =
			there.some((stated) => agreesWith(stated, date)) &&
			statesDate(source.dates, date);
		if (there.length > 0 && !holds)
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
		// Two words that open their sentences ("Payouts", "Payments") need not be names.
		const isName = ({ certain, groups }: NameMention) =>
			certain || groups.length > 0 || claim.language === "de";
		const there = source.names
			.filter((stated) => overlap(stated, place))
			.filter((stated) => isName(stated) || isName(name));
		if (
			there.length > 0 &&
			!supportsName(
				nameIndex(source.plain.slice(place.start, place.end), source.language),
				name,
				claim.language,
			) &&
			!isElsewhere(name.word, alignment)
		)
			problems.push({ kind: "name", text: name.text });
	}
	const isHan = claim.language === "zh" || claim.language === "ja";
	return isHan ? [...problems, ...replacedHanNames(alignment)] : problems;
}

/**
 * Chinese names have no capitals: what stands in the place of a known name, or looks like a
 * name itself, and is nowhere in the source sentence, was put in.
 */
function replacedHanNames(alignment: Alignment): GroundingProblem[] {
	const { claim, source, toSource } = alignment;
	const isForeign = (text: string) =>
		/\p{Script=Han}{2}/u.test(text) &&
		!source.text.includes(text) &&
		!isGenericHan(text);
	const gone = source.names.flatMap((name) => {
		const count = (names: readonly NameMention[]) =>
			names.filter(({ groups }) => groups[0] === name.groups[0]).length;
		const place = counterpartInClaim(alignment, name);
		if (!place || count(claim.names) >= count(source.names)) return [];
		const put = claim.text.slice(place.start, place.end);
		return looksLikeHanName(put.replace(/[^\p{L}]/gu, "")) ? [put] : [];
	});
	const odd = claim.tokens.flatMap((token, index) => {
		if ((toSource[index] ?? -1) >= 0) return [];
		const place = counterpart(alignment, token);
		const there = place ? source.text.slice(place.start, place.end) : "";
		const bare = there.replace(/[^\p{L}]/gu, "");
		if (there.length > 12 || bare === "") return [];
		return looksLikeHanName(token.text) && looksLikeHanName(bare)
			? [token.text]
			: [];
	});
	return [...gone, ...odd]
		.map((text) => text.replace(/[^\p{L}\p{N}]+/gu, ""))
		.filter(isForeign)
		.map((text) => ({ kind: "name", text }));
}

/** A name that the source sentence has in another place was moved, not put in. */
function isElsewhere(word: string, { source, claim }: Alignment): boolean {
	const count = (tokens: readonly { text: string }[]) =>
		tokens.filter(({ text }) => text === word).length;
	return count(source.tokens) >= count(claim.tokens);
}

/**
 * Negations and hedges whose place in the claim holds none any more, though what they bore on is
 * still said. A claim with as many of them as the source only moved them.
 */
function droppedMarkers(alignment: Alignment): GroundingProblem[] {
	const { claim, source } = alignment;
	return (["negation", "hedge"] as const).flatMap((kind) => {
		const stated = markersOf(source, kind);
		const kept = markersOf(claim, kind);
		const bearing = stated.filter((marker) => isBorne(alignment, marker));
		if (kept.length >= bearing.length) return [];
		return bearing
			.filter((marker) => {
				const place = counterpartInClaim(alignment, marker);
				return place && !kept.some((other) => overlap(other, place));
			})
			.map(({ text }) => ({ kind, text }));
	});
}

/**
 * Whether what a marker bears on is kept in the claim: one of the next words, and, of a weak
 * marker, the words on both sides.
 */
function isBorne({ source, toClaim }: Alignment, marker: Marker): boolean {
	const isKept = (index: number) => (toClaim[index] ?? -1) >= 0;
	const next = source.tokens.findIndex(({ start }) => start >= marker.end - 1);
	const last = next < 0 ? source.tokens.length : next;
	const before = source.tokens.findLastIndex(({ end }) => end <= marker.start);
	// A negation may be the last word ("…, however, haven't").
	if (last === source.tokens.length) return isKept(before);
	if (!marker.strong) return isKept(last) && (before < 0 || isKept(before));
	return [last, last + 1, last + 2].some(isKept);
}

function addedNegations(alignment: Alignment): GroundingProblem[] {
	const { claim, source } = alignment;
	if (source.negations.length > 0) return [];
	return claim.negations
		.filter(
			(marker) => marker.strong && counterpart(alignment, marker) !== null,
		)
		.map(({ text }) => ({ kind: "negation", text }));
}
