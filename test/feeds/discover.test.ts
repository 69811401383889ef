import { expect, test } from "vitest";
import { feedsOfPage, likelyFeedUrls } from "#src/feeds/discover.ts";

test("the feeds that a page declares, comments last, each once", () => {
	const page = `<!doctype html><head><base href="https://site.example/blog/">
		<link rel="stylesheet" href="style.css">
		<link rel="alternate" hreflang="de" href="/de/">
		<link rel=alternate type="application/rss+xml" title="Site &raquo; Comments Feed" href="comments/feed/">
		<link type='application/atom+xml' rel='feed alternate' href=atom.xml>
		<LINK REL="ALTERNATE" TYPE="application/feed+json" TITLE="JSON" HREF="https://other.example/feed.json">
		<link rel="alternate" type="application/atom+xml" href="/blog/atom.xml">
		</head><body><a href="/rss.xml">RSS</a></body>`;
	expect(feedsOfPage(page, "https://site.example/")).toEqual([
		{ url: "https://site.example/blog/atom.xml", title: null },
		{ url: "https://other.example/feed.json", title: "JSON" },
		{
			url: "https://site.example/blog/comments/feed/",
			title: "Site » Comments Feed",
		},
	]);
});

test("a page that declares none may still link to one", () => {
	const page = `<a href="/about">About</a> <a href="/feed/">Subscribe</a>
		<a href="mailto:x@site.example">Mail</a> <a href="/news?format=rss">News</a>`;
	expect(
		feedsOfPage(page, "https://site.example/").map(({ url }) => url),
	).toEqual([
		"https://site.example/feed/",
		"https://site.example/news?format=rss",
	]);
});

test("usual places are those of the page's folder, then of its site", () => {
	const urls = likelyFeedUrls("https://site.example/news/?page=2#top");
	expect(urls[0]).toBe("https://site.example/news/feed");
	expect(urls).toContain("https://site.example/feed");
	expect(new Set(urls).size).toBe(urls.length);
});
