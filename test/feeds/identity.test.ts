import { expect, test } from "vitest";
import { identify } from "#src/feeds/identity.ts";
import type { Item } from "#src/feeds/item.ts";

function item(given: Partial<Item>): Item {
	return {
		guid: null,
		url: null,
		title: "",
		summary: null,
		content: null,
		author: null,
		publishedAt: null,
		language: null,
		categories: [],
		...given,
	};
}

function identities(...items: Partial<Item>[]): string[] {
	return identify(items.map(item)).map(({ identity }) => identity);
}

test("the guid, else the link, else the title with its date", () => {
	expect(
		identities(
			{ guid: "g1", url: "https://a.example/1", title: "A" },
			{ url: "https://a.example/2", title: "B" },
			{ title: "C", publishedAt: "2025-01-20T00:00:00.000Z" },
		),
	).toEqual([
		"guid:g1",
		"link:a.example/2",
		"title:c 2025-01-20t00:00:00.000z".replace("t00", "T00").replace("z", "Z"),
	]);
});

test("edits of the title, the date or the scheme keep the identity", () => {
	const before = identities({
		guid: "http://a.example/1",
		title: "A",
		publishedAt: "2025-01-20T00:00:00.000Z",
	});
	const after = identities({
		guid: "https://a.example/1",
		title: "A!",
		publishedAt: null,
	});
	expect(after).toEqual(before);
});

test("a kind that repeats within the feed is not used", () => {
	const repeated = { guid: "same" };
	expect(
		identities(
			{ ...repeated, url: "https://a.example/1", title: "A" },
			{ ...repeated, url: "https://a.example/2", title: "B" },
		),
	).toEqual(["link:a.example/1", "link:a.example/2"]);
	const all = { guid: "same", url: "https://a.example/" };
	expect(identities({ ...all, title: "A" }, { ...all, title: "B" })).toEqual([
		"title:a ",
		"title:b ",
	]);
});

test("an item that is there twice, the same in everything, is one", () => {
	const twice = { guid: "1", url: "https://a.example/1", title: "A" };
	expect(identities(twice, twice, { guid: "2", title: "B" })).toEqual([
		"guid:1",
		"guid:2",
	]);
});

test("other identities are kept for a feed that gives more or less another time", () => {
	const [only] = identify([
		item({ guid: "g", url: "https://a.example/1", title: "A" }),
	]);
	expect(only?.others).toEqual(["link:a.example/1"]);
});

test("a long guid is shortened to one that is as unique", () => {
	const [first, second] = identities(
		{ guid: "x".repeat(900) },
		{ guid: `${"x".repeat(900)}y` },
	);
	expect(first?.length).toBeLessThan(300);
	expect(second).not.toBe(first);
});
