import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseFeed } from "#src/feeds/parse.ts";

const fixtures = join(import.meta.dirname, "../fixtures/feeds");
const pairs = readdirSync(fixtures).filter(
	(name) => !name.endsWith(".expected.json"),
);

test.each(pairs)("%s is read as expected", (name) => {
	const expected: unknown = JSON.parse(
		readFileSync(
			join(fixtures, name.replace(/\.\w+$/, ".expected.json")),
			"utf8",
		),
	);
	expect(parseFeed(readFileSync(join(fixtures, name)))).toEqual(expected);
});

test.each([
	["", "the document is empty"],
	["  \n", "the document is empty"],
	[
		"<!doctype html><html><head><title>x</title></head></html>",
		"this is an HTML page, not a feed",
	],
	[
		"<html><body>Just a moment...</body></html>",
		"this is a page that keeps robots out, not a feed",
	],
	["Service unavailable", "this is plain text, not a feed"],
	['{"error":"no"}', "this is JSON of another kind, not a feed"],
	["{", "this is JSON of another kind, not a feed"],
	[
		'<opml version="2.0"><body/></opml>',
		"this is an OPML list of feeds: import it, not a feed",
	],
	["<urlset></urlset>", "this is a sitemap, not a feed"],
	["<note/>", "this is XML of another kind (<note>), not a feed"],
	["<constructor/>", "this is XML of another kind (<constructor>), not a feed"],
	["\u001f\u008b\b", "this is a gzip file, not a feed"],
	["%PDF-1.7", "this is a PDF file, not a feed"],
	[
		"<rss><channel><!-- never closed",
		"the feed's XML is broken beyond repair: Unclosed root tag",
	],
])("%j is refused: %s", (text, message) => {
	expect(() => parseFeed(Buffer.from(text, "latin1"))).toThrow(message);
});

test("an empty feed is a feed", () => {
	const { feed, items } = parseFeed(
		Buffer.from(
			'<rss version="2.0"><channel><title>Soon</title></channel></rss>',
		),
	);
	expect(feed).toMatchObject({ title: "Soon", format: "rss" });
	expect(items).toEqual([]);
});

test("relative links are resolved against where the feed came from", () => {
	const bytes = Buffer.from(
		"<rss><channel><item><title>x</title><link>../a?b=1&amp;c=2</link></item></channel></rss>",
	);
	const { items } = parseFeed(bytes, {
		url: "https://thelab.example/feeds/all.xml",
	});
	expect(items[0]?.url).toBe("https://thelab.example/a?b=1&c=2");
	expect(parseFeed(bytes).items[0]?.url).toBeNull();
});

test("an entity that grows, or that names a file, is never followed", () => {
	const feed = (declaration: string, title: string): Buffer =>
		Buffer.from(
			`<!DOCTYPE r [${declaration}]><rss version="2.0"><channel><item><title>${title}</title><link>https://a.example/1</link></item></channel></rss>`,
		);
	const titleOf = (bytes: Buffer): string | undefined =>
		parseFeed(bytes).items[0]?.title;
	const growing = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">';
	expect(titleOf(feed(growing, "x &a; &b;"))).toBe("x ha");
	expect(
		titleOf(feed('<!ENTITY f SYSTEM "file:///etc/hostname">', "x &f;")),
	).toBe("x &f;");
});

test("names that JavaScript's objects know are names like any other", () => {
	const { items } = parseFeed(
		Buffer.from(
			"<rss version='2.0'><channel><__proto__><x>1</x></__proto__><item><title>t</title><constructor>c</constructor><__proto__ x='1'>p</__proto__><toString>z</toString></item></channel></rss>",
		),
	);
	expect(items).toHaveLength(1);
	expect(Object.prototype).not.toHaveProperty("x");
});
