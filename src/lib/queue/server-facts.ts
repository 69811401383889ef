import type { QueueEngine } from "./engine.ts";

/** What a Redis that keeps the queue says of itself. */
export interface RedisFacts {
	/** As 7.2.4. */
	version: string;
	/** What it does when its memory is full, such as noeviction. */
	policy: string;
}

/**
 * Null where the queue is kept in the database.
 * https://redis.io/docs/latest/commands/info/
 */
export async function redisFacts(
	engine: Pick<QueueEngine, "serverInfo">,
): Promise<RedisFacts | null> {
	const lines = (await engine.serverInfo())?.split(/\r?\n/);
	if (lines === undefined) return null;
	const fact = (name: string) =>
		lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ??
		"";
	return { version: fact("redis_version"), policy: fact("maxmemory_policy") };
}
