import { existsSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "#src/config.ts";
import { addFeed, listFeeds } from "#src/feeds/store.ts";
import { restore } from "#src/lib/database/backup.ts";
import { start } from "#src/main.ts";
import { runCli } from "#test/support/cli.ts";
import { databaseForTest, testSnapshot } from "#test/support/database.ts";

/** A program that holds the embedded database, with a feed in it, and how commands reach it. */
async function runningSite() {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-backup-"));
	const config = readConfig({ LOG_LEVEL: "silent", WEB_PORT: "0" });
	const running = await start({ ...config, dataFolder: folder }, "web", {
		snapshot: testSnapshot(),
	});
	onTestFinished(async () => {
		await running.close();
		await rm(folder, { recursive: true, force: true });
	});
	await addFeed(
		running.app.database,
		{ url: "https://lab.example/feed" },
		{ by: null, now: new Date() },
	);
	const url = String(running.web?.url);
	return {
		folder,
		url,
		environment: { DATA_DIR: folder, WEB_PORT: new URL(url).port },
	};
}

/** A server is open to the command itself. */
const embedded = test.skipIf(process.env.TEST_DATABASE_URL !== undefined);

embedded(
	"while the program holds the embedded database, it writes the backup that the command asks for",
	async () => {
		const { folder, environment } = await runningSite();
		const file = join(folder, "site.backup");
		const { code, lines } = await runCli(["backup", file, "--json"], {
			environment,
		});
		expect(code).toBe(0);
		expect(lines()).toMatchObject([{ rows: { feeds: 1 } }]);
		expect(statSync(file).mode & 0o077).toBe(0);
		const empty = await databaseForTest();
		await restore(empty, file);
		expect(await listFeeds(empty)).toMatchObject([
			{ url: "https://lab.example/feed" },
		]);
	},
);

embedded("who cannot sign with its key has nothing written", async () => {
	const { folder, url } = await runningSite();
	const ask = (token: string) =>
		fetch(`${url}/backup`, {
			method: "POST",
			body: new URLSearchParams({ token, file: join(folder, "stolen") }),
		});
	for (const token of ["", "v1.backup.zzzzzzzz.id.signature"])
		expect((await ask(token)).status).toBe(401);
	const { lines } = await runCli(["login", "--json"], {
		environment: { DATA_DIR: folder, WEB_PORT: new URL(url).port },
	});
	const [{ link }] = lines() as [{ link: string }];
	const forLogin = new URL(link).searchParams.get("token") ?? "";
	expect((await ask(forLogin)).status).toBe(401);
	expect(existsSync(join(folder, "stolen"))).toBe(false);
});
