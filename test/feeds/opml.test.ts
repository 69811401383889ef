import { expect, test } from "vitest";
import { defaultCatalogue } from "#src/feeds/catalogue.ts";
import { parseOpml, renderOpml } from "#src/feeds/opml.ts";

test("folders, titles, kinds and weights survive an export and an import", () => {
	const feeds = [
		{
			url: "https://thelab.example/feed?a=1&b=2",
			title: 'The "Lab" <&>',
			siteUrl: "https://thelab.example/",
			folder: "labs / big",
			kind: "official" as const,
			weight: 1.5,
			language: "en",
		},
		{
			url: "https://giornale.example/rss",
			title: "Il Giornale",
			siteUrl: null,
			folder: "stampa",
			kind: "press" as const,
			weight: 1,
			language: null,
		},
	];
	expect(parseOpml(renderOpml(feeds, "Mine"))).toEqual(feeds);
});

test("lists of other programs are read: nested folders, other spellings, broken markup", () => {
	const list = `<opml><body>
		<outline text="Tech"><outline title="AI">
			<outline TITLE="One & two" xmlurl='feed://one.example/rss' type=rss />
			<outline text="Three" type="atom" url="https://three.example/atom"></outline>
		</outline></outline>
		<outline text="Four" type="rss" xmlUrl="https://four.example/feed" category="/news/world,other"/>
		<outline text="Again" xmlUrl="https://four.example/feed"/>
		<outline text="A page" type="link" url="https://page.example/"/>
		<outline text="Bad" xmlUrl="javascript:alert(1)"/>`;
	expect(parseOpml(list)).toMatchObject([
		{
			url: "https://one.example/rss",
			title: "One & two",
			folder: "Tech / AI",
			kind: "press",
			weight: 1,
		},
		{ url: "https://three.example/atom", title: "Three", folder: "Tech / AI" },
		{ url: "https://four.example/feed", title: "Four", folder: "news/world" },
	]);
});

test("what is no list is refused", () => {
	expect(() => parseOpml("<html></html>")).toThrow("no OPML list");
});

test("the default catalogue has what a site starts with", () => {
	const feeds = defaultCatalogue();
	const languages = new Set(feeds.map(({ language }) => language));
	const folders = Map.groupBy(feeds, ({ folder }) => folder);
	expect(feeds.length).toBeGreaterThanOrEqual(60);
	expect([...languages].sort()).toEqual([
		"de",
		"en",
		"es",
		"fr",
		"it",
		"ja",
		"zh",
	]);
	expect(folders.size).toBeGreaterThanOrEqual(8);
	expect(new Set(feeds.map(({ url }) => url)).size).toBe(feeds.length);
	for (const feed of feeds) {
		expect(feed.url).toMatch(/^https:\/\//);
		expect(feed.title).not.toBeNull();
		expect(feed.weight).toBeGreaterThan(0);
		expect(feed.weight).toBeLessThanOrEqual(2);
	}
});
