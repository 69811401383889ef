import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Where the programs are, null where they are not installed. */
interface Programs {
	postgresFolder: string | null;
	redisServer: string | null;
}

/**
 * Finds the servers' programs, and installs them from Debian packages where missing.
 * @throws when they are not there and cannot be installed
 */
export function findOrInstallServers(): {
	postgresFolder: string;
	redisServer: string;
} {
	let found = findPrograms();
	if (!found.postgresFolder || !found.redisServer) {
		installPackages(found);
		found = findPrograms();
	}
	const { postgresFolder, redisServer } = found;
	if (!postgresFolder || !redisServer)
		throw new Error(
			`${postgresFolder ? "redis-server" : "PostgreSQL"} is not there even after its package was installed.`,
		);
	return { postgresFolder, redisServer };
}

function findPrograms(): Programs {
	return {
		postgresFolder: findPostgres(),
		redisServer: which("redis-server"),
	};
}

/** Debian keeps each version in a folder of its own, none of it on the PATH. */
function findPostgres(): string | null {
	const root = "/usr/lib/postgresql";
	const versions = list(root).sort((one, other) => Number(other) - Number(one));
	const folders = versions.map((version) => join(root, version, "bin"));
	const isServer = (folder: string) => list(folder).includes("initdb");
	return folders.find(isServer) ?? null;
}

function list(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** Where a program of the PATH is; null where it is not installed. */
export function which(program: string): string | null {
	const found = spawnSync("sh", ["-c", `command -v ${program}`], {
		encoding: "utf8",
	});
	return found.status === 0 ? found.stdout.trim() : null;
}

/** Installs what is missing, without letting the packages start their services. */
function installPackages({ postgresFolder, redisServer }: Programs): void {
	const packages = [
		...(postgresFolder ? [] : ["postgresql"]),
		...(redisServer ? [] : ["redis-server"]),
	];
	const byHand = `Install ${packages.join(" and ")} by hand, or set TEST_DATABASE_URL and TEST_REDIS_URL and run \`npm test\`.`;
	if (!which("apt-get"))
		throw new Error(
			`This machine has no apt-get, so the servers cannot be installed. ${byHand}`,
		);
	const isRoot = process.getuid?.() === 0;
	if (!isRoot && !which("sudo"))
		throw new Error(
			`Installing ${packages.join(" and ")} needs root or sudo. ${byHand}`,
		);
	console.error(`Installing ${packages.join(" and ")} …`);
	// While this file says 101, no package starts a service:
	// https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
	const script = `set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
	trap 'rm -f $policy' EXIT
	printf '#!/bin/sh\\nexit 101\\n' > $policy
	chmod 755 $policy
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -q -y --no-install-recommends -o Acquire::Retries=3 ${packages.join(" ")}`;
	const shell = ["sh", "-c", script];
	const [command = "", ...rest] = isRoot ? shell : ["sudo", ...shell];
	const done = spawnSync(command, rest, { stdio: ["ignore", 2, 2] });
	if (done.status !== 0)
		throw new Error(`apt-get could not install the servers. ${byHand}`);
}
