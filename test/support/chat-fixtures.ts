import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEdition } from "#src/chat/edition-schema.ts";
import type { Edition } from "#src/digests/edition.ts";

const folder = join(import.meta.dirname, "../fixtures/chat");

/** The morning of DESIGN's example, with what we wrote of it, as an edition. */
export function morning(changes: Partial<Edition> = {}): Edition {
	const text = readFileSync(join(folder, "morning.json"), "utf8");
	return { ...parseEdition(JSON.parse(text)), ...changes };
}

/** Where the rendered form of a message is kept. */
export function golden(name: string): string {
	return join(folder, "golden", name);
}
