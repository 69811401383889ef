import { afterAll, beforeAll, expect, test } from "vitest";
import { identify } from "#src/feeds/identity.ts";
import type { Item } from "#src/feeds/item.ts";
import {
	addFeed,
	feedById,
	listFeeds,
	recordOutcome,
	removeFeed,
	storeItems,
} from "#src/feeds/store.ts";
import { duePolls, newItems } from "#src/feeds/store-turns.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openTestDatabase } from "#test/support/database.ts";

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());

const now = new Date("2025-01-20T12:00:00Z");

/** Adds a feed at an address of its own and returns its number. */
async function newFeed(name: string): Promise<number> {
	const url = `https://thelab.example/${name}`;
	return (await addFeed(database, { url }, { by: "me", now })).id;
}

function item(given: Partial<Item>): Item {
	return {
		guid: null,
		url: null,
		title: "t",
		summary: null,
		content: null,
		author: null,
		publishedAt: null,
		language: null,
		categories: [],
		...given,
	};
}

function toStore(...items: Partial<Item>[]) {
	return identify(items.map(item)).map((identified) => ({
		...identified,
		publishedAt: null,
		backlog: false,
	}));
}

test("a feed is added once, with what is said of it", async () => {
	const entry = {
		url: "https://thelab.example/once",
		title: "The Lab",
		folder: "labs",
		kind: "official" as const,
		weight: 1.5,
	};
	const first = await addFeed(database, entry, { by: "me", now });
	const again = await addFeed(
		database,
		{ ...entry, title: "Other" },
		{ by: "you", now },
	);
	expect(first.added).toBe(true);
	expect(again).toEqual({ id: first.id, added: false });
	expect(await feedById(database, first.id)).toMatchObject({
		...entry,
		state: "active",
		addedBy: "me",
		nextPollAt: now,
		firstPolledAt: null,
	});
});

test("a removed feed is no longer listed or due, by address or by number, and can come back", async () => {
	const byAddress = await newFeed("removed-1");
	const byNumber = await newFeed("removed-2");
	expect(await removeFeed(database, "https://thelab.example/removed-1")).toBe(
		true,
	);
	expect(await removeFeed(database, byNumber)).toBe(true);
	expect(await removeFeed(database, byNumber)).toBe(false);
	expect(await removeFeed(database, "https://nobody.example/")).toBe(false);
	const listed = (await listFeeds(database)).map(({ id }) => id);
	const due = (await duePolls(database, now, 100)).map(({ feedId }) => feedId);
	for (const id of [byAddress, byNumber]) {
		expect(listed).not.toContain(id);
		expect(due).not.toContain(id);
	}
	await newFeed("removed-1");
	expect((await listFeeds(database)).map(({ id }) => id)).toContain(byAddress);
});

test("due are the active feeds whose time has come, the longest overdue first", async () => {
	const [late, later, future] = [
		await newFeed("due-1"),
		await newFeed("due-2"),
		await newFeed("due-3"),
	];
	const at = (hours: number): Date => new Date(Date.UTC(2020, 0, 1, hours));
	await recordOutcome(database, late, { nextPollAt: at(1) });
	await recordOutcome(database, later, { nextPollAt: at(2) });
	await recordOutcome(database, future, { nextPollAt: at(9) });
	const due = await duePolls(database, at(5), 10);
	expect(due.map(({ feedId }) => feedId)).toEqual([late, later]);
	expect(await duePolls(database, at(5), 1)).toHaveLength(1);
});

test("items are stored once, whatever of their identities is known", async () => {
	const feed = await newFeed("items");
	const one = { guid: "1", url: "https://thelab.example/1" };
	const first = await storeItems(
		database,
		feed,
		toStore(one, { guid: "2" }),
		now,
	);
	expect(first).toHaveLength(2);
	expect(
		await storeItems(database, feed, toStore(one, { guid: "2" }), now),
	).toEqual([]);
	// The same guid in another feed is another item.
	expect(
		await storeItems(database, await newFeed("items-2"), toStore(one), now),
	).toHaveLength(1);
	const waiting = (await newItems(database, 100)).map(({ itemId }) => itemId);
	expect(waiting).toEqual(expect.arrayContaining(first));
	expect(waiting).toEqual(waiting.toSorted((a, b) => a - b));
});

test("text that PostgreSQL cannot keep loses only what cannot be kept", async () => {
	const feed = await newFeed("odd");
	const [id] = await storeItems(
		database,
		feed,
		toStore({
			guid: "nul\u0000",
			title: "a\u0000b \ud83d\ude00",
			content: "\\u0000",
			categories: ["x\u0000"],
		}),
		now,
	);
	const { rows } = await database.query(
		"select title, content, categories from items where id = $1",
		[id],
	);
	expect(rows).toEqual([
		{ title: "ab 😀", content: "\\u0000", categories: ["x"] },
	]);
});
