import { describe, expect, onTestFinished, test } from "vitest";
import { exclusively } from "#src/briefs/exclusive.ts";
import { openPostgres } from "#src/lib/database/postgres.ts";
import {
	readPostgresAddress,
	remedyFor,
} from "#src/lib/database/postgres-address.ts";
import { freshServerDatabase } from "#test/support/database.ts";
import {
	behindPgbouncer,
	behindTls,
	hasOpenssl,
	hasPgbouncer,
} from "#test/support/postgres-proxies.ts";

const serverUrl = process.env.TEST_DATABASE_URL;

/** A database of its own; `query` is added to its address. */
async function freshUrl(query = ""): Promise<string> {
	return `${await freshServerDatabase(serverUrl ?? "")}${query}`;
}

async function openForTest(url: string) {
	const database = await openPostgres(url);
	onTestFinished(() => database.end());
	return database;
}

describe("the address", () => {
	const read = (query: string) =>
		readPostgresAddress(`postgres://me:pw@db.example/news${query}`);

	test("tells how many connections, and whether the password is bound to TLS", () => {
		expect(
			read("?max=20&channel_binding=require&statement_timeout=5000"),
		).toEqual({
			url: "postgres://me:pw@db.example/news?statement_timeout=5000",
			connections: 20,
			isBound: true,
		});
		expect(read("")).toMatchObject({ connections: null, isBound: false });
	});

	test.each(["prefer", "require", "verify-ca", "verify-full"])(
		"sslmode=%s checks the server in full",
		(level) => {
			expect(read(`?sslmode=${level}`).url).toMatch(/sslmode=verify-full$/);
		},
	);

	test.each(["disable", "no-verify"])("sslmode=%s stays", (level) => {
		expect(read(`?sslmode=${level}`).url).toMatch(new RegExp(`=${level}$`));
	});

	test.each(["5", "many", "7.5", "-8"])("max=%s is refused", async (max) => {
		await expect(
			openPostgres(`postgres://localhost/news?max=${max}`),
		).rejects.toThrow(
			/^DATABASE_URL: PostgreSQL at localhost\/news .*give 6 or more/,
		);
	});

	test("names a file of a certificate that is not there", async () => {
		await expect(
			openPostgres(
				"postgres://localhost/news?sslmode=require&sslrootcert=/nowhere.pem",
			),
		).rejects.toThrow(/^DATABASE_URL: .*\/nowhere\.pem/);
	});

	test.each([
		[
			'no pg_hba.conf entry for host "10.0.0.1", no encryption',
			"sslmode=require",
		],
		["remaining connection slots are reserved", "max=6"],
		['password authentication failed for user "me"', "user and password"],
		['database "news" does not exist', "Create the database"],
		["connect ECONNREFUSED 127.0.0.1:5432", "Start it"],
	])("%s: what to do is said", (reason, remedy) => {
		expect(remedyFor(reason)).toContain(remedy);
	});
});

describe.skipIf(!serverUrl)("on a server", () => {
	test("no more connections are held than the address allows", async () => {
		const database = await openForTest(await freshUrl("?max=6"));
		const sleeping = Array.from({ length: 20 }, () =>
			database.query("select pg_sleep(0.02)"),
		);
		await Promise.all(sleeping);
		const { rows } = await database.query(
			"select count(*)::int as held from pg_stat_activity where datname = current_database()",
		);
		expect(rows).toEqual([{ held: 6 }]);
	});

	test("a connection that is lost in use fails its statement alone", async () => {
		const database = await openForTest(await freshUrl());
		const held = await database.connect();
		const idle = await database.connect();
		idle.release();
		const sleeping = expect(
			database.query("select pg_sleep(30)"),
		).rejects.toThrow();
		await database.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()`,
		);
		await sleeping;
		await expect(held.query("select 1")).rejects.toThrow();
		held.release(true);
		const { rows } = await database.query("show search_path");
		expect(rows).toEqual([{ search_path: "public, bullmq" }]);
	});

	test("waiting for a lock outlasts limits of the time that statements may take", async () => {
		const url = await freshUrl();
		const [patient, hurried] = [
			await openForTest(url),
			await openForTest(`${url}?statement_timeout=100&lock_timeout=100`),
		];
		const order: string[] = [];
		const waits = Promise.withResolvers<Promise<unknown>>();
		await exclusively(patient, ["a story"], async () => {
			waits.resolve(
				exclusively(hurried, ["a story"], async () => order.push("hurried")),
			);
			await patient.query("select pg_sleep(0.5)");
			order.push("patient");
		});
		await waits.promise;
		expect(order).toEqual(["patient", "hurried"]);
	});

	test.skipIf(!hasOpenssl)(
		"TLS: by its authority, unchecked by choice, else refused with what to do",
		async () => {
			const { at, certificate } = await behindTls(await freshUrl());
			for (const query of [
				`?sslmode=require&sslrootcert=${certificate}`,
				"?sslmode=no-verify",
			]) {
				const database = await openForTest(at("localhost", query));
				expect((await database.query("select 1 as one")).rows).toEqual([
					{ one: 1 },
				]);
			}
			await expect(
				openPostgres(at("localhost", "?sslmode=require")),
			).rejects.toThrow(/self-signed certificate.*sslrootcert/);
			await expect(
				openPostgres(
					at("127.0.0.1", `?sslmode=verify-full&sslrootcert=${certificate}`),
				),
			).rejects.toThrow(/cannot be used .*host name/);
		},
	);

	test("TLS that the server does not speak is told", async () => {
		await expect(
			openPostgres(await freshUrl("?sslmode=require")),
		).rejects.toThrow(/does not support SSL.*Leave sslmode out/);
	});

	test.skipIf(!hasPgbouncer)(
		"behind PgBouncer sessions are as good as the server's own",
		async () => {
			const database = await openForTest(
				await behindPgbouncer(await freshUrl(), "session"),
			);
			const { rows } = await database.query("show search_path");
			expect(rows).toEqual([{ search_path: "public, bullmq" }]);
		},
	);

	test.skipIf(!hasPgbouncer)(
		"PgBouncer that shares transactions is refused with what to do",
		async () => {
			await expect(
				openPostgres(await behindPgbouncer(await freshUrl(), "transaction")),
			).rejects.toThrow(/pooler in transaction mode.*pool_mode=session/);
		},
	);
});
