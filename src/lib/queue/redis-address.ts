/** The forms of an address under which Redis is found: one server, a socket, Sentinel, Cluster. */
import { reasonOf } from "../errors.ts";

export type RedisAddress =
	/** As ioredis reads it: https://redis.github.io/ioredis/classes/Redis.html */
	| { kind: "server"; url: string }
	| ({ kind: "socket"; path: string; database: number } & Credentials)
	| ({
			kind: "sentinel";
			sentinels: HostPort[];
			/** Under which name the sentinels know the master. */
			master: string;
			database: number;
			isEncrypted: boolean;
			/** What the sentinels themselves ask for. */
			toSentinels: Credentials;
	  } & Credentials)
	| ({
			kind: "cluster";
			nodes: HostPort[];
			isEncrypted: boolean;
	  } & Credentials);

export interface HostPort {
	host: string;
	port: number;
}

interface Credentials {
	username: string | null;
	password: string | null;
}

/** What follows the scheme: `[user:password@]hosts[/path][?parameters]`. */
interface Parts extends Credentials {
	hosts: string;
	path: string;
	parameters: URLSearchParams;
}

const redisPort = 6379;
const sentinelPort = 26_379;

/** What an address may look like, for a person. */
export const redisAddressForms =
	"redis://localhost:6379 (rediss:// with TLS), redis+socket:///run/redis/redis.sock, redis+sentinel://one:26379,two:26379/mymaster or redis+cluster://one:6379,two:6379";

/**
 * Reads an address.
 * @throws with what is wrong in one sentence, without what is secret in it
 */
export function readRedisAddress(text: string): RedisAddress {
	const [, scheme = "", rest = ""] = /^([a-z+]+):\/\/(.*)$/is.exec(text) ?? [];
	const isEncrypted = scheme.startsWith("rediss");
	switch (scheme.toLowerCase()) {
		case "redis":
		case "rediss":
			if (URL.parse(text) === null)
				throw new Error("It is no address of a server.");
			return { kind: "server", url: text };
		case "redis+socket":
			return socketAt(partsOf(rest));
		case "redis+sentinel":
		case "rediss+sentinel":
			return sentinelAt(partsOf(rest), isEncrypted);
		case "redis+cluster":
		case "rediss+cluster":
			return clusterAt(partsOf(rest), isEncrypted);
		default:
			throw new Error("It begins like no address of Redis.");
	}
}

/** What is wrong with an address, in one sentence; null where nothing is. */
export function faultOfRedisAddress(text: string): string | null {
	try {
		readRedisAddress(text);
		return null;
	} catch (error) {
		return reasonOf(error);
	}
}

/** Where Redis is, without what is secret: for errors and the doctor. */
export function placeOfRedis(address: RedisAddress): string {
	switch (address.kind) {
		case "server":
			return new URL(address.url).host;
		case "socket":
			return address.path;
		case "sentinel":
			return `${listed(address.sentinels)} (Sentinel, master ${address.master})`;
		case "cluster":
			return `${listed(address.nodes)} (Cluster)`;
	}
}

function listed(nodes: readonly HostPort[]): string {
	return nodes.map(({ host, port }) => `${host}:${port}`).join(",");
}

function socketAt({ hosts, path, parameters, ...login }: Parts): RedisAddress {
	if (hosts !== "" || path === "")
		throw new Error(
			"A socket is a path of this machine: three slashes before it, as in redis+socket:///run/redis/redis.sock.",
		);
	const database = databaseIn(parameters.get("db") ?? "");
	return { kind: "socket", path: `/${path}`, database, ...login };
}

function sentinelAt(
	{ hosts, path, parameters, ...login }: Parts,
	isEncrypted: boolean,
): RedisAddress {
	const [master = "", database = ""] = path.split("/");
	if (master === "")
		throw new Error(
			"It does not name the master: write its name after the sentinels, as in redis+sentinel://one:26379,two:26379/mymaster.",
		);
	return {
		kind: "sentinel",
		sentinels: nodesIn(hosts, sentinelPort),
		master: decodeURIComponent(master),
		database: databaseIn(database),
		isEncrypted,
		toSentinels: {
			username: parameters.get("sentinel-username"),
			password: parameters.get("sentinel-password"),
		},
		...login,
	};
}

function clusterAt(
	{ hosts, path, parameters: _, ...login }: Parts,
	isEncrypted: boolean,
): RedisAddress {
	if (path !== "" && path !== "0")
		throw new Error(
			"A Redis Cluster has one database alone: leave out what stands after the hosts.",
		);
	const nodes = nodesIn(hosts, redisPort);
	return { kind: "cluster", nodes, isEncrypted, ...login };
}

function partsOf(rest: string): Parts {
	const [before = "", query = ""] = rest.split(/\?(.*)/s);
	const at = before.lastIndexOf("@");
	const [username = "", password = ""] = before
		.slice(0, Math.max(0, at))
		.split(/:(.*)/s);
	const [hosts = "", path = ""] = before.slice(at + 1).split(/\/(.*)/s);
	return {
		username: decodeURIComponent(username) || null,
		password: decodeURIComponent(password) || null,
		hosts,
		path,
		parameters: new URLSearchParams(query),
	};
}

function nodesIn(hosts: string, defaultPort: number): HostPort[] {
	return hosts.split(",").map((written) => {
		// The scheme has a port of its own, which would be left out.
		const url = URL.parse(`tcp://${written}`);
		if (!url?.hostname || url.pathname !== "")
			throw new Error(`"${written}" is no host with a port.`);
		return {
			host: url.hostname.replace(/^\[|\]$/g, ""),
			port: Number(url.port || defaultPort),
		};
	});
}

function databaseIn(written: string): number {
	if (!/^\d*$/.test(written))
		throw new Error(`"${written}" is no number of a database.`);
	return Number(written);
}
