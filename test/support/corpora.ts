import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { corporaFolder } from "../../src/config.ts";

/**
 * The path of a public test collection, or null where it is not there: tests
 * and benches then skip, saying so. CONTRIBUTING names where each comes from.
 */
export function corpus(...path: string[]): string | null {
	const folder = resolve(
		import.meta.dirname,
		"../..",
		corporaFolder(),
		...path,
	);
	if (existsSync(folder)) return folder;
	console.warn(`skipped: no ${join(...path)} in CORPORA (${corporaFolder()})`);
	return null;
}
