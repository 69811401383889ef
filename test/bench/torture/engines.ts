/** The engine pairs: what each runs on, and how a site gets a database of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#src/lib/database/database.ts";
import { migrate } from "#src/lib/database/migrate.ts";
import { openPglite } from "#src/lib/database/pglite.ts";
import { openPostgres } from "#src/lib/database/postgres.ts";
import { migrateQueue } from "#src/lib/queue/postgres.ts";
import { seedModels } from "#src/models/seed.ts";
import {
	startTorturedPostgres,
	startTorturedRedis,
	type TorturedPostgres,
	type TorturedRedis,
} from "./servers.ts";

export const pairs = ["pglite", "postgres", "redis"] as const;
export type Pair = (typeof pairs)[number];

export interface Engines {
	pair: Pair;
	postgres: TorturedPostgres | null;
	redis: TorturedRedis | null;
	/** For logs and embedded databases. */
	folder: string;
	/**
	 * A database that nothing else uses, ready for this version, or without any table.
	 * @returns the settings that lead to it, and a file for an embedded one to begin with
	 */
	freshDatabase(
		name: string,
		isReady: boolean,
	): Promise<{ environment: Record<string, string>; snapshot: string | null }>;
	/** @param isKept whether the folder stays, for whoever looks into a finding */
	stop(isKept: boolean): Promise<void>;
}

export async function startEngines(pair: Pair): Promise<Engines> {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-torture-"));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true });
	if (pair === "pglite") {
		const snapshot = join(folder, "snapshot.tar");
		await makeSnapshot(snapshot);
		return {
			pair,
			postgres: null,
			redis: null,
			folder,
			freshDatabase: async (name, isReady) => ({
				environment: { DATA_DIR: join(folder, name) },
				snapshot: isReady ? snapshot : null,
			}),
			stop: async (isKept) => {
				if (!isKept) removeFolder();
			},
		};
	}
	const postgres = await startTorturedPostgres();
	const redis = pair === "redis" ? await startTorturedRedis() : null;
	const urlOf = (name: string) =>
		Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
	const template = "torture_template";
	await onServer(`create database ${template}`);
	const prepared = await openPostgres(urlOf(template));
	await prepare(prepared);
	await prepared.end();
	let before: string | null = null;

	async function onServer(statement: string): Promise<void> {
		const server = await openPostgres(postgres.url, { connections: 1 });
		await server.query(statement);
		await server.end();
	}

	return {
		pair,
		postgres,
		redis,
		folder,
		async freshDatabase(name, isReady) {
			if (before) await onServer(`drop database ${before} with (force)`);
			before = name;
			await onServer(
				`create database ${name}${isReady ? ` template ${template}` : ""}`,
			);
			await redis?.restartEmpty();
			return {
				environment: {
					DATA_DIR: join(folder, name),
					DATABASE_URL: urlOf(name),
					...(redis ? { REDIS_URL: redis.url } : {}),
				},
				snapshot: null,
			};
		},
		async stop(isKept) {
			await postgres.stop();
			await redis?.stop();
			if (!isKept) removeFolder();
		},
	};
}

async function prepare(database: Database): Promise<void> {
	await migrate(database);
	await migrateQueue(database);
	await seedModels(database);
}

async function makeSnapshot(path: string): Promise<void> {
	const database = await openPglite(null);
	await prepare(database);
	const snapshot = await database.dumpDataDir();
	await database.end();
	writeFileSync(path, new Uint8Array(await snapshot.arrayBuffer()));
}
