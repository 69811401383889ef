/** Several Redis servers that belong together: a master with a replica and a sentinel, or a cluster. */
import { type ChildProcess, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	chownSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scheduler } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { which } from "./server-programs.ts";
import {
	answersPing,
	endServer,
	freePort,
	runServer,
	unprivilegedUser,
} from "./servers.ts";

const host = "127.0.0.1";

interface Node {
	port: number;
	process: ChildProcess;
}

/** Whether the programs are there; tests with servers alone take the seconds for them. */
export const hasRedisPrograms =
	process.env.TEST_REDIS_URL !== undefined &&
	which("redis-server") !== null &&
	which("redis-cli") !== null;

/** A master with one replica, watched by one sentinel that knows it as `main`. */
export async function startSentinel() {
	const start = nodesInFolder();
	const master = await start(["--repl-diskless-sync-delay", "0"]);
	const replica = await start(["--replicaof", host, `${master.port}`]);
	await until("the replica follows its master", () =>
		ask(replica, "INFO", "replication").includes("link_status:up"),
	);
	const sentinel = await start(
		[],
		[
			`sentinel monitor main ${host} ${master.port} 1`,
			"sentinel down-after-milliseconds main 700",
			"sentinel failover-timeout main 2000",
		],
	);
	// What the sentinel heard of the replica itself: without that it would not choose it.
	await until("Sentinel knows the replica", () =>
		/master-link-status\s+ok/.test(
			ask(sentinel, "SENTINEL", "replicas", "main"),
		),
	);
	return {
		url: `redis+sentinel://${host}:${sentinel.port}/main`,
		/** Until the replica has all that the master has. */
		async replicated(): Promise<void> {
			const offsets = /offset=(\d+).*master_repl_offset:(\d+)/s;
			await until("the replica has all", () => {
				const told = offsets.exec(ask(master, "INFO", "replication"));
				return told !== null && told[1] === told[2];
			});
		},
		async killMaster(): Promise<void> {
			const ended = once(master.process, "exit");
			master.process.kill("SIGKILL");
			await ended;
		},
	};
}

/** Three masters that share the slots. */
export async function startCluster() {
	const start = nodesInFolder();
	const nodes: Node[] = [];
	for (const first of [0, 5461, 10923]) {
		const busPort = `${await freePort()}`;
		const node = await start([
			"--cluster-enabled",
			"yes",
			"--cluster-port",
			busPort,
		]);
		const last = `${Math.min(16_383, first + (first === 0 ? 5460 : 5461))}`;
		ask(node, "CLUSTER", "ADDSLOTSRANGE", `${first}`, last);
		if (nodes[0])
			ask(nodes[0], "CLUSTER", "MEET", host, `${node.port}`, busPort);
		nodes.push(node);
	}
	const isWhole = (node: Node) => {
		const state = ask(node, "CLUSTER", "INFO");
		return /state:ok/.test(state) && /known_nodes:3/.test(state);
	};
	await until("the cluster is whole", () => nodes.every(isWhole));
	return {
		url: `redis+cluster://${nodes.map(({ port }) => `${host}:${port}`).join(",")}`,
		/** How many keys each of the nodes holds. */
		sizes: () => nodes.map((node) => Number(ask(node, "DBSIZE"))),
	};
}

/** Nodes in one folder, all of which goes when the running test ends. */
function nodesInFolder() {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-redis-"));
	const owner = unprivilegedUser();
	const running: ChildProcess[] = [];
	onTestFinished(async () => {
		await Promise.all(running.map(endServer));
		rmSync(folder, { recursive: true, force: true });
	});
	if (owner) chownSync(folder, owner.uid, owner.gid);

	return async (options: string[], sentinel?: string[]): Promise<Node> => {
		const port = await freePort();
		const own = join(folder, `${port}`);
		mkdirSync(own);
		const file = join(own, "redis.conf");
		writeFileSync(file, (sentinel ?? []).join("\n"));
		if (owner)
			for (const path of [own, file]) chownSync(path, owner.uid, owner.gid);
		const server = runServer(
			`Redis ${port}`,
			which("redis-server") ?? "",
			[
				file,
				...["--port", `${port}`, "--bind", host, "--dir", own],
				...(sentinel ? ["--sentinel"] : ["--save", "", "--appendonly", "no"]),
				...options,
			],
			folder,
			owner,
		);
		running.push(server.process);
		await server.until(() => answersPing(port));
		return { port, process: server.process };
	};
}

function ask({ port }: Node, ...command: string[]): string {
	const parameters = ["-h", host, "-p", `${port}`, ...command];
	const { stdout } = spawnSync("redis-cli", parameters, { encoding: "utf8" });
	if (/^(ERR|-)/.test(stdout))
		throw new Error(`${command.join(" ")}: ${stdout}`);
	return stdout;
}

/** @throws after a minute, with what was waited for */
async function until(what: string, isSo: () => boolean): Promise<void> {
	const started = performance.now();
	while (!isSo()) {
		if (performance.now() - started > 60_000)
			throw new Error(`waited a minute until ${what}`);
		await scheduler.wait(50);
	}
}
