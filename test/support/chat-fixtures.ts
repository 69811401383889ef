import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEdition } from "#src/chat/messages/edition-schema.ts";
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

/** The same stories over and over: more than one post takes. */
export function longMorning(): Edition {
	const edition = morning();
	const entries = Array.from({ length: 14 }, (_, index) => {
		const entry = edition.entries[index % edition.entries.length];
		if (!entry) throw new Error("morning.json has no entries");
		return { ...entry, position: index + 1, storyId: 200 + index };
	});
	return { ...edition, entries };
}
