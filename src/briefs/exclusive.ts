import type { Database } from "../lib/database/database.ts";
import { makeSlots, type Slots } from "../lib/slots.ts";
import { lock, unlockAll } from "./store.ts";

/** Who waits for whom in this process, by database. */
const queues = new WeakMap<Database, Map<string, Promise<unknown>>>();

/** A lock holds a connection of the pool for as long as `work` takes, which needs others itself. */
const HELD = 4;
const slots = new WeakMap<Database, Slots>();

/**
 * Runs `work` while nobody else, in any worker, works under one of the same keys: what two
 * workers find to write at the same time is written, and paid, once.
 * @returns null where `signal` ended before the turn came; work that has begun is waited for
 */
export async function exclusively<Result>(
	database: Database,
	keys: readonly string[],
	work: () => Promise<Result>,
	signal?: AbortSignal,
): Promise<Result | null> {
	let hasBegun = false;
	const begin = async () => {
		if (signal?.aborted) return null;
		hasBegun = true;
		return work();
	};
	const gaveUp = Promise.withResolvers<null>();
	const giveUp = () => {
		if (!hasBegun) gaveUp.resolve(null);
	};
	signal?.addEventListener("abort", giveUp);
	try {
		return await Promise.race([queued(database, keys, begin), gaveUp.promise]);
	} finally {
		signal?.removeEventListener("abort", giveUp);
	}
}

function queued<Result>(
	database: Database,
	keys: readonly string[],
	work: () => Promise<Result>,
): Promise<Result> {
	const sorted = [...new Set(keys)].sort();
	const inProcess = sorted.reduceRight<() => Promise<Result>>(
		(next, key) => () => inTurn(database, key, next),
		() => acrossWorkers(database, sorted, work),
	);
	return inProcess();
}

async function inTurn<Result>(
	database: Database,
	key: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const queue = queues.get(database) ?? new Map<string, Promise<unknown>>();
	queues.set(database, queue);
	const before = queue.get(key) ?? Promise.resolve();
	const mine = before.then(work, work);
	queue.set(key, mine);
	try {
		return await mine;
	} finally {
		if (queue.get(key) === mine) queue.delete(key);
	}
}

/** PGlite has one process; a server's workers meet at its advisory locks. */
async function acrossWorkers<Result>(
	database: Database,
	keys: readonly string[],
	work: () => Promise<Result>,
): Promise<Result> {
	if (database.engine === "pglite") return work();
	const held = slots.get(database) ?? makeSlots(HELD);
	slots.set(database, held);
	return held.use(() => underLocks(database, keys, work));
}

async function underLocks<Result>(
	database: Database,
	keys: readonly string[],
	work: () => Promise<Result>,
): Promise<Result> {
	const client = await database.connect();
	try {
		for (const key of keys) await lock(client, key);
		return await work();
	} finally {
		const released = await unlockAll(client).then(
			() => true,
			() => false,
		);
		client.release(!released);
	}
}
