import { constants } from "node:os";
import { openQueue, startWorkers, type Workers } from "../jobs/main.ts";
import { openStopped, openStoppedJobs } from "../jobs/stopped.ts";
import { type App, type AppOverrides, makeApp } from "./app.ts";
import { type Connections, connectAll } from "./chat/connect.ts";
import { makeListener } from "./chat/conversation/make-listener.ts";
import type { Config } from "./config.ts";
import { makeHubListener } from "./feeds/hear-hubs.ts";
import { backup } from "./lib/database/backup.ts";
import { noteBackup } from "./lib/database/last-backup.ts";
import { reasonOf } from "./lib/errors.ts";
import { loginRoot } from "./lib/login/key.ts";
import { makeAnswers } from "./web/answers.ts";
import { makeDeskRecords } from "./web/desk/records.ts";
import type { DeskQueue } from "./web/desk.ts";
import type { Hubs } from "./web/hub-routes.ts";
import { makeLogin } from "./web/login/login.ts";
import { type Measurements, makeMeasurements } from "./web/metrics.ts";
import { listenForMeasuring } from "./web/metrics-listener.ts";
import { readSite } from "./web/metrics-site.ts";
import type { RunningWeb } from "./web/open-server.ts";
import { makePictures } from "./web/pictures.ts";
import { makeReader } from "./web/reader.ts";
import { startWeb } from "./web/server.ts";
import type { Reader } from "./web/views.ts";

/** What a process does; a small site runs all in one. */
export const roles = ["all", "chat", "worker", "web"] as const;
export type Role = (typeof roles)[number];

export interface Running {
	app: App;
	workers: Workers | null;
	/** To the chat platforms; null in a process that has no part in chat. */
	connections: Connections | null;
	web: RunningWeb | null;
	/** Where it is measured apart from the page; null where nobody wants that. */
	measuring: RunningWeb | null;
	/** Lets the jobs that run end, then closes everything. */
	close(): Promise<void>;
}

/** A stop that takes longer than this is given up; the queue takes the rest up again. */
const drainMilliseconds = 25_000;

/** Starts the roles of one process; nothing is left open when one of them fails. */
export async function start(
	config: Config,
	role: Role = "all",
	overrides: AppOverrides = {},
): Promise<Running> {
	const app = await makeApp(config, overrides);
	const closers = [() => app.close()];
	async function close() {
		for (const closer of closers.splice(0).reverse()) await closer();
	}
	try {
		const workers =
			role === "web"
				? null
				: await startWorkers(app, role === "all" ? ["worker", "chat"] : [role]);
		if (workers) closers.push(() => workers.close());
		const connections =
			role === "all" || role === "chat"
				? connectAll(app.adapters.values(), makeListener(app), app)
				: null;
		if (connections) closers.push(() => connections.close());
		const hasPage = role === "all" || role === "web";
		const queue = workers?.queue ?? openQueue(app);
		if (!workers) closers.push(() => queue.close());
		const reader = makeReader(app);
		const measurements = makeMeasurements({
			metrics: app.metrics,
			// Once for all processes is enough: whoever has the page tells of the site.
			readSite: hasPage ? () => readSite({ ...app, queue }) : null,
			problems: () => reader.problems(),
			token: config.metrics.token,
		});
		const web = hasPage
			? await openPage(app, { reader, queue, measurements })
			: null;
		if (web) closers.push(() => web.close());
		const measuring = await openMeasuring(app, measurements);
		if (measuring) closers.push(() => measuring.close());
		return { app, workers, connections, web, measuring, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function openPage(
	app: App,
	given: {
		reader: Reader;
		queue: DeskQueue;
		measurements: Measurements;
	},
): Promise<RunningWeb> {
	const { reader, queue, measurements } = given;
	const stopped = openStopped(app);
	const web = await startWeb({
		reader,
		desk: { reader, records: makeDeskRecords(app), queue, stopped },
		login: makeLogin({
			...app,
			links: app.loginLinks,
			root: () => loginRoot(app.config),
		}),
		pictures: makePictures(app),
		answers: makeAnswers(app),
		hubs: hubsOf(app),
		backup: async (file) => {
			const summary = await backup(app.database, file);
			await noteBackup(app.database, app.clock.now());
			return summary;
		},
		publicUrl: app.config.publicUrl,
		log: app.log,
		measurements,
		...app.config.web,
	});
	return {
		url: web.url,
		async close() {
			await web.close();
			await stopped.close();
		},
	};
}

async function openMeasuring(
	{ config, log }: App,
	measurements: Measurements,
): Promise<RunningWeb | null> {
	const { host, port } = config.metrics;
	if (port === null) return null;
	return listenForMeasuring({ host, port, measurements, log });
}

/** Hubs, where the operator says under which address they reach us. */
function hubsOf(app: App): Hubs | null {
	const hostName = URL.parse(app.config.publicUrl ?? "")?.hostname;
	return hostName ? { listener: makeHubListener(app), hostName } : null;
}

/** The queue of an app that does no work itself, for looking and mending. */
export { openQueue, openStopped, openStoppedJobs };

/**
 * Ends the process well on SIGTERM and SIGINT: drained, or after the time for it; at once on the
 * second of them.
 * @returns the exit code: 0 when all ended well
 */
export function stopOnSignal(
	running: Pick<Running, "app" | "close">,
	{ milliseconds = drainMilliseconds }: { milliseconds?: number } = {},
): Promise<number> {
	const { promise, resolve } = Promise.withResolvers<number>();
	const { log } = running.app;
	let stopping = false;
	async function stop(signal: NodeJS.Signals) {
		// As a shell tells of a process that a signal ended.
		if (stopping) process.exit(128 + constants.signals[signal]);
		stopping = true;
		const timer = setTimeout(() => {
			log.error({}, "not drained in time; the rest is taken up later");
			process.exit(1);
		}, milliseconds);
		timer.unref();
		try {
			await running.close();
			resolve(0);
		} catch (error) {
			log.error({ reason: reasonOf(error) }, "the stop failed");
			resolve(1);
		}
	}
	process.on("SIGTERM", stop);
	process.on("SIGINT", stop);
	return promise;
}
