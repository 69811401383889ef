import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	chownSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scheduler } from "node:timers/promises";
import { findOrInstallServers } from "./server-programs.ts";

export interface Servers {
	databaseUrl: string;
	redisUrl: string;
	/** Ends both and removes their folder. */
	stop(): Promise<void>;
}

const host = "127.0.0.1";
const startSeconds = 60;

/**
 * Starts PostgreSQL and Redis, with nothing in them, on free ports of loopback
 * in a temporary folder.
 * @throws when they are not there and cannot be installed, or do not start
 */
export async function startServers(): Promise<Servers> {
	const { postgresFolder, redisServer } = findOrInstallServers();
	const folder = mkdtempSync(join(tmpdir(), "modelwire-servers-"));
	const running: ChildProcess[] = [];
	const stop = async () => {
		await Promise.all(running.map(endServer));
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const owner = unprivilegedUser();
		if (owner) chownSync(folder, owner.uid, owner.gid);
		return {
			databaseUrl: await startPostgres(postgresFolder, folder, running, owner),
			redisUrl: await startRedis(redisServer, folder, running, owner),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

export interface User {
	uid: number;
	gid: number;
}

/** PostgreSQL refuses to run as root, so as root we run it as somebody else. */
export function unprivilegedUser(): User | null {
	if (process.getuid?.() !== 0) return null;
	const lines = readFileSync("/etc/passwd", "utf8").split("\n");
	const users = lines.map((line) => line.split(":"));
	for (const wanted of ["postgres", "nobody"]) {
		const user = users.find(([name]) => name === wanted);
		if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
	}
	throw new Error(
		"Run as root there must be a user postgres or nobody to run PostgreSQL as.",
	);
}

/** Makes the files of a PostgreSQL that anybody on this machine may enter. */
export function initialise(
	programs: string,
	{ folder, data, owner }: { folder: string; data: string; owner: User | null },
): void {
	const initialised = spawnSync(
		join(programs, "initdb"),
		[
			...["--pgdata", data, "--username", "modelwire", "--auth", "trust"],
			...["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
		],
		{ encoding: "utf8", cwd: folder, ...owner },
	);
	if (initialised.status !== 0)
		throw new Error(
			`initdb failed: ${initialised.stderr || initialised.error?.message}`,
		);
}

async function startPostgres(
	programs: string,
	folder: string,
	running: ChildProcess[],
	owner: User | null,
): Promise<string> {
	const data = join(folder, "postgres");
	initialise(programs, { folder, data, owner });
	const port = await freePort();
	const settings = [
		`listen_addresses=${host}`,
		`port=${port}`,
		`unix_socket_directories=${folder}`,
		"max_connections=200",
		// The data does not outlive the run.
		...["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
	];
	const server = runServer(
		"PostgreSQL",
		join(programs, "postgres"),
		["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
		folder,
		owner,
	);
	running.push(server.process);
	const isReady = join(programs, "pg_isready");
	await server.until(
		async () => spawnSync(isReady, ["-h", host, "-p", `${port}`]).status === 0,
	);
	return `postgres://modelwire@${host}:${port}/postgres`;
}

async function startRedis(
	program: string,
	folder: string,
	running: ChildProcess[],
	owner: User | null,
): Promise<string> {
	const port = await freePort();
	const own = join(folder, "redis");
	mkdirSync(own);
	if (owner) chownSync(own, owner.uid, owner.gid);
	const server = runServer(
		"Redis",
		program,
		[
			...["--port", `${port}`, "--bind", host, "--dir", own],
			...["--save", "", "--appendonly", "no"],
			// One database a test: see redis.ts.
			...["--databases", "1000"],
			// BullMQ's keys must never be evicted.
			...["--maxmemory-policy", "noeviction"],
		],
		folder,
		owner,
	);
	running.push(server.process);
	await server.until(() => answersPing(port));
	return `redis://${host}:${port}`;
}

/** Starts a server in a process group of its own: Ctrl-C is for the tests, which need the server until they end. */
export function runServer(
	name: string,
	program: string,
	parameters: string[],
	folder: string,
	owner: User | null,
) {
	const log = join(folder, `${name}.log`);
	const output = openSync(log, "a");
	const started = spawn(program, parameters, {
		stdio: ["ignore", output, output],
		cwd: folder,
		detached: true,
		...owner,
	});
	let failure: Error | null = null;
	started.once("error", (error) => {
		failure = error;
	});
	return {
		process: started,
		/** Resolves when `answers` says yes. @throws when the server ends first */
		async until(answers: () => Promise<boolean>): Promise<void> {
			const deadline = Date.now() + startSeconds * 1000;
			while (!(await answers())) {
				const over = started.exitCode !== null || failure;
				if (over || Date.now() > deadline)
					throw new Error(
						`${name} ${over ? "ended" : `did not answer within ${startSeconds} s`} while starting:\n${readFileSync(log, "utf8").slice(-2000)}`,
						{ cause: failure },
					);
				await scheduler.wait(50);
			}
		},
	};
}

/** SIGINT is PostgreSQL's fast shutdown; who does not heed it in ten seconds is killed. */
export async function endServer(server: ChildProcess): Promise<void> {
	if (server.pid === undefined) return;
	if (server.exitCode !== null || server.signalCode !== null) return;
	const ended = once(server, "exit");
	server.kill("SIGINT");
	const late = AbortSignal.timeout(10_000);
	late.addEventListener("abort", () => server.kill("SIGKILL"));
	await ended;
}

export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, host);
	await once(probe, "listening");
	const address = probe.address();
	probe.close();
	await once(probe, "close");
	if (address === null || typeof address === "string")
		throw new Error(`No port of ${host} is free.`);
	return address.port;
}

export function answersPing(port: number): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	const socket = connect(port, host, () => socket.write("PING\r\n"));
	socket.once("data", (answer) => {
		resolve(answer.toString().startsWith("+PONG"));
		socket.destroy();
	});
	socket.once("error", () => resolve(false));
	socket.once("close", () => resolve(false));
	return promise;
}
