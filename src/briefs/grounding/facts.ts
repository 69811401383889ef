import type { GroundingProblem } from "../brief.ts";
import { type DateMention, statesDate } from "./dates.ts";
import { namesModel } from "./models.ts";
import { supportsName } from "./name-index.ts";
import type { NameMention } from "./names.ts";
import type { Quantity } from "./quantities.ts";
import { statesQuantity } from "./quantity-support.ts";
import { standsIn } from "./quotations.ts";
import { overlap, type Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** What the claim states and none of its sources does. */
export function checkFacts(
	claim: Sentence,
	sources: readonly Source[],
): GroundingProblem[] {
	const problems: GroundingProblem[] = [];
	// A quotation that stands in the source brings its own facts.
	const quoted = claim.quotations.filter(({ text }) =>
		sources.some(({ squeezed }) => standsIn(text, squeezed)),
	);
	for (const quotation of claim.quotations) {
		if (
			!quoted.includes(quotation) &&
			!isForeignTerm(quotation.text, claim, sources)
		)
			problems.push({ kind: "quotation", text: quotation.text });
	}
	const open = <Mention extends { start: number; end: number }>(
		mentions: readonly Mention[],
	) =>
		mentions.filter(
			(mention) => !quoted.some((quotation) => overlap(mention, quotation)),
		);

	for (const model of open(claim.models)) {
		if (!sources.some(({ parts }) => namesModel(parts, model.parts)))
			problems.push({ kind: "model", text: model.text });
	}
	for (const date of open(claim.dates)) {
		if (!isDateStated(date, sources))
			problems.push({ kind: "date", text: date.text });
	}
	for (const quantity of open(claim.quantities)) {
		if (!quantity.trivial && !isQuantityStated(quantity, claim, sources))
			problems.push({
				kind: "number",
				text: claim.plain.slice(quantity.start, quantity.end),
			});
	}
	const isNamed = (name: NameMention) =>
		sources.some(({ names }) => supportsName(names, name, claim.language));
	const named = claim.names.filter(isNamed);
	for (const name of open(claim.names)) {
		if (!name.certain || named.includes(name)) continue;
		if (isGermanTitle(name, named, claim)) continue;
		problems.push({ kind: "name", text: name.text });
	}
	return problems;
}

/** "Firmenchef Altman": a German noun before a name that the source has. */
function isGermanTitle(
	name: NameMention,
	named: readonly NameMention[],
	{ language, plain }: Sentence,
): boolean {
	return (
		language === "de" &&
		name.groups.length === 0 &&
		/^\p{Lu}\p{Ll}+$/u.test(name.text) &&
		named.some(
			(other) =>
				other.start > name.end &&
				/^ (?:\p{Lu}[\p{L}.]+ )*$/u.test(plain.slice(name.end, other.start)),
		)
	);
}

function isQuantityStated(
	quantity: Quantity,
	claim: Sentence,
	sources: readonly Source[],
): boolean {
	// "25 per cent, a year ago it was 13": the unit is said once.
	const percent = claim.quantities.find((other) =>
		other.unit?.names.includes("percent"),
	)?.unit;
	const elliptic =
		quantity.unit === null && percent ? { ...quantity, unit: percent } : null;
	return sources.some(
		({ sentences, currencies }) =>
			sentences.some((sentence) => {
				const context = { ...sentence, currencies };
				return (
					statesQuantity(context, quantity) ||
					(elliptic !== null && statesQuantity(context, elliptic))
				);
			}) ||
			// A bare number may be a year there ("by 2030").
			(quantity.unit === null &&
				sentences.some(({ dates }) =>
					dates.some(({ year }) =>
						quantity.readings.some(({ value }) => value === year),
					),
				)),
	);
}

function isDateStated(date: DateMention, sources: readonly Source[]): boolean {
	const stated = sources.flatMap(({ sentences }) =>
		sentences.flatMap(({ dates }) => dates),
	);
	if (statesDate(stated, date)) return true;
	const onlyYear =
		date.year !== undefined &&
		date.month === undefined &&
		date.quarter === undefined;
	return (
		onlyYear && sources.some(({ parts }) => parts.includes(String(date.year)))
	);
}

/** A term of few words in another language than the sources' is a rendering, and no quotation. */
function isForeignTerm(
	quotation: string,
	claim: Sentence,
	sources: readonly Source[],
): boolean {
	const short = quotation.split(/\s/u).length <= 3 && quotation.length <= 30;
	return short && sources.every(({ language }) => language !== claim.language);
}
