import type { Database } from "../lib/database/database.ts";
import { belongings } from "./store-belongings.ts";
import { closeWorkspace, eraseRows } from "./store-workspaces.ts";

/** Rows by table. */
export type RowCounts = Record<string, number>;

/**
 * Erases all that belongs to a workspace, what it let us in with among it. Stories, articles and
 * feeds are everybody's and stay. What is queued for it finds nothing then and does nothing. It goes
 * a little at a time; who is stopped begins again, and erasing again erases nothing.
 */
export async function eraseWorkspace(
	database: Database,
	workspaceId: number,
): Promise<RowCounts> {
	await closeWorkspace(database, workspaceId);
	const erased: RowCounts = {};
	for (const belonging of belongings)
		for (let count = 1; count > 0; ) {
			count = await eraseRows(database, belonging, workspaceId);
			if (count > 0)
				erased[belonging.table] = (erased[belonging.table] ?? 0) + count;
		}
	return erased;
}
