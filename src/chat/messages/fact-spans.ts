import { isDeepStrictEqual } from "node:util";
import {
	type CardField,
	isPrice,
	type Statement,
} from "../../answers/facts.ts";
import type { ModelCard, NamedModel } from "../../answers/model-card.ts";
import type { ReportedField, ReportedValue } from "../../answers/reported.ts";
import { cleanText } from "../clean-text.ts";
import type { Paragraph, Span } from "../message.ts";
import { counted, type Texts } from "../texts/texts.ts";
import type { SourceNumbers } from "./answer-sources.ts";
import { dateText, fieldName, valueText } from "./answer-values.ts";
import { hostOf } from "./host-of.ts";

/** Fields that stand on a line together; those that are not named here share the last. */
const lines = [
	["released", "announced", "owner", "founder", "founded"],
	["openWeights", "licence", "parameters", "activeParameters", "baseModel"],
	["context", "outputLimit", "accepts", "produces", "reasoning", "cutoff"],
	["price", "cheapestPrice", "hosts", "deprecated", "retired"],
	[
		"trainingCost",
		"trainingCostOnBase",
		"trainingFlop",
		"trainingTokens",
		"trainingChips",
		"trainingChipHours",
		"trainingHours",
		"trainingHardware",
	],
];
/** Of these it is said always how sure the source is. */
const training = new Set(["trainingCost", "trainingFlop"]);
/** More values of a field that articles state are left to the list of sources. */
const mostReported = 1;
const mostBenchmarks = 3;

/** What is known of a model, a few fields on a line, each value with its sources. */
export function factLines(
	{ fields, reported, base }: Pick<ModelCard, "fields" | "reported" | "base">,
	numbers: SourceNumbers,
	texts: Texts,
): Paragraph[] {
	const all = withReported(fields, reported).map((field) =>
		base && field.field === "baseModel" ? withNameOf(base, field) : field,
	);
	const named = new Set(lines.flat());
	const rest = all
		.map(({ field }) => field)
		.filter((field) => !named.has(field) && field !== "offeredByMaker");
	return [...lines, rest]
		.map((names) =>
			all
				.filter(({ field }) => names.includes(field))
				.flatMap((field, index): Span[] => [
					{
						kind: "strong",
						text: `${index > 0 ? "· " : ""}${fieldName(texts, field.field)}:`,
					},
					...cardSpans(
						field,
						{ fields, reported: reportedOf(field, reported) },
						numbers,
						texts,
					),
				]),
		)
		.filter((spans) => spans.length > 0);
}

/** A base model by its name and not its slug. */
function withNameOf(base: NamedModel, field: CardField): CardField {
	return {
		...field,
		statements: field.statements.map((statement) =>
			statement.value === base.slug
				? { ...statement, value: base.name }
				: statement,
		),
	};
}

/** Fields too of which only articles speak. */
function withReported(
	fields: readonly CardField[],
	reported: readonly ReportedField[],
): CardField[] {
	const known = new Set(fields.map(({ field }) => field));
	return [
		...fields,
		...reported
			.filter(({ field }) => !known.has(field))
			.map(({ field }) => ({ field, statements: [], disagree: false })),
	];
}

/** What articles say that the facts do not say already. */
function reportedOf(
	{ field, statements }: CardField,
	reported: readonly ReportedField[],
): ReportedValue[] {
	const values = reported.find((one) => one.field === field)?.values ?? [];
	return values
		.filter(
			({ value }) =>
				!statements.some((statement) =>
					isDeepStrictEqual(statement.value, value),
				),
		)
		.slice(0, field === "benchmark" ? mostBenchmarks : mostReported);
}

