import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkClock } from "#src/cli/doctor/clock.ts";
import {
	checkEnvironmentFile,
	misspelledSettings,
} from "#src/cli/doctor/environment-file.ts";
import { checkFeeds } from "#src/cli/doctor/feeds.ts";
import { checkQueue } from "#src/cli/doctor/queue.ts";
import { checkPublicUrl } from "#src/cli/doctor/running-program.ts";
import { checkSchema } from "#src/cli/doctor/schema.ts";
import { settingNames } from "#src/config.ts";
import { addFeed, listFeeds } from "#src/feeds/store.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openQueueEngine } from "#src/lib/queue/engine.ts";
import { saveStop } from "#src/lib/queue/store-stopped.ts";
import { openQueue } from "#src/main.ts";
import { runCli } from "#test/support/cli.ts";
import { databaseForTest } from "#test/support/database.ts";
import { loopbackForTest } from "#test/support/loopback.ts";

const now = new Date("2026-03-02T09:00:00Z");

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-doctor-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

test("a setting that is misspelled in .env is named with what is meant; others' names are left alone", () => {
	expect(
		misspelledSettings(
			["SLACK_BOT_TOKN", "LLM_API_KEY", "POSTGRES_PASSWORD", "EDITOR"],
			settingNames(),
		),
	).toEqual([{ name: "SLACK_BOT_TOKN", meant: "SLACK_BOT_TOKEN" }]);
});

test.skipIf(process.platform === "win32")(
	"a .env that others may read is mended, and a value that the environment overrides is told",
	async () => {
		const file = join(await emptyFolder(), ".env");
		await writeFile(file, "CONTACT=news@example.org\nTIME_ZONE=\n");
		await chmod(file, 0o644);
		const findings = () => Array.fromAsync(checkEnvironmentFile(file));
		const [open, lines] = await findings();
		expect(open).toMatchObject({ check: ".env", ok: false });
		expect(lines).toMatchObject({
			ok: true,
			found: expect.stringContaining("of CONTACT the environment's"),
		});
		await open?.mend?.run();
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		expect(await findings()).toMatchObject([{ ok: true }]);
	},
);

test("--fix mends what it finds and says so, where it is called", async () => {
	const folder = await emptyFolder();
	await writeFile(join(folder, ".env"), "LANGUAGE=it\n", { mode: 0o644 });
	await chmod(join(folder, ".env"), 0o644);
	const { stdout } = await runCli(["doctor", "--fix"], {
		folder,
		// No database is needed for it.
		environment: { DATABASE_URL: "postgres://127.0.0.1:9/nowhere" },
	});
	expect(stdout).toMatch(
		/^fixed \.env[^\n]*\n\s+Now \.env is readable by you/m,
	);
	expect(stdout).toMatch(/^wrong database /m);
});

test("tables of an older version are wrong until they are mended, those of a newer one stay", async () => {
	const database = await databaseForTest();
	expect(await checkSchema(database)).toMatchObject({
		finding: { ok: true, found: expect.stringMatching(/ \d+(\.\d+)*, schema/) },
		isReady: true,
	});
	await database.query(
		"insert into schema_migrations (version, name) values (9999, 'later')",
	);
	expect((await checkSchema(database)).finding).toMatchObject({
		ok: false,
		remedy: expect.stringContaining("Update the program"),
		mend: null,
	});
	await database.query("drop table schema_migrations");
	expect(await checkSchema(database)).toMatchObject({
		finding: { ok: true, found: expect.stringContaining("empty") },
		isReady: false,
	});
});

test("a clock that is off and a zone that Node does not know are found", async () => {
	const database = await databaseForTest();
	const config = { timeZone: "Europe/Rome" };
	expect(await Array.fromAsync(checkClock(config, database))).toMatchObject([
		{ ok: true },
	]);
	const ahead = () => new Date(Date.now() + 90_000);
	expect(
		await Array.fromAsync(checkClock(config, database, ahead)),
	).toMatchObject([
		{
			ok: false,
			found: expect.stringMatching(/^this machine is (89|9\d) seconds ahead/),
		},
	]);
});

test("feeds that fail, are slow, are gone or are moving are told apart; --fix removes what is gone", async () => {
	const database = await databaseForTest();
	const states = {
		failing: "failures = 3, last_error = 'No answer.'",
		slow: "last_milliseconds = 14000",
		gone: "state = 'gone'",
		moving: "moved_to = 'https://new.example/feed'",
		well: "failures = 0",
	};
	for (const [name, change] of Object.entries(states)) {
		const { id } = await addFeed(
			database,
			{ url: `https://${name}.example/feed`, title: name },
			{ by: null, now },
		);
		await database.query(`update feeds set ${change} where id = $1`, [id]);
	}
	const findings = await Array.fromAsync(checkFeeds(database));
	const about = (name: string) =>
		findings.filter(({ found }) => found.startsWith(`${name}: `));
	expect(about("failing")).toMatchObject([
		{ ok: false, found: expect.stringContaining("No answer.") },
	]);
	expect(about("slow")).toMatchObject([
		{ ok: false, found: expect.stringContaining("14 seconds") },
	]);
	expect(about("moving")).toMatchObject([
		{ ok: true, found: expect.stringContaining("https://new.example/feed") },
	]);
	expect(about("well")).toEqual([]);
	const [gone] = about("gone");
	expect(gone).toMatchObject({ ok: false });
	await gone?.mend?.run();
	expect((await listFeeds(database)).map(({ title }) => title)).not.toContain(
		"gone",
	);
});

test("jobs that gave up are counted with their reason, and --fix has them wait again", async () => {
	const database = await databaseForTest();
	const findings = () =>
		Array.fromAsync(checkQueue({ redisUrl: null }, database));
	expect(await findings()).toMatchObject([{ check: "queue", ok: true }]);
	await giveUpOneJob(database, "The moon is in the way.");
	const [, gaveUp] = await findings();
	expect(gaveUp).toMatchObject({
		check: "jobs",
		ok: false,
		found: expect.stringMatching(/^1 of read-facts .*The moon is in the way/),
	});
	await gaveUp?.mend?.run();
	expect(await findings()).toMatchObject([{ check: "queue", ok: true }]);
	const queueEngine = await openQueueEngine({ redisUrl: null, database });
	const queue = openQueue({ queueEngine });
	expect(await queue.counts()).toContainEqual(
		expect.objectContaining({ name: "read-facts", waiting: 1 }),
	);
	await queue.close();
});

async function giveUpOneJob(database: Database, reason: string) {
	const work = { name: "read-facts", payload: { tick: 1 } };
	await saveStop(
		database,
		{ ...work, key: "read-facts", jobId: "read-facts.1", reason, attempts: 3 },
		{ first: 60, longest: 900 },
		now,
	);
}

test("PUBLIC_URL is held against what answers there", async () => {
	const ours = await loopbackForTest((_, response) => {
		response.end('{"ok":true}');
	});
	const other = await loopbackForTest((_, response) => {
		response.writeHead(404).end("nginx");
	});
	const check = (publicUrl: string | null) =>
		Array.fromAsync(checkPublicUrl({ publicUrl }));
	expect(await check(null)).toEqual([]);
	expect(await check(ours.url)).toMatchObject([{ ok: true }]);
	expect(await check(other.url)).toMatchObject([
		{ ok: false, found: expect.stringContaining("404") },
	]);
	expect(await check("http://127.0.0.1:9")).toMatchObject([
		{ ok: false, remedy: expect.stringContaining("PUBLIC_URL") },
	]);
});
