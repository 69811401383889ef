import { expect, test } from "vitest";
import { keepFeed, pollSoon } from "#src/feeds/store-care.ts";
import { forgetOldPolls, pollsSince } from "#src/feeds/store-polls.ts";
import { monday, pollingWorld, rss } from "./polling.ts";

const tuesday = new Date("2025-01-21T12:00:00Z");
const date = "Mon, 20 Jan 2025 10:00:00 GMT";

test("each day's polls are counted: how many, how many in vain, how slow, what they brought", async () => {
	const world = await pollingWorld();
	const first = { title: "one", guid: "1", date };
	const second = { title: "two", guid: "2", date };
	world.answers.push(
		{ body: rss([first]) },
		{ body: rss([first, second]) },
		{ status: 304 },
		{ status: 500 },
		{ status: 410 },
	);
	await world.poll();
	for (const _ of ["read", "unchanged", "failed"]) await world.pollWhenDue();
	world.clock.set(tuesday);
	await world.poll();

	const days = await pollsSince(world.database, [world.feedId], "2025-01-20");
	expect(days).toMatchObject([
		{ day: "2025-01-20", polls: 4, failures: 1, newItems: 2 },
		{ day: "2025-01-21", polls: 1, failures: 1, newItems: 0 },
	]);
	for (const { milliseconds, slowestMilliseconds, polls } of days) {
		expect(slowestMilliseconds).toBeLessThanOrEqual(milliseconds);
		expect(milliseconds).toBeLessThanOrEqual(slowestMilliseconds * polls);
	}
});

test("old days are forgotten, and no others", async () => {
	const world = await pollingWorld();
	world.answers.push({ body: rss([]) });
	await world.poll();
	const left = () => pollsSince(world.database, [world.feedId], "2025-01-01");
	await forgetOldPolls(world.database, monday);
	expect(await left()).toHaveLength(1);
	expect(await forgetOldPolls(world.database, tuesday)).toBeGreaterThan(0);
	expect(await left()).toEqual([]);
});

test("a feed that its publisher closed is read again when the operator asks", async () => {
	const world = await pollingWorld();
	world.answers.push({ status: 410 }, { body: rss([{ title: "back" }]) });
	await world.poll();
	expect((await world.poll()).outcome).toEqual({ kind: "skipped" });
	expect(await pollSoon(world.database, world.feedId, monday)).toBe(true);
	expect((await world.poll()).outcome).toEqual({ kind: "read", items: 1 });
	expect(await world.feed()).toMatchObject({ state: "active", failures: 0 });
	expect(await pollSoon(world.database, 999_999, monday)).toBe(false);
});

test("the operator may keep a feed as it is", async () => {
	const world = await pollingWorld();
	expect(await keepFeed(world.database, world.feedId, monday)).toBe(true);
	expect((await world.feed()).keptAt).toEqual(monday);
	expect(await keepFeed(world.database, 999_999, monday)).toBe(false);
});
