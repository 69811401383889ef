import { type Database, transaction } from "../lib/database/database.ts";
import { compareFacts } from "./changes.ts";
import type { FetchedFile } from "./fetch-source.ts";
import { readSourceApart } from "./read-apart.ts";
import { readingEdition } from "./read-source.ts";
import { extentOf, shrinkage } from "./shrinkage.ts";
import { refused } from "./source-problem.ts";
import { factSources, type SourceKey } from "./sources.ts";
import {
	holdSources,
	knownSlugs,
	markTaken,
	type SourceState,
	storedExtent,
	storedFacts,
} from "./store-refresh.ts";
import { saveUpdate, tidyFacts } from "./store-update.ts";

export interface SourceFileFetched {
	key: SourceKey;
	/** As it was before the file was asked for. */
	state: SourceState;
	file: FetchedFile;
	now: Date;
}

/**
 * Takes a source's file: what it states becomes what is stored, and what differs is kept as changes,
 * all in one transaction.
 * @returns how many changes there are; null when another process took a file meanwhile
 * @throws {SourceProblem} when the file is broken, or has lost over a fifth of what was stored
 */
export async function takeFile(
	database: Database,
	{ key, state, file, now }: SourceFileFetched,
	next: () => Date,
): Promise<number | null> {
	const { source } = state;
	const before = await storedExtent(database, source);
	const today = now.toISOString().slice(0, 10);
	// A clock that was set back does not make facts older than they are.
	const asOf = before.asOf && before.asOf > today ? before.asOf : today;
	const entries = await readSourceApart({
		source: key,
		bytes: file.bytes,
		asOf,
		slugs: await knownSlugs(database),
	});
	const lost = shrinkage(before, extentOf(entries));
	if (lost !== null) throw refused(lost);

	const changes = await transaction(database, async (client) => {
		const held = await holdSources(client, source);
		if (held?.revision !== state.revision) return null;
		const update = compareFacts(await storedFacts(client, source), entries);
		// Before the first file we have what the program brought, read as this program reads.
		const isNews = [null, readingEdition].includes(state.reading);
		await saveUpdate(client, update, entries, {
			source,
			sourceUrl: factSources[key].url,
			asOf,
			revision: state.revision + 1,
			now,
			isNews,
		});
		const { etag, lastModified } = file;
		const taken = { etag, lastModified, asOf, reading: readingEdition };
		await markTaken(client, source, { ...taken, now, next: next() });
		return isNews ? update.changes.length : 0;
	});
	await tidyFacts(database);
	return changes;
}
