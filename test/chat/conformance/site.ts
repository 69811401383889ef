import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, makeApp } from "#src/app.ts";
import { connectAll } from "#src/chat/connect.ts";
import { makeListener } from "#src/chat/conversation/make-listener.ts";
import { readConfig } from "#src/config.ts";
import { recordedNow } from "#src/demo/day.ts";
import { type ManualClock, manualClock } from "#src/lib/clock.ts";
import { fillWithRecordedDay } from "#test/answers/recorded-day.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";
import type { ChatDriver } from "./driver.ts";

export interface Site {
	app: App;
	clock: ManualClock;
	close(): Promise<void>;
}

/** The program on a database that holds the recorded day, connected to one platform. */
export async function openSite({ settings }: ChatDriver): Promise<Site> {
	const clock = manualClock(recordedNow);
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-chat-"));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const app = await makeApp(
		{
			...readConfig({ LOG_LEVEL: "error", TIME_ZONE: "Europe/Rome" }),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			redisUrl: freshRedisDatabase(),
			slack: settings.slack ?? null,
			discord: settings.discord ?? null,
		},
		{
			clock,
			...(settings.console ? { console: settings.console } : {}),
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		},
	);
	await fillWithRecordedDay(app.database);
	const connections = connectAll(app.adapters.values(), makeListener(app), app);
	for (const { platform, reason } of await connections.first)
		if (reason !== null) throw new Error(`${platform}: ${reason}`);
	return {
		app,
		clock,
		async close() {
			await connections.close();
			await app.close();
			await rm(dataFolder, { recursive: true, force: true });
		},
	};
}
