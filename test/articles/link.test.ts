import { expect, test } from "vitest";
import { readerLink } from "#src/articles/link.ts";

test.each([
	[
		"http://www.paper.example/news/?utm_source=rss&id=7#comments",
		"http://www.paper.example/news/?id=7",
	],
	[
		"https://m.paper.example/a/index.html",
		"https://m.paper.example/a/index.html",
	],
	["https://app.example/#/post/1", "https://app.example/#/post/1"],
])("%s is followed as %s", (given, followed) => {
	expect(readerLink(given)).toBe(followed);
});
