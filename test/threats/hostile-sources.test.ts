import { expect, test } from "vitest";
import { z } from "zod";
import { extractArticle } from "#src/articles/extract.ts";
import { readArguments } from "#src/chat/commands/arguments.ts";
import { parseOpml } from "#src/feeds/opml.ts";
import { parseFeed } from "#src/feeds/parse.ts";
import { readAnswer } from "#src/lib/llm/answer.ts";

const pollution =
	'"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';

test("what a feed, a page, a model or a person names __proto__ changes nothing of the program", () => {
	parseFeed(
		Buffer.from(
			`{"version":"https://jsonfeed.org/version/1.1","__proto__":{"polluted":1},"items":[{"id":"1","__proto__":{"polluted":1}}]}`,
		),
	);
	extractArticle(
		`<html><head><script type="application/ld+json">{"@type":"NewsArticle",${pollution}}</script></head><body><p>x</p></body></html>`,
	);
	readAnswer(`{${pollution},"a":"b"}`, z.object({ a: z.string() }));
	readArguments({ options: [{ name: "topic" }] }, "__proto__=x constructor=y");
	expect("polluted" in {}).toBe(false);
	expect(Object.keys(Object.prototype)).toEqual([]);
});

/** A billion times "lol", were it expanded, and a file of this machine. */
const entities = `<!DOCTYPE x [<!ENTITY a "lol">${"bcdefghij"
	.split("")
	.map(
		(name, index) =>
			`<!ENTITY ${name} "${`&${"abcdefghi"[index]};`.repeat(10)}">`,
	)
	.join("")}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;

test("entities that a list or a feed declares are neither expanded nor fetched", () => {
	const list = parseOpml(
		`${entities}<opml><body><outline text="&j;&file;" xmlUrl="https://a.example/feed"/></body></opml>`,
	);
	const feed = parseFeed(
		Buffer.from(
			`${entities}<rss><channel><title>A</title><item><title>x &j; &file;</title><link>https://a.example/1</link></item></channel></rss>`,
		),
	);
	const read = JSON.stringify([list, feed]);
	expect(list).toHaveLength(1);
	expect(feed.items).toHaveLength(1);
	expect(read.length).toBeLessThan(5_000);
	expect(read).not.toContain("root:");
});
