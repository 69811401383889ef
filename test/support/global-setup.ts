import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { migrate, readMigrations } from "#src/lib/database/migrate.ts";
import { openPglite } from "#src/lib/database/pglite.ts";
import { openPostgres } from "#src/lib/database/postgres.ts";
import { migrateQueue } from "#src/lib/queue/postgres.ts";

/** The database that each test's own is cloned from on a server. */
export const templateName = "modelwire_test_template";

/**
 * Makes, once a run, a migrated database to start each test from: a server's
 * template when TEST_DATABASE_URL is set, else a snapshot of PGlite's folder,
 * since initdb takes seconds.
 */
export default async function setUp({
	provide,
}: {
	provide(key: "databaseSnapshot", value: string): void;
}): Promise<void> {
	const url = process.env.TEST_DATABASE_URL;
	if (url) return makeTemplate(url);
	provide("databaseSnapshot", await makeSnapshot());
}

async function makeTemplate(url: string): Promise<void> {
	const server = await openPostgres(url);
	await server.query(`drop database if exists ${templateName} with (force)`);
	await server.query(`create database ${templateName}`);
	await server.end();
	const template = await openPostgres(
		Object.assign(new URL(url), { pathname: `/${templateName}` }).href,
	);
	await migrate(template);
	await migrateQueue(template);
	await template.end();
}

/** Where the snapshot is; made when it is not there yet. */
export async function makeSnapshot(): Promise<string> {
	const cache = resolve(import.meta.dirname, "../../node_modules/.cache");
	const contents = JSON.stringify(readMigrations());
	const hash = createHash("sha256").update(contents).digest("hex").slice(0, 16);
	const path = join(cache, `modelwire-test-${hash}.tar`);
	if (existsSync(path)) return path;
	mkdirSync(cache, { recursive: true });
	const database = await openPglite(null);
	await migrate(database);
	await migrateQueue(database);
	const snapshot = await database.dumpDataDir();
	await database.end();
	writeFileSync(`${path}.part`, new Uint8Array(await snapshot.arrayBuffer()));
	renameSync(`${path}.part`, path);
	return path;
}

declare module "vitest" {
	export interface ProvidedContext {
		databaseSnapshot: string;
	}
}
