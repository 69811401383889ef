import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	processorSeconds,
	type Resident,
	residentOf,
} from "./memory/resident.ts";
import { addressOf } from "./polling/server.ts";

export const description =
	"memory of the program as `npm start` runs it, alone with its embedded database, 200 feeds and 100,000 articles: after the start, while it reads all feeds, while it is asked, and at rest; --articles N, --seconds N at rest (75)";

const feeds = 200;
const feedPort = 18_090;
const webPort = 18_420;

export async function run(args: string[]): Promise<void> {
	const option = (name: string) =>
		args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
	const { phases, startSeconds } = await measureMemory({
		articles: Number(option("--articles") ?? 100_000),
		restSeconds: Number(option("--seconds") ?? 75),
	});
	console.log(`started after ${startSeconds.toFixed(1)} s`);
	console.table(
		Object.fromEntries(
			Object.entries(phases).map(([phase, resident]) => [
				phase,
				Object.fromEntries(
					Object.entries(resident).map(([name, value]) => [
						name.replace("Megabytes", " MB").replace("megabytes", "MB"),
						Math.round(value),
					]),
				),
			]),
		),
	);
}

/** A folder that was filled for this or for `bench -- answers` is copied, since filling takes minutes. */
export async function measureMemory({
	articles,
	restSeconds,
}: {
	articles: number;
	restSeconds: number;
}): Promise<{ phases: Record<string, Resident>; startSeconds: number }> {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-memory-"));
	const filled = join(tmpdir(), `modelwire-bench-answers-${articles}`);
	if (existsSync(join(filled, "filled.json")))
		cpSync(filled, folder, { recursive: true });
	const server = await startFeeds();
	await seed(folder, articles);
	const began = performance.now();
	const program = await startProgram(folder);
	const startSeconds = (performance.now() - began) / 1000;
	try {
		const at = () => residentOf(program.pid ?? 0);
		const phases: Record<string, Resident> = {};
		phases["after the start"] = at();
		await allRead(server);
		phases["all feeds read"] = at();
		await quiet(program.pid ?? 0);
		phases["their items grouped"] = at();
		for (let round = 0; round < 20; round += 1)
			for (const path of questions) await (await fetch(page(path))).text();
		phases["after 100 questions"] = at();
		await rest(restSeconds * 1_000);
		phases["at rest"] = at();
		return { phases, startSeconds };
	} finally {
		program.kill();
		if (program.exitCode === null && program.signalCode === null)
			await once(program, "exit");
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
	const server = fork(new URL("./polling/server.ts", import.meta.url), [
		String(feeds),
		String(feedPort),
	]);
	await once(server, "message");
	return server;
}

async function seed(folder: string, articles: number): Promise<void> {
	const script = new URL("./memory/seed.ts", import.meta.url).pathname;
	const given = [folder, articles, feeds, feedPort].map(String);
	const program = spawn(process.execPath, [script, ...given], {
		stdio: "inherit",
	});
	const [code] = await once(program, "exit");
	if (code !== 0) throw new Error("the folder could not be filled");
}

async function startProgram(folder: string): Promise<ChildProcess> {
	const hosts = Array.from({ length: feeds }, (_, id) => addressOf(id));
	const program = spawn(
		process.execPath,
		["--max-semi-space-size=16", "src/cli.ts", "start"],
		{
			env: {
				...process.env,
				DATA_DIR: folder,
				WEB_PORT: String(webPort),
				ALLOWED_HOSTS: hosts.join(","),
				MODEL_REFRESH: "no",
			},
			stdio: ["ignore", "ignore", "pipe"],
		},
	);
	// It says where its page is when all of it runs.
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	program.stderr.on("data", (text) => {
		if (String(text).includes("is running with")) resolve();
	});
	program.once("exit", () => reject(new Error("the program did not start")));
	await promise;
	return program;
}

async function allRead(server: ChildProcess): Promise<void> {
	for (let served = 0; served < feeds; await rest(500)) {
		server.send("count");
		[{ served }] = (await once(server, "message")) as [{ served: number }];
	}
}

const longestWorkSeconds = 120;

/** Until the program has hardly anything to do any more. */
async function quiet(pid: number): Promise<void> {
	let before = processorSeconds(pid);
	for (let second = 0; second < longestWorkSeconds; second += 3) {
		await rest(3_000);
		const now = processorSeconds(pid);
		if (now - before < 0.3) return;
		before = now;
	}
}

async function rest(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
