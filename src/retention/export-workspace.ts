import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import { schemaVersion } from "../lib/database/migrate.ts";
import { reasonOf } from "../lib/errors.ts";
import type { RowCounts } from "./erase-workspace.ts";
import { belongings } from "./store-belongings.ts";
import { readBelongings } from "./store-workspaces.ts";

/**
 * Writes all that belongs to a workspace, as it is at one moment, to a file of JSON Lines: a header,
 * a line `{"table","row"}` for each row, and a closing line with the number of rows by table. What
 * it let us in with is left out. The file appears under its name only when it is whole.
 */
export async function exportWorkspace(
	database: Database,
	workspaceId: number,
	path: string,
	now: Date,
): Promise<RowCounts> {
	const partial = `${path}.part`;
	const counts: RowCounts = {};
	try {
		await transaction(database, async (client) => {
			await client.query(
				"set transaction isolation level repeatable read, read only",
			);
			await pipeline(
				lines(client, workspaceId, now, counts),
				createWriteStream(partial, { mode: 0o600, flush: true }),
			);
		});
		await rename(partial, path);
		return counts;
	} catch (error) {
		await rm(partial, { force: true });
		throw new Error(`${path} could not be written: ${reasonOf(error)}.`, {
			cause: error,
		});
	}
}

async function* lines(
	client: Queryable,
	workspaceId: number,
	now: Date,
	counts: RowCounts,
): AsyncGenerator<string> {
	yield `${JSON.stringify({
		format: "modelwire-workspace",
		formatVersion: 1,
		schemaVersion: await schemaVersion(client),
		created: now.toISOString(),
		workspace: workspaceId,
	})}\n`;
	// What is referred to first, as a person would read it.
	for (const belonging of belongings.toReversed()) {
		const table = JSON.stringify(belonging.table);
		for await (const rows of readBelongings(client, belonging, workspaceId)) {
			counts[belonging.table] = (counts[belonging.table] ?? 0) + rows.length;
			yield rows.map((row) => `{"table":${table},"row":${row}}\n`).join("");
		}
	}
	yield `${JSON.stringify({ rows: counts })}\n`;
}
