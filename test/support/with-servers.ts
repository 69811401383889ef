import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { type Servers, startServers } from "./servers.ts";

/**
 * Runs a command beside a PostgreSQL and a Redis of its own, told to it as
 * TEST_DATABASE_URL and TEST_REDIS_URL: `npm run test:servers`.
 */
const [command, ...parameters] = process.argv.slice(2);
if (command === undefined) {
	console.error("Usage: node test/support/with-servers.ts COMMAND [ARGUMENT…]");
	process.exit(2);
}

let child: ChildProcess | null = null;
let stoppedBy: NodeJS.Signals | null = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
	process.on(signal, () => {
		stoppedBy ??= signal;
		child?.kill(signal);
	});

let servers: Servers | null = null;
try {
	servers = await startServers();
	// A signal that came while they were starting was for the command.
	if (stoppedBy === null) process.exitCode = await run(command, servers);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	await servers?.stop();
}
if (stoppedBy) process.exitCode = 128 + constants.signals[stoppedBy];

/** @returns the command's exit code, as a shell would give it */
async function run(command: string, servers: Servers): Promise<number> {
	console.error(`PostgreSQL at ${servers.databaseUrl}`);
	console.error(`Redis at ${servers.redisUrl}`);
	child = spawn(command, parameters, {
		stdio: "inherit",
		env: {
			...process.env,
			TEST_DATABASE_URL: servers.databaseUrl,
			TEST_REDIS_URL: servers.redisUrl,
		},
	});
	const [code, signal] = (await once(child, "exit")) as [
		number | null,
		NodeJS.Signals | null,
	];
	return code ?? 128 + constants.signals[signal ?? "SIGTERM"];
}
