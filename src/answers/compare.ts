import type { CatalogueEntry } from "../models/catalogue.ts";
import { type CardField, fieldsOf } from "./facts.ts";
import type { NamedModel } from "./model-card.ts";

/** Models side by side. */
export interface Comparison {
	kind: "comparison";
	models: (NamedModel & { maker: string })[];
	/** Fields of which something is known for one of them at least. */
	rows: ComparisonRow[];
}

interface ComparisonRow {
	field: string;
	/** One for each model, in their order. */
	cells: CardField[];
	/** Whether two of them are known to differ. */
	differs: boolean;
}

/** Of no use beside another's. */
const left = new Set(["link"]);

/** Two to four models as a table of the same fields: only what is known, differences marked. */
export function compareEntries(entries: readonly CatalogueEntry[]): Comparison {
	const columns = entries.map(
		({ facts }) =>
			new Map(fieldsOf(facts, "model").map((cell) => [cell.field, cell])),
	);
	const fields = new Set(columns.flatMap((column) => [...column.keys()]));
	// One model may bring a field that the others lack: the order is the card's.
	const ordered = fieldsOf(
		entries.flatMap(({ facts }) => facts),
		"model",
	)
		.map(({ field }) => field)
		.filter((field) => fields.has(field) && !left.has(field));
	const rows = ordered
		.map((field) => {
			const cells = columns.map(
				(column) =>
					column.get(field) ?? { field, statements: [], disagree: false },
			);
			return { field, cells, differs: differ(cells) };
		})
		.filter(({ cells }) =>
			cells.some(({ statements }) => statements.length > 0),
		);
	return {
		kind: "comparison",
		models: entries.map(({ slug, name, maker }) => ({ slug, name, maker })),
		rows,
	};
}

/** Differ when no value that is known of one is known of another. */
function differ(cells: readonly CardField[]): boolean {
	const known = cells
		.filter(({ statements }) => statements.length > 0)
		.map(
			({ statements }) =>
				new Set(statements.map(({ value }) => JSON.stringify(value))),
		);
	return known.some((values, index) =>
		known
			.slice(index + 1)
			.some((others) => ![...values].some((value) => others.has(value))),
	);
}
