import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { inject, onTestFinished } from "vitest";
import type { Database } from "#src/lib/database/database.ts";
import { openPglite } from "#src/lib/database/pglite.ts";
import { openPostgres } from "#src/lib/database/postgres.ts";
import { templateName } from "./global-setup.ts";

/**
 * A migrated, empty database of its own: PGlite in memory, or, when
 * TEST_DATABASE_URL names a server, a fresh database there. Close it with `end`.
 */
export async function openTestDatabase(): Promise<Database> {
	const url = process.env.TEST_DATABASE_URL;
	if (url) return openPostgres(await freshServerDatabase(url));
	return openPglite(null, { snapshot: testSnapshot() });
}

/** PGlite's folder after all migrations, for programs under test to start from. */
export function testSnapshot(): Blob {
	return new Blob([readFileSync(inject("databaseSnapshot"))]);
}

/** Like `openTestDatabase`, closed by itself when the running test ends. */
export async function databaseForTest(): Promise<Database> {
	const database = await openTestDatabase();
	onTestFinished(() => database.end());
	return database;
}

/** The URL of a new database cloned from the template. */
export async function freshServerDatabase(url: string): Promise<string> {
	const name = `modelwire_test_${randomBytes(6).toString("hex")}`;
	const server = await openPostgres(url, { connections: 1 });
	await server.query(`create database ${name} template ${templateName}`);
	await server.end();
	return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
