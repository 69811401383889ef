import { expect, test } from "vitest";
import { transaction } from "#src/lib/database/database.ts";
import { migrate, schemaVersion } from "#src/lib/database/migrate.ts";
import { databaseForTest } from "#test/support/database.ts";

test("bigint columns are numbers and dates stay text", async () => {
	const database = await databaseForTest();
	const { rows } = await database.query(
		"select 7::bigint as amount, '2025-01-20'::date as day, $1::jsonb as list",
		[JSON.stringify(["a"])],
	);
	expect(rows).toEqual([{ amount: 7, day: "2025-01-20", list: ["a"] }]);
});

test("a transaction keeps others out until it ends", async () => {
	const database = await databaseForTest();
	await database.query("create table counter (n integer)");
	await database.query("insert into counter values (0)");
	await Promise.all(
		Array.from({ length: 20 }, () =>
			transaction(database, async (client) => {
				const { rows } = await client.query<{ n: number }>(
					"select n from counter for update",
				);
				await client.query("update counter set n = $1", [
					(rows[0]?.n ?? 0) + 1,
				]);
			}),
		),
	);
	const { rows } = await database.query("select n from counter");
	expect(rows).toEqual([{ n: 20 }]);
});

test("a transaction that throws leaves nothing behind", async () => {
	const database = await databaseForTest();
	await database.query("create table note (text text)");
	await expect(
		transaction(database, async (client) => {
			await client.query("insert into note values ('gone')");
			throw new Error("halfway");
		}),
	).rejects.toThrow("halfway");
	const { rows } = await database.query("select * from note");
	expect(rows).toEqual([]);
});

test("migrating again changes nothing, and newer tables are refused", async () => {
	const database = await databaseForTest();
	const version = await schemaVersion(database);
	await Promise.all([migrate(database), migrate(database)]);
	expect(await schemaVersion(database)).toBe(version);
	await database.query(
		"insert into schema_migrations (version, name) values (9999, 'future')",
	);
	await expect(migrate(database)).rejects.toThrow(/version 9999.*Update/);
});
