import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { corpus } from "../../support/corpora.ts";
import type { FuzzInput } from "../../support/fuzz/inputs.ts";

/** Which public collection holds inputs of a target. */
const collections: Readonly<Record<string, string>> = {
	parse: "feeds",
	decode: "feeds",
	extract: "pages",
};

const most = 80;
/** Longer ones take time, and hardly ways of their own. */
const longestSeed = 12 * 1024;

/** Some inputs of others, spread over a collection; none where it is not there. */
export function collectedSeeds(target: string): FuzzInput[] {
	const collection = collections[target];
	const folder = collection === undefined ? null : corpus(collection);
	if (folder === null) return [];
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(?:json|md)$/.test(entry.name))
		.map(({ parentPath, name }) => join(parentPath, name))
		.sort();
	const step = Math.ceil(paths.length / most);
	return paths
		.filter((_, index) => index % step === 0)
		.map((path) => ({ name: path, bytes: unpacked(path) }))
		.filter(({ bytes }) => bytes.length < longestSeed);
}

function unpacked(path: string): Buffer {
	const bytes = readFileSync(path);
	return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}
