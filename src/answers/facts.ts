import type { Fact } from "../models/catalogue.ts";

/** One value of a field, with all that say so. */
export interface Statement {
	value: unknown;
	facts: Fact[];
}

/** What is known of one field; without statements it is not known. */
export interface CardField {
	field: string;
	/** The maker's own word before what collections of facts say. */
	statements: Statement[];
	/** Whether the sources disagree. */
	disagree: boolean;
}

/** The order in which fields are shown; those that are not named here follow. */
const order = [
	"released",
	"announced",
	"owner",
	"founder",
	"founded",
	"openWeights",
	"licence",
	"parameters",
	"activeParameters",
	"context",
	"outputLimit",
	"accepts",
	"produces",
	"reasoning",
	"cutoff",
	"price",
	"offeredByMaker",
	"cheapestPrice",
	"hosts",
	"trainingCost",
	"trainingCostOnBase",
	"trainingFlop",
	"trainingTokens",
	"trainingChips",
	"trainingChipHours",
	"trainingHours",
	"trainingHardware",
	"baseModel",
	"deprecated",
	"retired",
	"benchmark",
	"link",
];

/** What a reader looks for in every model: shown as not known where nobody says it. */
const essential = [
	"released",
	"openWeights",
	"licence",
	"parameters",
	"context",
	"accepts",
	"produces",
	"cutoff",
	"price",
	"cheapestPrice",
	"trainingCost",
	"trainingFlop",
];

/** All fields of a model, those included of which nothing is known. */
export function fieldsOf(
	facts: readonly Fact[],
	kind: "model" | "other",
): CardField[] {
	const byField = Map.groupBy(facts, ({ field }) => field);
	const names = new Set([
		...(kind === "model" ? essential : []),
		...byField.keys(),
	]);
	return [...names]
		.sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
		.map((field) => fieldOf(field, byField.get(field) ?? []));
}

function rankOf(field: string): number {
	const at = order.indexOf(field);
	return at < 0 ? order.length : at;
}

/** They collect what others said first. */
const collections = new Set(["models.dev", "Epoch AI"]);

function fieldOf(field: string, facts: readonly Fact[]): CardField {
	const statements: Statement[] = [];
	const ordered = facts.toSorted(
		(a, b) =>
			Number(collections.has(a.source)) - Number(collections.has(b.source)) ||
			(a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0),
	);
	for (const fact of ordered) {
		const same = statements.find(({ value }) => agree(value, fact.value));
		if (!same) statements.push({ value: fact.value, facts: [fact] });
		else {
			same.value = moreExact(same.value, fact.value);
			same.facts.push(fact);
		}
	}
	return { field, statements, disagree: statements.length > 1 };
}

const date = /^\d{4}(?:-\d\d){0,2}$/;

/** "2024-12" says nothing else than "2024-12-26", only less. */
function agree(a: unknown, b: unknown): boolean {
	if (isDate(a) && isDate(b)) return a.startsWith(b) || b.startsWith(a);
	return JSON.stringify(a) === JSON.stringify(b);
}

function moreExact(a: unknown, b: unknown): unknown {
	return isDate(a) && isDate(b) && b.length > a.length ? b : a;
}

function isDate(value: unknown): value is string {
	return typeof value === "string" && date.test(value);
}

/** A price of a host, US dollars a million tokens. */
export interface Price {
	by: string;
	input: number;
	output: number;
	cached?: number;
}

export function isPrice(value: unknown): value is Price {
	return (
		typeof value === "object" &&
		value !== null &&
		"by" in value &&
		"input" in value &&
		"output" in value
	);
}
