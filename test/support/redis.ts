let used = 0;

/**
 * The URL of a Redis database that no other test of this process uses, or null
 * when TEST_REDIS_URL names no server. Test files take turns at ranges of their
 * own, since they run side by side.
 */
export function freshRedisDatabase(): string | null {
	const url = process.env.TEST_REDIS_URL;
	if (!url) return null;
	const worker = Number(process.env.VITEST_POOL_ID ?? 1);
	const number = worker * 100 + (used++ % 100);
	return `${url.replace(/\/$/, "")}/${number}`;
}
