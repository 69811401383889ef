/** A PostgreSQL and a Redis of the torture's own, which it restarts, empties and fills up. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	chownSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { makeTurns } from "#src/lib/http/turns.ts";
import { findOrInstallServers } from "#test/support/server-programs.ts";
import {
	answersPing,
	endServer,
	freePort,
	initialise,
	runServer,
	unprivilegedUser,
} from "#test/support/servers.ts";

const host = "127.0.0.1";
/** Room for the databases of a run, and little enough to be filled at once. */
const diskMegabytes = 900;

export interface TorturedServer {
	url: string;
	/** Ends it as a crash does, and starts it again. */
	restart(): Promise<void>;
	/** Starts it where it has ended. */
	ensure(): Promise<void>;
	stop(): Promise<void>;
}

export interface TorturedPostgres extends TorturedServer {
	/** Fills the disk that the data is on, until the returned function is called; null where none is our own. */
	fillDisk: (() => () => void) | null;
}

export interface TorturedRedis extends TorturedServer {
	/** Starts it again without what it held. */
	restartEmpty(): Promise<void>;
	/** Empties it while it runs. */
	empty(): Promise<void>;
}

/** Data survives a crash of the server: it is written on commit, though not to the platters. */
export async function startTorturedPostgres(): Promise<TorturedPostgres> {
	const { postgresFolder } = findOrInstallServers();
	const owner = unprivilegedUser();
	const folder = mkdtempSync(join(tmpdir(), "modelwire-torture-postgres-"));
	const isOwnDisk =
		owner !== null &&
		spawnSync("mount", [
			"-t",
			"tmpfs",
			"-o",
			`size=${diskMegabytes}m`,
			"none",
			folder,
		]).status === 0;
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const data = join(folder, "data");
	initialise(postgresFolder, { folder, data, owner });
	const port = await freePort();
	const settings = [
		`listen_addresses=${host}`,
		`port=${port}`,
		`unix_socket_directories=${folder}`,
		"max_connections=200",
		"fsync=off",
		"max_wal_size=64MB",
		"min_wal_size=32MB",
	];
	const start = async () => {
		const server = runServer(
			"PostgreSQL",
			join(postgresFolder, "postgres"),
			["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
			folder,
			owner,
		);
		const isReady = join(postgresFolder, "pg_isready");
		await server.until(
			async () =>
				spawnSync(isReady, ["-h", host, "-p", `${port}`]).status === 0,
		);
		return server.process;
	};
	let server = await start();
	const inTurn = makeTurns();
	const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
	return {
		url: `postgres://modelwire@${host}:${port}/postgres`,
		restart: () =>
			inTurn("server", async () => {
				if (!hasEnded()) {
					const ended = once(server, "exit");
					// Immediate shutdown: https://www.postgresql.org/docs/current/server-shutdown.html
					server.kill("SIGQUIT");
					await ended;
				}
				server = await start();
			}),
		ensure: () =>
			inTurn("server", async () => {
				if (hasEnded()) server = await start();
			}),
		fillDisk: isOwnDisk
			? () => {
					const ballast = join(folder, "ballast");
					const { bavail, bsize } = statfsSync(folder);
					try {
						writeFileSync(ballast, new Uint8Array(bavail * bsize));
					} catch (error) {
						// The server took some of it meanwhile: it is full all the same.
						if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
					}
					return () => rmSync(ballast, { force: true });
				}
			: null,
		async stop() {
			await endServer(server);
			if (isOwnDisk) spawnSync("umount", ["--lazy", folder]);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Every write is in its file before it is acknowledged, so that a restart keeps all. */
export async function startTorturedRedis(): Promise<TorturedRedis> {
	const { redisServer } = findOrInstallServers();
	const owner = unprivilegedUser();
	const folder = mkdtempSync(join(tmpdir(), "modelwire-torture-redis-"));
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const own = join(folder, "redis");
	const port = await freePort();
	const start = async () => {
		mkdirSync(own, { recursive: true });
		if (owner) chownSync(own, owner.uid, owner.gid);
		const server = runServer(
			"Redis",
			redisServer,
			[
				...["--port", `${port}`, "--bind", host, "--dir", own],
				...["--save", "", "--appendonly", "yes", "--appendfsync", "always"],
				...["--maxmemory-policy", "noeviction"],
			],
			folder,
			owner,
		);
		await server.until(() => answersPing(port));
		return server.process;
	};
	let server = await start();
	const inTurn = makeTurns();
	const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
	const kill = async () => {
		if (hasEnded()) return;
		const ended = once(server, "exit");
		server.kill("SIGKILL");
		await ended;
	};
	return {
		url: `redis://${host}:${port}`,
		restart: () =>
			inTurn("server", async () => {
				await kill();
				server = await start();
			}),
		restartEmpty: () =>
			inTurn("server", async () => {
				await kill();
				rmSync(own, { recursive: true, force: true });
				server = await start();
			}),
		async empty() {
			const client = new Redis(port, host);
			await client.flushall();
			client.disconnect();
		},
		ensure: () =>
			inTurn("server", async () => {
				if (hasEnded()) server = await start();
			}),
		async stop() {
			await kill();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
