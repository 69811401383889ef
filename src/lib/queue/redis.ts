import { Cluster, Redis } from "ioredis";
import {
	placeOfRedis,
	type RedisAddress,
	readRedisAddress,
} from "./redis-address.ts";

/** A connection that BullMQ's own are made after, and where it keeps what is ours. */
export interface RedisConnection {
	connection: Redis | Cluster;
	prefix: string;
}

/** All keys of a queue must lie on one node: https://docs.bullmq.io/bull/patterns/redis-cluster */
const prefixes = { cluster: "{modelwire}", other: "modelwire" };

const openingMilliseconds = 10_000;
const longestPauseMilliseconds = 2_000;

/**
 * Connects to Redis; from then on a connection that is lost, and a master that another takes the
 * place of, is looked for without end.
 * @throws when it cannot be reached, in one sentence
 */
export async function openRedis(url: string): Promise<RedisConnection> {
	const address = readRedisAddress(url);
	let isOpen = false;
	/** Until it was there once, a Redis that does not answer is an error of the settings. */
	const pause = (tries: number) =>
		isOpen ? Math.min(longestPauseMilliseconds, 50 * tries) : null;
	const connection = connectionTo(address, pause);
	let failure: unknown;
	connection.on("error", (error) => {
		failure = error;
	});
	try {
		await withinOpening(connection.connect());
		// A node may greet us and yet not serve: one that loads its data, a cluster without slots.
		await withinOpening(connection.get(`${prefixes.other}:greeting`));
		isOpen = true;
	} catch (error) {
		connection.disconnect();
		throw new Error(
			`REDIS_URL: Redis at ${placeOfRedis(address)} cannot be used (${reasonFor(failure ?? error)}). Start it, or correct the address, or unset REDIS_URL to keep the queue in the database.`,
			{ cause: error },
		);
	}
	const prefix = prefixes[address.kind === "cluster" ? "cluster" : "other"];
	return { connection, prefix };
}

function connectionTo(
	address: RedisAddress,
	pause: (tries: number) => number | null,
): Redis | Cluster {
	// BullMQ wants blocking calls that never give up by themselves:
	// https://docs.bullmq.io/guide/going-to-production#maxretriesperrequest
	const common = {
		maxRetriesPerRequest: null,
		connectTimeout: openingMilliseconds,
		// A master that became a replica keeps its connections: 2 has the command sent to the new one.
		reconnectOnError: ({ message }: Error) =>
			message.includes("READONLY") ? 2 : false,
	};
	const patient = { ...common, lazyConnect: true, retryStrategy: pause };
	if (address.kind === "server") return new Redis(address.url, patient);

	const { username, password } = address;
	const login = {
		...(username ? { username } : {}),
		...(password ? { password } : {}),
	};
	switch (address.kind) {
		case "socket": {
			const { path, database: db } = address;
			return new Redis({ ...patient, ...login, path, db });
		}
		case "sentinel": {
			const { sentinels, master, database, isEncrypted, toSentinels } = address;
			return new Redis({
				...patient,
				...login,
				sentinels,
				name: master,
				db: database,
				sentinelRetryStrategy: pause,
				...(toSentinels.username
					? { sentinelUsername: toSentinels.username }
					: {}),
				...(toSentinels.password
					? { sentinelPassword: toSentinels.password }
					: {}),
				...(isEncrypted
					? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true }
					: {}),
			});
		}
		case "cluster": {
			return new Cluster(address.nodes, {
				lazyConnect: true,
				clusterRetryStrategy: pause,
				redisOptions: {
					...common,
					...login,
					...(address.isEncrypted ? { tls: {} } : {}),
				},
				// Certificates are of names; those of managed clusters would be looked up to addresses:
				// https://github.com/redis/ioredis#special-note-aws-elasticache-clusters-with-tls
				...(address.isEncrypted
					? { dnsLookup: (name, found) => found(null, name) }
					: {}),
			});
		}
	}
}

async function withinOpening<Result>(work: Promise<Result>): Promise<Result> {
	const { promise, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(
		() => reject(new Error("no answer in time")),
		openingMilliseconds,
	);
	try {
		return await Promise.race([work, promise]);
	} finally {
		clearTimeout(timer);
	}
}

function reasonFor(error: unknown): string {
	const { message, code, lastNodeError } = error as NodeJS.ErrnoException & {
		/** Of a cluster: what the last of its nodes said. */
		lastNodeError?: Error;
	};
	return lastNodeError?.message || message || code || String(error);
}
