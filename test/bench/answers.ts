import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "../../src/answers/ask.ts";
import { describeModel } from "../../src/answers/describe.ts";
import { readKnownModels } from "../../src/answers/read-models.ts";
import { answerMessage } from "../../src/chat/messages/ask-message.ts";
import { modelMessage } from "../../src/chat/messages/model-message.ts";
import type { Database } from "../../src/lib/database/database.ts";
import { openPglite } from "../../src/lib/database/pglite.ts";
import { openPostgres } from "../../src/lib/database/postgres.ts";
import { startServers } from "../support/servers.ts";
import { clockOfArticles, fill, indexSizes, sizeOf } from "./answers/fill.ts";
import { questions } from "./answers/questions.ts";

export const description =
	"/model, its completion and /ask without an endpoint over 100,000 generated articles and 6,000 models, on PGlite and on PostgreSQL; --articles N, --engine pglite|postgres, --slow lists the slowest questions";

const rounds = 3;
const everyModel = 20;
const megabyte = 1_000_000;

export async function run(args: string[]): Promise<void> {
	const option = (name: string) =>
		args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
	const size = {
		articles: Number(option("--articles") ?? 100_000),
		models: 6000,
	};
	const engine = option("--engine");
	const list = args.includes("--slow");
	if (engine !== "postgres") await onPglite(size, list);
	if (engine !== "pglite") await onPostgres(size, list);
}

type Size = Parameters<typeof fill>[1];

/** Filling takes minutes, so the folder is kept for the next run. */
async function onPglite(size: Size, list: boolean): Promise<void> {
	const folder = join(tmpdir(), `modelwire-bench-answers-${size.articles}`);
	const told = join(folder, "filled.json");
	mkdirSync(folder, { recursive: true });
	const database = await openPglite(folder);
	try {
		if (!existsSync(told))
			writeFileSync(told, JSON.stringify(await fill(database, size)));
		await measure(database, JSON.parse(readFileSync(told, "utf8")), list);
	} finally {
		await database.end();
	}
}

async function onPostgres(size: Size, list: boolean): Promise<void> {
	const servers = await startServers();
	try {
		const database = await openPostgres(servers.databaseUrl);
		try {
			await measure(database, await fill(database, size), list);
		} finally {
			await database.end();
		}
	} finally {
		await servers.stop();
	}
}

async function measure(
	database: Database,
	filled: Awaited<ReturnType<typeof fill>>,
	list: boolean,
): Promise<void> {
	console.log(`\n${database.engine}`);
	const deps = { database, clock: clockOfArticles, endpoint: null };
	const known = await readKnownModels(database);
	const names = known.all.filter((_, index) => index % everyModel === 0);
	const answered = await timed(
		Array.from({ length: rounds }, () => questions).flat(),
		async ({ question, language }) =>
			answerMessage(await ask(deps, question, { language }), language),
	);
	console.table({
		"/model": summary(
			await timed(names, async ({ name }) =>
				modelMessage(await describeModel(deps, name), "en"),
			),
		),
		"completion alone": summary(
			await timed(names, async ({ name }) =>
				known.complete(name.slice(0, 1 + (name.length % 5)), 25),
			),
		),
		completion: summary(
			await timed(names, async ({ name }) =>
				(await readKnownModels(database)).complete(name.slice(0, 3), 25),
			),
		),
		"/ask": summary(answered),
	});
	if (list)
		for (const { value, milliseconds } of answered
			.toSorted((a, b) => b.milliseconds - a.milliseconds)
			.slice(0, 20))
			console.log(`${Math.round(milliseconds)} ms  ${value.question}`);
	await report(database, filled);
}

async function report(
	database: Database,
	{ growth, milliseconds }: Awaited<ReturnType<typeof fill>>,
): Promise<void> {
	const inMegabytes = (bytes: number) => `${Math.round(bytes / megabyte)} MB`;
	console.table({
		database: inMegabytes(await sizeOf(database)),
		"growth of 10,000 articles": inMegabytes(growth),
		"filled in": `${Math.round(milliseconds / 1000)} s`,
		memory: inMegabytes(process.memoryUsage.rss()),
		...Object.fromEntries(
			Object.entries(await indexSizes(database)).map(([name, bytes]) => [
				name,
				inMegabytes(bytes),
			]),
		),
	});
}

interface Timed<Value> {
	value: Value;
	milliseconds: number;
	/** Of this process: on a busy machine more time passes, and a server's work is not in it. */
	processor: number;
}

/** One after the other, as a chat's commands come. */
async function timed<Value>(
	values: readonly Value[],
	work: (value: Value) => Promise<unknown>,
): Promise<Timed<Value>[]> {
	const times: Timed<Value>[] = [];
	for (const value of values) {
		const started = performance.now();
		const before = process.cpuUsage();
		await work(value);
		const { user, system } = process.cpuUsage(before);
		times.push({
			value,
			milliseconds: performance.now() - started,
			processor: (user + system) / 1000,
		});
	}
	return times;
}

function summary(times: readonly Timed<unknown>[]) {
	const elapsed = ascending(times.map(({ milliseconds }) => milliseconds));
	const processor = ascending(times.map((one) => one.processor));
	return {
		times: times.length,
		p50: at(elapsed, 0.5),
		p95: at(elapsed, 0.95),
		worst: at(elapsed, 1),
		"processor p50": at(processor, 0.5),
		"processor p95": at(processor, 0.95),
	};
}

function ascending(numbers: readonly number[]): number[] {
	return numbers.toSorted((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
	const value = sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
	return Math.round(value * 10) / 10;
}
