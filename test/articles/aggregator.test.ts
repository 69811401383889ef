import { expect, test } from "vitest";
import { aggregatorTarget } from "../../src/articles/aggregator.ts";

const target = "https://press.example/chips?id=1&page=2";
const escaped = target.replace("&", "&amp;");

function item(
	url: string,
	content: string | null,
	summary: string | null = null,
) {
	return { url, content, summary };
}

test("Reddit: the address behind [link]", () => {
	const url = "https://www.reddit.com/r/chips/comments/1/rules/";
	const content = (link: string) =>
		`<table><tr><td><a href="${url}"><img src="x"></a></td><td> submitted by <a href="https://www.reddit.com/user/somebody"> /u/somebody </a> <br/> <span><a href="${link}">[link]</a></span> <span><a href="${url}">[comments]</a></span></td></tr></table>`;
	expect(aggregatorTarget(item(url, content(escaped)))).toBe(target);
	expect(aggregatorTarget(item(url, content(url)))).toBeNull();
	expect(
		aggregatorTarget(item(url, content("https://i.redd.it/a.png"))),
	).toBeNull();
});

test("Hacker News as hnrss writes it; a question of its own has no target", () => {
	const url = "https://news.ycombinator.com/item?id=1";
	const comments = `<p>Comments URL: <a href="${url}">${url}</a></p>`;
	expect(
		aggregatorTarget(
			item(
				url,
				null,
				`<p>Article URL: <a href='${escaped}'>${escaped}</a></p>${comments}`,
			),
		),
	).toBe(target);
	expect(aggregatorTarget(item(url, comments))).toBeNull();
});

test("Techmeme: the first link that leads out", () => {
	const url = "http://www.techmeme.com/250113/p1#a250113p1";
	const content = `<A HREF="${escaped}"><IMG SRC="http://www.techmeme.com/i.jpg"></A> <P><A HREF="${url}" TITLE="Techmeme permalink"><IMG></A> <B><A HREF="${escaped}">New rules</A></B>`;
	expect(aggregatorTarget(item(url, content))).toBe(target);
});

test("Google News: the address within the older links only", () => {
	const bytes = Buffer.concat([
		Buffer.from([0x08, 0x13, 0x22, "https://press.example/a-story".length]),
		Buffer.from("https://press.example/a-story"),
		Buffer.from([0xd2, 0x01, 0x00]),
	]);
	const link = (id: string) =>
		item(`https://news.google.com/rss/articles/${id}?oc=5`, null);
	expect(aggregatorTarget(link(bytes.toString("base64url")))).toBe(
		"https://press.example/a-story",
	);
	const opaque = Buffer.from("\x08\x13\x22\x20AU_yqLNx8fq2bJ5eHn5Yp9aUo1kXs");
	expect(aggregatorTarget(link(opaque.toString("base64url")))).toBeNull();
});

test("other sites' items keep their own address", () => {
	const content = `<a href="${escaped}">[link]</a>`;
	expect(aggregatorTarget(item("https://blog.example/a", content))).toBeNull();
	expect(aggregatorTarget({ url: null, content, summary: null })).toBeNull();
	expect(aggregatorTarget(item("no address", content))).toBeNull();
});
