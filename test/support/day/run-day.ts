import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, makeApp } from "#src/app.ts";
import { readConfig } from "#src/config.ts";
import { rewriteToLoopback } from "#src/demo/serve.ts";
import { addFeed } from "#src/feeds/store.ts";
import { type ManualClock, manualClock } from "#src/lib/clock.ts";
import {
	type LlmStandIn,
	type LoggedCall,
	type ScriptedReply,
	startLlmEndpoint,
	type Tokenizer,
} from "../llm-endpoint.ts";
import { startLoopbackServer } from "../loopback.ts";
import { runJobs } from "../run-jobs.ts";
import { subscribeInTurn } from "./channels.ts";
import { goodModel } from "./good-model.ts";
import { feedAt, type NewsDay } from "./news-day.ts";

export interface DayRun {
	app: App;
	clock: ManualClock;
	standIn: LlmStandIn;
	/** Each digest's text, in the order of posting. */
	printed: string[];
	close(): Promise<void>;
}

export interface DayOptions {
	/** When each channel gets its digest. */
	slots: readonly Date[];
	countTokens?: Tokenizer;
	/** Whether a sweep comes in the minutes before a digest is due. */
	isPrepared?: boolean;
	/** Comes between a call and the good model's answer. */
	disturb?: (call: LoggedCall, clock: ManualClock) => ScriptedReply | null;
	/** Instead of the endpoint that the settings make. */
	makeEndpoint?: (baseUrl: string, clock: ManualClock) => App["endpoint"];
	databaseUrl?: string | null;
	snapshot?: Blob;
}

const minute = 60_000;
const hour = 60 * minute;

/** When feeds are read, hours after the day begins: the last time shortly before its end. */
const readings = [6, 12, 18, 23.5];

/**
 * Lets a day pass through the program: feeds on loopback, the jobs' own handlers, an endpoint that
 * answers well unless it is disturbed, and the digests of all channels. To be closed afterwards.
 */
export async function runDay(
	day: NewsDay,
	options: DayOptions,
): Promise<DayRun> {
	const clock = manualClock(day.begins);
	const good = goodModel(day.events);
	const standIn = await startLlmEndpoint(
		(call) => options.disturb?.(call, clock) ?? good(call),
		options.countTokens,
	);
	const server = await serveFeeds(day, clock);
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-day-"));
	const printed: string[] = [];
	const { snapshot } = options;
	const made = await makeApp(
		{
			...readConfig({
				LOG_LEVEL: "silent",
				LLM: "deepseek",
				LLM_BASE_URL: standIn.url,
				LLM_API_KEY: "a key of the stand-in",
			}),
			dataFolder,
			databaseUrl: options.databaseUrl ?? null,
			allowedHosts: ["127.0.0.1"],
		},
		{
			clock,
			rewrite: rewriteToLoopback(server.url),
			print: (text) => printed.push(text),
			...(snapshot ? { snapshot } : {}),
		},
	);
	const endpoint = options.makeEndpoint?.(standIn.url, clock) ?? made.endpoint;
	const app = { ...made, endpoint };
	await addFeeds(app, day);
	for (const [index, slot] of options.slots.entries())
		await subscribeInTurn(app, index, slot);
	await pass(app, clock, day, options);
	return {
		app,
		clock,
		standIn,
		printed,
		async close() {
			await app.close();
			await standIn.close();
			await server.close();
			await rm(dataFolder, { recursive: true, force: true });
		},
	};
}

function serveFeeds(day: NewsDay, clock: ManualClock) {
	const byHost = new Map(day.feeds.map((feed) => [feed.host, feed]));
	return startLoopbackServer(({ url = "" }, response) => {
		const feed = byHost.get(url.split("/")[2] ?? "");
		response.writeHead(feed ? 200 : 404, {
			"content-type": "application/rss+xml",
		});
		response.end(feed && feedAt(feed, clock.now()));
	});
}

async function addFeeds({ database }: App, day: NewsDay): Promise<void> {
	for (const { host, language } of day.feeds)
		await addFeed(
			database,
			{ url: `https://${host}/feed`, title: host, kind: "press", language },
			{ by: "test", now: day.begins },
		);
}

/** Turns of the clock in order; one that waiting has overtaken comes at once. */
async function pass(
	app: App,
	clock: ManualClock,
	{ begins }: NewsDay,
	{ slots, isPrepared = true }: DayOptions,
): Promise<void> {
	const at = (time: number, isOutward: boolean) => ({ time, isOutward });
	const turns = [
		...readings.map((hours) => at(begins.getTime() + hours * hour, true)),
		...slots.map((slot) => at(slot.getTime(), false)),
		...(isPrepared ? slots : []).map((slot) =>
			at(slot.getTime() - 9 * minute, false),
		),
	].sort((a, b) => a.time - b.time);
	for (const { time, isOutward } of turns) {
		clock.set(new Date(Math.max(time, clock.now().getTime())));
		// What is fetched in one turn is grouped in the next and ranked, as all items must have come.
		for (let turn = 0; turn < (isOutward ? 3 : 1); turn += 1)
			await runJobs(app, { isOutward });
	}
}
