import { runMigrations } from "bullmq";
import type { Database } from "../database/database.ts";

/** Creates BullMQ's own tables, in the schema `bullmq` of the same database. */
export async function migrateQueue(database: Database): Promise<void> {
	const client = await database.connect();
	try {
		await runMigrations(client as never, "bullmq", {});
	} finally {
		client.release();
	}
}
