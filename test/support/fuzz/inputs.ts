import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const fixtures = resolve(import.meta.dirname, "../../fixtures/fuzz");

export interface FuzzInput {
	name: string;
	bytes: Buffer;
}

/** What we wrote for a target to begin with, or what once broke it and is kept. */
export function fuzzInputs(
	kind: "seeds" | "cases",
	target: string,
): FuzzInput[] {
	return filesIn(join(fixtures, kind, target));
}

/** All files right in a folder; none where there is no folder. */
export function filesIn(folder: string): FuzzInput[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
