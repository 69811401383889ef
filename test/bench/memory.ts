import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Parts } from "./memory/parts-probe.ts";
import {
	forgetPeak,
	processorSeconds,
	type Resident,
	residentOf,
} from "./memory/resident.ts";
import { addressOf } from "./polling/address.ts";

export const description =
	"memory of the program as `npm start` runs it, alone with its embedded database, 200 feeds and 100,000 articles: after the start, while it reads all feeds, at the hour of 30 digests, while it is asked, and at rest; --articles N, --seconds N at rest (75), --node OPTION";

const feeds = 200;
const channels = 30;
const feedPort = 18_090;
const webPort = 18_420;
/** From the end of the seeding on: the start takes some of it. */
const pollsAfter = 60_000;
const hourAfter = 240_000;

type Held = Resident & Parts;

export async function run(args: string[]): Promise<void> {
	const option = (name: string) =>
		args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
	const more = option("--node");
	const { phases, startSeconds } = await measureMemory({
		articles: Number(option("--articles") ?? 100_000),
		restSeconds: Number(option("--seconds") ?? 75),
		nodeOptions: more ? more.split(",") : [],
	});
	console.log(`started after ${startSeconds.toFixed(1)} s; MB:`);
	console.table(
		Object.fromEntries(
			Object.entries(phases).map(([phase, held]) => [phase, rowOf(held)]),
		),
	);
}

function rowOf(held: Held): Record<string, number> {
	return {
		resident: Math.round(held.megabytes),
		peak: Math.round(held.peakMegabytes),
		anonymous: Math.round(held.anonymousMegabytes),
		"V8 heap": Math.round(held.heap),
		"buffers, WebAssembly": Math.round(held.external),
		"threads' heaps": Math.round(held.threads),
		"largest piece": Math.round(held.largestMegabytes),
		"other processes": Math.round(held.childrenMegabytes),
	};
}

/** A folder that was filled for `bench -- answers` is copied, since filling takes minutes. */
export async function measureMemory({
	articles,
	restSeconds,
	nodeOptions = [],
}: {
	articles: number;
	restSeconds: number;
	nodeOptions?: string[];
}): Promise<{ phases: Record<string, Held>; startSeconds: number }> {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-memory-"));
	const filled = join(tmpdir(), `modelwire-bench-answers-${articles}`);
	if (existsSync(join(filled, "filled.json")))
		cpSync(filled, folder, { recursive: true });
	const server = await startFeeds();
	const pollsAt = await seed(folder, articles);
	const began = performance.now();
	const program = await startProgram(folder, nodeOptions);
	const startSeconds = (performance.now() - began) / 1000;
	const pid = program.pid ?? 0;
	const phases: Record<string, Held> = {};
	async function note(phase: string): Promise<void> {
		program.send("parts");
		const [parts] = (await once(program, "message")) as [Parts];
		phases[phase] = { ...residentOf(pid), ...parts };
		forgetPeak(pid);
	}
	try {
		await note("after the start");
		await rest(Math.max(0, pollsAt - 5_000 - Date.now()));
		await note("at rest before the polls");
		await allRead(server);
		await note("all feeds read");
		await quiet(pid);
		await note("their items grouped");
		await allPosted(folder);
		await note("30 digests posted");
		for (let round = 0; round < 20; round += 1)
			for (const path of questions) await (await fetch(page(path))).text();
		await note("after 100 questions");
		await rest(restSeconds * 1_000);
		await note("at rest");
		return { phases, startSeconds };
	} finally {
		await ended(program);
		server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
}

const questions = [
	"/",
	"/stories",
	"/models/deepseek-v3",
	"/ask?q=what+did+the+chip+rules+change",
	"/ask?q=how+much+did+DeepSeek-V3+cost",
];

function page(path: string): string {
	return `http://127.0.0.1:${webPort}${path}`;
}

async function startFeeds(): Promise<ChildProcess> {
	const server = fork(new URL("./memory/feeds-process.ts", import.meta.url), [
		String(feeds),
		String(feedPort),
	]);
	await once(server, "message");
	return server;
}

/** @returns when the feeds fall due, milliseconds since the epoch */
async function seed(folder: string, articles: number): Promise<number> {
	const script = new URL("./memory/seed.ts", import.meta.url).pathname;
	const numbers = [articles, feeds, feedPort, channels, pollsAfter, hourAfter];
	const program = spawn(
		process.execPath,
		[script, folder, ...numbers.map(String)],
		{ stdio: "inherit" },
	);
	const [code] = await once(program, "exit");
	if (code !== 0) throw new Error("the folder could not be filled");
	return Date.now() + pollsAfter;
}

async function startProgram(
	folder: string,
	nodeOptions: readonly string[],
): Promise<ChildProcess> {
	const hosts = Array.from({ length: feeds }, (_, id) => addressOf(id));
	const probe = new URL("./memory/parts-probe.ts", import.meta.url).href;
	const program = spawn(
		process.execPath,
		[
			"--max-semi-space-size=16",
			...nodeOptions,
			`--import=${probe}`,
			"src/cli.ts",
			"start",
		],
		{
			env: {
				...process.env,
				DATA_DIR: folder,
				WEB_PORT: String(webPort),
				ALLOWED_HOSTS: hosts.join(","),
				MODEL_REFRESH: "no",
			},
			stdio: ["ignore", "ignore", "pipe", "ipc"],
		},
	);
	// It says where its page is when all of it runs.
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	program.stderr?.on("data", (text) => {
		if (String(text).includes("is running with")) resolve();
	});
	program.once("exit", () => reject(new Error("the program did not start")));
	await promise;
	return program;
}

async function ended(program: ChildProcess): Promise<void> {
	program.kill();
	if (program.exitCode === null && program.signalCode === null)
		await once(program, "exit");
}

/** Nothing that is waited for takes longer, even where other programs take the processors. */
const longestSeconds = 1_800;

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
	const end = performance.now() + longestSeconds * 1_000;
	while (!(await isSo()))
		if (performance.now() > end)
			throw new Error(`it was not done after ${longestSeconds} seconds`);
		else await rest(500);
}

async function allRead(server: ChildProcess): Promise<void> {
	await until(async () => {
		server.send("count");
		const [{ read }] = (await once(server, "message")) as [{ read: number }];
		return read === feeds;
	});
}

async function allPosted(folder: string): Promise<void> {
	const file = join(folder, "console.jsonl");
	await until(
		() =>
			existsSync(file) &&
			readFileSync(file, "utf8").split("\n").length > channels,
	);
}

/** Until the program has hardly anything to do any more. */
async function quiet(pid: number): Promise<void> {
	let before = processorSeconds(pid);
	for (let second = 0; second < longestSeconds; second += 3) {
		await rest(3_000);
		const now = processorSeconds(pid);
		if (now - before < 0.3) return;
		before = now;
	}
}

async function rest(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
