import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeApp } from "#src/app.ts";
import { addFeeds, askFeeds } from "#src/cli/setup/feeds.ts";
import { askModel, checkModelAnswers } from "#src/cli/setup/model.ts";
import { previewOf } from "#src/cli/setup/preview.ts";
import { readConfig } from "#src/config.ts";
import { defaultCatalogue } from "#src/feeds/catalogue.ts";
import { addFeed, listFeeds } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import { runCli } from "#test/support/cli.ts";
import {
	databaseForTest,
	freshServerDatabase,
	testSnapshot,
} from "#test/support/database.ts";
import { loopbackForTest } from "#test/support/loopback.ts";
import { scriptedPrompts } from "#test/support/scripted-prompts.ts";

const now = new Date("2026-03-02T09:00:00Z");

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-setup-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

const opml = `<opml version="2.0"><body>
<outline text="Lab" type="rss" xmlUrl="https://lab.example/feed"/>
<outline text="Chips" type="rss" xmlUrl="https://chips.example/feed"/>
</body></opml>`;

test("the wizard takes feeds from an OPML file, and asks again where there is none", async () => {
	const folder = await emptyFolder();
	const file = join(folder, "mine.opml");
	await writeFile(file, opml);
	const { prompts, shown } = scriptedPrompts([
		"both",
		join(folder, "missing.opml"),
		file,
	]);
	expect(await askFeeds(prompts)).toEqual({ file, ours: true });
	expect(shown.join("\n")).toContain("missing.opml cannot be read");
	const without = scriptedPrompts(["mine", "nowhere.opml", ""]);
	expect(await askFeeds(without.prompts)).toEqual({ file: null, ours: false });
});

test("chosen feeds are added once, with or without our own", async () => {
	const database = await databaseForTest();
	const deps = { database, clock: manualClock(now) };
	const file = join(await emptyFolder(), "mine.opml");
	await writeFile(file, opml);
	expect(await addFeeds(deps, { file, ours: false })).toEqual({
		added: 2,
		present: 0,
	});
	const ours = defaultCatalogue().length;
	expect(await addFeeds(deps, { file, ours: true })).toEqual({
		added: ours,
		present: 2,
	});
	expect(await listFeeds(database)).toHaveLength(ours + 2);
});

test("a key is asked for until the endpoint takes it, and a limit of a month with it", async () => {
	const { url } = await loopbackForTest((request, response) => {
		const isRight = request.headers.authorization === "Bearer right";
		response.writeHead(isRight ? 200 : 401, {
			"content-type": "application/json",
		});
		response.end('{"object":"list","data":[{"id":"deepseek-flash"}]}');
	});
	const check = (answers: Parameters<typeof checkModelAnswers>[0]) =>
		checkModelAnswers({ ...answers, LLM_BASE_URL: url } as typeof answers);
	const { prompts, shown, left } = scriptedPrompts([
		...["deepseek", "stale", "again", " right "],
		...["0.20", "4"],
	]);
	expect(await askModel(prompts, check)).toEqual({
		LLM: "deepseek",
		LLM_API_KEY: "right",
		LLM_DAILY_LIMIT: "0.20",
		LLM_MONTHLY_LIMIT: "4",
	});
	expect(left).toEqual([]);
	expect(shown.join("\n")).toMatch(
		/LLM_API_KEY[\s\S]*takes the key and has deepseek-flash/,
	);
});

test("a file of feeds that cannot be read ends setup with one line, and nothing is written", async () => {
	const folder = await emptyFolder();
	const words = ["setup", "--language", "it", "--opml", "missing.opml"];
	const { code, stderr } = await runCli(words, { folder });
	expect(code).toBe(1);
	expect(stderr.trim().split("\n")).toEqual([
		expect.stringMatching(/^missing\.opml cannot be read/),
	]);
	await expect(readFile(join(folder, ".env"))).rejects.toThrow("ENOENT");
});

test("the preview reads the feeds once and is tomorrow's digest", async () => {
	const serverUrl = process.env.TEST_DATABASE_URL;
	const { url } = await loopbackForTest((_, response) => {
		response.setHeader("content-type", "application/rss+xml");
		response.end(feedOf(new Date()));
	});
	const config = {
		...readConfig({ LOG_LEVEL: "silent", MODEL_REFRESH: "no" }),
		dataFolder: await emptyFolder(),
		databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
		allowedHosts: ["127.0.0.1"],
	};
	const overrides = serverUrl ? {} : { snapshot: testSnapshot() };
	const app = await makeApp(config, overrides);
	await addFeed(app.database, { url }, { by: null, now: new Date() });
	await app.close();
	const edition = await previewOf(config);
	expect(edition.entries.map(({ headline }) => headline)).toEqual([
		"Lab publishes Atlas 3, a model of 70 billion parameters",
	]);
});

function feedOf(published: Date): string {
	return `<rss version="2.0"><channel><title>The Lab</title><item>
<title>Lab publishes Atlas 3, a model of 70 billion parameters</title>
<link>https://lab.example/atlas-3</link><guid>atlas-3</guid>
<pubDate>${published.toUTCString()}</pubDate>
<description>The Lab has published Atlas 3, an open model with 70 billion parameters. It was trained on 12 trillion words of text. Its weights can be downloaded under the Apache licence, the company said. On the usual tests it does better than Atlas 2, which came out a year ago, and it costs half as much to run. The company plans a smaller model for telephones later this year.</description>
</item></channel></rss>`;
}
