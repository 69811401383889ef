import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { refreshDue } from "#jobs/refresh-models.ts";
import { registry } from "#jobs/registry.ts";
import { makeApp } from "#src/app.ts";
import { checkFacts } from "#src/cli/doctor/facts.ts";
import { readConfig } from "#src/config.ts";
import { manualClock } from "#src/lib/clock.ts";
import { sourceAddresses } from "#src/models/sources.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { modelSourcesForTest } from "#test/support/model-sources.ts";

const now = new Date("2026-07-10T08:00:00Z");

/** The program with sources of ours. */
async function openApp(given: { modelSources?: null } = {}) {
	const clock = manualClock(now);
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-refresh-"));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const sources = await modelSourcesForTest({ dev: "{}", epoch: "Model" });
	const app = await makeApp(
		{
			...readConfig({ LOG_LEVEL: "silent" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			allowedHosts: ["127.0.0.1"],
			modelSources: sources.addresses,
			...given,
		},
		{ clock, ...(serverUrl ? {} : { snapshot: testSnapshot() }) },
	);
	onTestFinished(async () => {
		await app.close();
		await rm(dataFolder, { recursive: true, force: true });
	});
	return { app, clock, sources };
}

test("a refresh is planned within the hour and wanted once until it is done; the doctor tells how it went", async () => {
	const { app, clock, sources } = await openApp();
	const findings = () => Array.fromAsync(checkFacts(app.config, app.database));
	expect(await refreshDue(app)).toEqual([]);
	expect(await findings()).toMatchObject([
		{ ok: true, found: expect.stringContaining("came with the program") },
		{ ok: true },
	]);
	clock.advance(2 * 60 * 60_000);
	const wanted = await refreshDue(app);
	expect(wanted).toHaveLength(1);
	expect(await refreshDue(app)).toEqual(wanted);
	const { handle } = registry["refresh-models"];
	const [job] = wanted;
	if (job?.name !== "refresh-models") throw new Error("another job");
	expect(await handle(job.payload, app)).toEqual([]);
	expect(sources.requests.map(({ url }) => url)).toEqual(["/dev", "/epoch"]);
	expect(await refreshDue(app)).toEqual([]);
	expect(await findings()).toMatchObject([
		{
			check: "facts",
			ok: false,
			found:
				"models.dev, since 2026-07-10: its file is refused: it has no model that can be read; the facts that came with the program stay",
			remedy: `It is tried again by itself. See what ${sources.addresses.dev} gives; MODELS_DEV_URL names another address, MODEL_REFRESH=no turns this off.`,
		},
		expect.objectContaining({
			ok: false,
			found: expect.stringContaining('it lacks the column "Organization"'),
		}),
	]);
	// Nothing of it is lost by another start, nor asked for twice.
	expect(await handle(job.payload, app)).toEqual([]);
	expect(sources.requests).toHaveLength(2);
});

test("who turns the refresh off has none", async () => {
	const { app, clock, sources } = await openApp({ modelSources: null });
	clock.advance(48 * 60 * 60_000);
	expect(await refreshDue(app)).toEqual([]);
	const { handle } = registry["refresh-models"];
	expect(await handle({ due: now.getTime() }, app)).toEqual([]);
	expect(sources.requests).toEqual([]);
	expect(
		await Array.fromAsync(checkFacts(app.config, app.database)),
	).toMatchObject([{ check: "facts", ok: true }]);
});

test("the sources have addresses of their own, can be moved, and turned off", () => {
	expect(readConfig({}).modelSources).toEqual(sourceAddresses);
	expect(
		readConfig({ MODELS_DEV_URL: "http://mirror.example/api.json" })
			.modelSources,
	).toEqual({ ...sourceAddresses, dev: "http://mirror.example/api.json" });
	expect(readConfig({ MODEL_REFRESH: "no" }).modelSources).toBeNull();
	expect(() => readConfig({ EPOCH_URL: "epoch.csv" })).toThrow(
		/^EPOCH_URL: "epoch.csv" cannot be used\./,
	);
});
