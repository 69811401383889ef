import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLoopbackServer } from "../support/loopback.ts";
import { startServers } from "../support/servers.ts";
import { quantile } from "./figures/quantile.ts";
import { releaseFeed, rounds, teasingFeed } from "./latency/news.ts";
import type { ProgramSettings } from "./latency/program.ts";
import type { Stages } from "./latency/stages.ts";

export const description =
	"from the moment at which a changed feed is due to its breaking news in stand-ins of Slack and Discord, step by step: p50 and p95; --rounds N (12), --engine pglite|postgres";

const teasing = "teasing.example";
/** While a page takes so long its item is under way. */
const slowPageMilliseconds = 8_000;
/** Rounds begin at any moment between two sweeps. */
const mostPauseMilliseconds = 8_000;

export async function run(args: string[]): Promise<void> {
	const option = (name: string) =>
		args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
	const wanted = option("--engine");
	const count = Number(option("--rounds") ?? rounds.length);
	const rows: Record<string, object> = {};
	for (const engine of ["pglite", "postgres"].filter(
		(each) => (wanted ?? each) === each,
	)) {
		const all = await measureLatency(engine === "postgres", count);
		for (const [name, share] of [
			["p50", 0.5],
			["p95", 0.95],
		] as const)
			rows[`${engine}, ${name}`] = rowOf(all, share);
	}
	console.log("seconds; a page of another feed takes 8 s meanwhile");
	console.table(rows);
}

export async function measureLatency(
	isPostgres: boolean,
	count: number,
): Promise<Stages[]> {
	const out = new Map<string, Date>();
	const teased: Date[] = [];
	const feeds = await startLoopbackServer(({ url = "" }, response) => {
		const [, , host = "", ...path] = url.split("/");
		if (path[0] === "slow") {
			setTimeout(() => response.end("<p>Slow.</p>"), slowPageMilliseconds);
			return;
		}
		const release = rounds.find((each) => each.host === host);
		response.writeHead(200, { "content-type": "application/rss+xml" });
		response.end(
			release
				? releaseFeed(release, out.get(host) ?? null)
				: teasingFeed(host, teased),
		);
	});
	const servers = isPostgres ? await startServers() : null;
	const dataFolder = mkdtempSync(join(tmpdir(), "modelwire-latency-"));
	const program = await startProgram({
		dataFolder,
		databaseUrl: servers?.databaseUrl ?? null,
		redisUrl: servers?.redisUrl ?? null,
		origin: feeds.url,
		teasing,
	});
	try {
		const all: Stages[] = [];
		for (const { host } of rounds.slice(0, count)) {
			await new Promise((resolve) =>
				setTimeout(resolve, Math.random() * mostPauseMilliseconds),
			);
			out.set(host, new Date());
			teased.push(new Date());
			program.send({ due: host });
			const [stages] = (await once(program, "message")) as [Stages];
			all.push(stages);
		}
		return all;
	} finally {
		program.send({});
		await once(program, "exit");
		await servers?.stop();
		await feeds.close();
		rmSync(dataFolder, { recursive: true, force: true });
	}
}

async function startProgram(settings: ProgramSettings): Promise<ChildProcess> {
	const program = fork(new URL("./latency/program.ts", import.meta.url), [
		JSON.stringify(settings),
	]);
	await once(program, "message");
	return program;
}

const steps = ["polled", "ingested", "claimed", "composed", "posted"] as const;

function rowOf(all: readonly Stages[], share: number): object {
	const at = (values: number[]) => quantile(values, share).toFixed(2);
	const whole = all.map((stages) =>
		steps.reduce((sum, step) => sum + stages[step], 0),
	);
	return {
		...Object.fromEntries(
			steps.map((step) => [step, at(all.map((stages) => stages[step]))]),
		),
		"due to message": at(whole),
	};
}
