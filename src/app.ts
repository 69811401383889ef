import { join } from "node:path";
import packageJson from "../package.json" with { type: "json" };
import { type Budget, makeBudget } from "./briefs/budget.ts";
import { measuringCalls } from "./briefs/measure-calls.ts";
import type { ChatAdapter } from "./chat/adapter.ts";
import { measuredAdapter } from "./chat/measured-adapter.ts";
import { makeAdapters, type PlatformSettings } from "./chat/platforms.ts";
import type { Config } from "./config.ts";
import { type FeedParser, makeParser } from "./feeds/parser.ts";
import { type Clock, systemClock } from "./lib/clock.ts";
import type { Database } from "./lib/database/database.ts";
import { migrate } from "./lib/database/migrate.ts";
import { openDatabase } from "./lib/database/open.ts";
import { type HttpClient, makeHttpClient } from "./lib/http/client.ts";
import type { Endpoint } from "./lib/llm/endpoint.ts";
import { openEndpoint } from "./lib/llm/fallback.ts";
import { type Log, makeLog } from "./lib/log.ts";
import { loginAddress } from "./lib/login/address.ts";
import { loginRoot } from "./lib/login/key.ts";
import { type LoginLinks, makeLoginLinks } from "./lib/login/link.ts";
import { type CountedMetrics, makeMetrics } from "./lib/metrics/metrics.ts";
import { makePlotter, type Plotter } from "./lib/plot/plotter.ts";
import { openQueueEngine, type QueueEngine } from "./lib/queue/engine.ts";
import type { OpenTracing } from "./lib/tracing/open-tracing.ts";
import { seedModels } from "./models/seed.ts";
import { type DecisionRecorder, recordTo } from "./stories/record.ts";

const version = packageJson.version;

/** All that the program holds open, made from the settings and closed together. */
export interface App {
	config: Config;
	clock: Clock;
	log: Log;
	database: Database;
	queueEngine: QueueEngine;
	http: HttpClient;
	parser: FeedParser;
	plotter: Plotter;
	endpoint: Endpoint | null;
	budget: Budget;
	metrics: CountedMetrics;
	/** By platform. */
	adapters: ReadonlyMap<string, ChatAdapter>;
	/** Of channels and people that have not said otherwise. */
	defaults: { timeZone: string; language: string };
	showSpend: boolean;
	loginLinks: LoginLinks;
	/** A new link to the desk, good once; null where others do not reach us. */
	deskLink: (() => string) | null;
	/** Keeps what grouping decides, where the operator wants it. */
	recordDecisions: DecisionRecorder | null;
	patience: Patience;
	close(): Promise<void>;
}

/** After how long without a sign another process is taken to be gone. */
export interface Patience {
	/** One that runs a job. */
	jobMilliseconds: number;
	/** One that posts a message; longer than any adapter's own time limit. */
	postMilliseconds: number;
}

const patience: Patience = {
	jobMilliseconds: 30_000,
	postMilliseconds: 30_000,
};

/** What the demo and tests bring instead of the world. */
export interface AppOverrides {
	clock?: Clock;
	/** Where a page is really fetched from. */
	rewrite?: (url: string) => string;
	/** Where the console channel's messages go; standard output when not given. */
	print?: (text: string, channel: string) => void;
	/** More of how the console channel is seen, and who types there. */
	console?: Partial<PlatformSettings["console"]>;
	patience?: Patience;
	/** A data folder to start from, instead of seconds of initdb. */
	snapshot?: Blob;
}

/**
 * Opens everything in order, and closes what was opened when a later part fails.
 * @throws with one plain sentence when something cannot be opened
 */
export async function makeApp(
	config: Config,
	overrides: AppOverrides = {},
): Promise<App> {
	const { clock = systemClock, print = printToTerminal } = overrides;
	const log = makeLog(config.logLevel);
	const metrics = makeMetrics();
	const closers: (() => Promise<unknown>)[] = [];
	async function close() {
		for (const closer of closers.splice(0).reverse()) await closer();
	}
	try {
		const database = await openDatabase({
			databaseUrl: config.databaseUrl,
			dataFolder: config.dataFolder,
			keepsQueue: config.redisUrl === null,
			...(overrides.snapshot ? { snapshot: overrides.snapshot } : {}),
		});
		closers.push(() => database.end());
		await migrate(database);
		await seedModels(database);
		const tracing = config.tracesUrl
			? await loadTracing(config.tracesUrl)
			: null;
		if (tracing) closers.push(() => tracing.close());
		const queueEngine = await openQueueEngine({
			redisUrl: config.redisUrl,
			database,
			...(tracing && { telemetry: tracing.telemetry }),
		});
		closers.push(() => queueEngine.close());
		const http = makeHttpClient({
			contact: config.contact,
			version,
			allowedHosts: config.allowedHosts,
			...(overrides.rewrite ? { rewrite: overrides.rewrite } : {}),
		});
		closers.push(() => http.close());
		const parser = makeParser();
		closers.push(() => parser.close());
		const plotter = makePlotter();
		closers.push(() => plotter.close());
		const adapters = await makeAdapters(
			{
				console: {
					file: join(config.dataFolder, "console.jsonl"),
					print,
					colour: process.stdout.isTTY,
					width: Math.min(process.stdout.columns || 88, 100),
					...overrides.console,
				},
				slack: config.slack,
				discord: config.discord,
			},
			{ database, clock, log },
		);
		for (const adapter of adapters.values())
			closers.push(() => adapter.close());
		const loginLinks = makeLoginLinks({ clock, root: () => loginRoot(config) });
		const { publicUrl } = config;
		return {
			config,
			clock,
			log,
			database,
			queueEngine,
			http,
			parser,
			plotter,
			endpoint: config.llm && openEndpoint(config.llm),
			budget: makeBudget(config.llm?.limits ?? { dailyLimit: 0 }, {
				onSettled: measuringCalls(metrics),
			}),
			metrics,
			adapters: new Map(
				[...adapters].map(([platform, adapter]) => [
					platform,
					measuredAdapter(adapter, metrics),
				]),
			),
			defaults: { timeZone: config.timeZone, language: config.language },
			showSpend: config.showSpend,
			loginLinks,
			deskLink: publicUrl
				? () => loginAddress(publicUrl, loginLinks.make("enter"))
				: null,
			recordDecisions: config.recordGrouping
				? recordTo(config.recordGrouping)
				: null,
			patience: overrides.patience ?? patience,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** What nobody wants is not loaded: OpenTelemetry takes as long to start as all the rest. */
async function loadTracing(url: string): Promise<OpenTracing> {
	const { openTracing } = await import("./lib/tracing/open-tracing.ts");
	return openTracing({ url, version });
}

function printToTerminal(text: string, channel: string): void {
	process.stdout.write(`\n${channel}\n\n${text}\n`);
}
