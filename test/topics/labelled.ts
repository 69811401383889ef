import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Counts of what was found, what was labelled, and what both have. */
export interface Tally {
	both: number;
	found: number;
	labelled: number;
}

export function makeTally(): Tally {
	return { both: 0, found: 0, labelled: 0 };
}

export function count(tally: Tally, labelled: Set<string>, found: Set<string>) {
	for (const one of found) tally.both += Number(labelled.has(one));
	tally.found += found.size;
	tally.labelled += labelled.size;
}

/** Precision, recall and their harmonic mean, rounded for a table. */
export function scores({ both, found, labelled }: Tally) {
	const precision = found === 0 ? 0 : both / found;
	const recall = labelled === 0 ? 0 : both / labelled;
	const f1 = both === 0 ? 0 : (2 * precision * recall) / (precision + recall);
	const round = (value: number) => Math.round(value * 1000) / 1000;
	return { precision: round(precision), recall: round(recall), f1: round(f1) };
}

/** Which half of a labelled collection an item is in: "held" is measured and not read. */
export function halfOf(item: string): "tune" | "held" {
	const [first = 0] = createHash("sha256").update(item).digest();
	return first % 2 === 0 ? "tune" : "held";
}

/** Names compare by small letters, digits, points and pluses alone. */
export function nameKey(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9.+]/g, "");
}

export function jsonLines<Row>(file: string | URL): Row[] {
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line.startsWith("{"))
		.map((line) => JSON.parse(line) as Row);
}