function cardSpans(
	field: CardField,
	{
		fields,
		reported,
	}: { fields: readonly CardField[]; reported: readonly ReportedValue[] },
	numbers: SourceNumbers,
	texts: Texts,
): Span[] {
	const said = inPlaceOfPrice(field, fields, numbers, texts);
	const told = reported.flatMap((value, index) => [
		...separator(index > 0 || said !== null || field.statements.length > 0),
		...reportedSpans(field.field, value, numbers, texts),
	]);
	if (said) return [...said, ...told];
	if (field.statements.length === 0 && told.length > 0) return told;
	return [...fieldSpans(field, numbers, texts), ...told];
}

function separator(isNeeded: boolean): Span[] {
	return isNeeded ? [{ kind: "text", text: "/" }] : [];
}

/** A model that its maker does not offer has no price of his; the cheapest may be his own. */
function inPlaceOfPrice(
	{ field, statements }: CardField,
	fields: readonly CardField[],
	numbers: SourceNumbers,
	texts: Texts,
): Span[] | null {
	const of = (name: string) =>
		fields.find((other) => other.field === name)?.statements ?? [];
	if (field === "price" && statements.length === 0) {
		const [offered] = of("offeredByMaker");
		return offered?.value === false
			? [
					{ kind: "text", text: texts.answers.notOffered },
					...numbers.cite(offered.facts),
				]
			: null;
	}
	const [own] = of("price");
	const [cheapest] = statements;
	return field === "cheapestPrice" &&
		own &&
		cheapest &&
		asCheap(own.value, cheapest.value)
		? [
				{ kind: "text", text: texts.answers.makersOwn },
				...numbers.cite(cheapest.facts),
			]
		: null;
}

/** Where others ask for as much, the maker's own price is the cheapest. */
function asCheap(own: unknown, cheapest: unknown): boolean {
	return (
		isPrice(own) &&
		isPrice(cheapest) &&
		own.input === cheapest.input &&
		own.output === cheapest.output
	);
}

/** What each source says; several that disagree stand side by side. A cell of a table has no room to say so. */
export function fieldSpans(
	{ field, statements, disagree }: CardField,
	numbers: SourceNumbers,
	texts: Texts,
	{ short = false } = {},
): Span[] {
	const { answers } = texts;
	if (statements.length === 0) return [{ kind: "text", text: answers.unknown }];
	const said = statements.flatMap((statement, index): Span[] => {
		const certainty = certaintyOf(field, statement, texts);
		const text = valueText(texts, field, statement.value, { short });
		return [
			{
				kind: "text",
				text: `${index > 0 ? "/ " : ""}${text}${certainty ? ` (${certainty})` : ""}`,
			},
			...numbers.cite(field === "link" ? linked(statement) : statement.facts),
		];
	});
	return disagree && !short
		? [...said, { kind: "text", text: `(${answers.disagree})` }]
		: said;
}

function certaintyOf(
	field: string,
	{ facts }: Statement,
	{ answers }: Texts,
): string | undefined {
	const words = training.has(field)
		? answers.trainingCertainties
		: answers.certainties;
	return words[facts[0]?.certainty ?? ""];
}

/** A link is cited as itself and not as what lists it. */
function linked({ value, facts }: Statement) {
	const url = String(value);
	return facts.map(({ asOf }) => ({ source: hostOf(url), url, asOf }));
}

/** "about $6M (reported by nytimes.com, 23 Jan 2025 and 3 more)". */
export function reportedSpans(
	field: string,
	{ value, relation, reports }: ReportedValue,
	numbers: SourceNumbers,
	texts: Texts,
): Span[] {
	const [first] = reports;
	if (!first) return [];
	const { answers } = texts;
	const plain = valueText(texts, field, value);
	const text = relation ? answers.relations[relation](plain) : plain;
	const others = reports.length - 1;
	const day = first.publishedAt.toISOString().slice(0, 10);
	const by = answers.reportedBy(
		cleanText(first.host),
		dateText(texts, day),
		others > 0 ? counted(texts, answers.more, others) : "",
	);
	return [
		{ kind: "text", text: `${text} (${by})` },
		...numbers.cite([{ source: first.host, url: first.url, asOf: day }]),
	];
}
