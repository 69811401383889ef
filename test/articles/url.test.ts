import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalUrl, hostOf } from "../../src/articles/url.ts";

const same: Record<string, [given: string, canonical: string][]> = {
	"hosts, ports and schemes": [
		["HTTP://Press.Example/News/One", "https://press.example/News/One"],
		["https://press.example:443/a", "https://press.example/a"],
		["http://press.example:80/a", "https://press.example/a"],
		["http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"],
		["https://reader:secret@press.example/a", "https://press.example/a"],
		["https://www.press.example./a", "https://press.example/a"],
		["https://press.example", "https://press.example/"],
		[" https://bücher.example/a ", "https://xn--bcher-kva.example/a"],
	],
	fragments: [
		["https://press.example/a#comments", "https://press.example/a"],
		["https://press.example/a#:~:text=chips", "https://press.example/a"],
		["https://press.example/#!/story/1", "https://press.example/#!/story/1"],
		["https://press.example/#/story/1", "https://press.example/#/story/1"],
	],
	parameters: [
		[
			"https://press.example/a?utm_source=rss&UTM_Medium=feed&id=7&fbclid=x&gclid=y&mc_cid=z&ref=home",
			"https://press.example/a?id=7",
		],
		[
			"https://press.example/a?b=2&a=1&b=1",
			"https://press.example/a?a=1&b=2&b=1",
		],
		["https://press.example/a?", "https://press.example/a"],
		["https://press.example/a?7.2", "https://press.example/a?7.2"],
		["https://wsj.com/articles/a?mod=rss_tech", "https://wsj.com/articles/a"],
		["https://press.example/a?mod=3", "https://press.example/a?mod=3"],
		["https://sub.medium.com/a?source=rss-1", "https://sub.medium.com/a"],
	],
	AMP: [
		[
			"https://press.example/2025/01/a-story/amp/",
			"https://press.example/2025/01/a-story",
		],
		[
			"https://press.example/story.amp.html",
			"https://press.example/story.html",
		],
		["https://press.example/story.amp", "https://press.example/story"],
		[
			"https://press.example/amp/one-two-three",
			"https://press.example/one-two-three",
		],
		["https://press.example/amp/pricing", "https://press.example/amp/pricing"],
		["https://github.com/somebody/amp", "https://github.com/somebody/amp"],
		["https://amp.press.example/story", "https://press.example/story"],
		["https://amp.dev/documentation", "https://amp.dev/documentation"],
		["https://press.example/a?amp=1&id=2", "https://press.example/a?id=2"],
		[
			"https://www.google.com/amp/s/amp.press.example/story.amp",
			"https://press.example/story",
		],
		[
			"https://google.co.uk/amp/press.example/story",
			"https://press.example/story",
		],
		[
			"https://press-example.cdn.ampproject.org/c/s/press.example/story?usqp=x",
			"https://press.example/story",
		],
		[
			"https://press-example.cdn.ampproject.org/v/s/www.press.example/story/amp",
			"https://press.example/story",
		],
	],
	"mobile hosts": [
		["https://m.press.example/a", "https://press.example/a"],
		["https://mobile.press.example/a", "https://press.example/a"],
		[
			"https://en.m.wikipedia.org/wiki/DeepSeek",
			"https://en.wikipedia.org/wiki/DeepSeek",
		],
		["https://m.co.uk/a", "https://m.co.uk/a"],
		["https://m.qq.com/a", "https://qq.com/a"],
	],
	paths: [
		["https://press.example/news/", "https://press.example/news"],
		["https://press.example/news/index.html", "https://press.example/news"],
		["https://press.example/index.php?id=3", "https://press.example/?id=3"],
		["https://press.example/news/Default.aspx", "https://press.example/news"],
		["https://press.example//news///a", "https://press.example/news/a"],
		[
			"https://press.example/%7efred/%c3%a8",
			"https://press.example/~fred/%C3%A8",
		],
		["https://press.example/新闻", "https://press.example/%E6%96%B0%E9%97%BB"],
	],
	"one home": [
		[
			"https://youtu.be/abcdefghijk?si=1",
			"https://youtube.com/watch?v=abcdefghijk",
		],
		[
			"https://m.youtube.com/watch?v=abcdefghijk&feature=share",
			"https://youtube.com/watch?v=abcdefghijk",
		],
		["https://mobile.twitter.com/a/status/1?s=20", "https://x.com/a/status/1"],
		[
			"https://old.reddit.com/r/x/comments/1/",
			"https://reddit.com/r/x/comments/1",
		],
		[
			"https://arxiv.org/pdf/2501.12948v1.pdf",
			"https://arxiv.org/abs/2501.12948",
		],
		[
			"https://export.arxiv.org/abs/2501.12948v2",
			"https://arxiv.org/abs/2501.12948",
		],
	],
	wrappers: [
		[
			"https://www.google.com/url?rct=j&url=https://press.example/a%3Fid%3D1&ct=ga",
			"https://press.example/a?id=1",
		],
		[
			"https://l.facebook.com/l.php?u=https%3A%2F%2Fpress.example%2Fa&h=x",
			"https://press.example/a",
		],
		[
			"https://www.google.com/url?q=javascript:alert(1)",
			"https://google.com/url?q=javascript:alert(1)",
		],
	],
};

for (const [what, pairs] of Object.entries(same)) {
	test.each(pairs)(`${what}: %s`, (given, canonical) => {
		expect(canonicalUrl(given)).toBe(canonical);
	});
}

describe("what is no web address", () => {
	test.each([
		"",
		"press.example/a",
		"mailto:a@press.example",
		"https://",
		"data:text/html,x",
	])("%j", (given) => {
		expect(() => canonicalUrl(given)).toThrow(/is no web address/);
		expect(() => hostOf(given)).toThrow(/is no web address/);
	});
});

test("hostOf names the site, in whatever dress", () => {
	expect(hostOf("https://www.press.example/a")).toBe("press.example");
	expect(hostOf("http://amp.Press.example:8080/a")).toBe("press.example");
	expect(hostOf("http://127.0.0.1:8080/")).toBe("127.0.0.1");
	expect(hostOf("http://[::1]:8080/")).toBe("[::1]");
});

const piece = fc.constantFrom(
	"amp",
	"index.html",
	"a-b-c",
	"%7e",
	"%C3%A8",
	"story.amp",
	"",
	"platform",
	"s",
	"c",
	"www.google.com",
	"https:",
	"新",
	"x y",
	"m.co.uk",
	"amp.html",
);
const address = fc
	.tuple(
		fc.constantFrom("http", "https"),
		fc.constantFrom(
			"www.m.press.example",
			"amp.dev",
			"m.co.uk",
			"x.cdn.ampproject.org",
			"www.google.com",
			"en.m.wikipedia.org",
			"youtu.be",
			"arxiv.org",
			"mobile.twitter.com",
			"127.0.0.1:81",
			"l.facebook.com",
		),
		fc.array(piece, { maxLength: 6 }),
		fc.array(
			fc.tuple(
				fc.constantFrom("utm_a", "id", "b", "ref", "url", "u", "q", "%62"),
				fc.constantFrom("1", "%41", "https://m.press.example/amp", "", "a=b"),
			),
			{ maxLength: 4 },
		),
		fc.constantFrom("", "#a", "#!a", "#/b"),
	)
	.map(
		([scheme, host, path, query, fragment]) =>
			`${scheme}://${host}/${path.join("/")}?${query.map((pair) => pair.join("=")).join("&")}${fragment}`,
	);

test("an address within addresses without end is none", () => {
	const nested = `https://${"cdn.ampproject.org/c/".repeat(30)}press.example/a`;
	expect(() => canonicalUrl(nested)).toThrow(/addresses within addresses/);
	const few = `https://${"cdn.ampproject.org/c/".repeat(10)}press.example/a`;
	expect(canonicalUrl(few)).toBe("https://press.example/a");
});

test("applying it twice changes nothing", () => {
	fc.assert(
		fc.property(
			fc.oneof(
				address,
				fc.webUrl({ withFragments: true, withQueryParameters: true }),
			),
			(url) => {
				const once = canonicalUrl(url);
				expect(canonicalUrl(once)).toBe(once);
			},
		),
		{ numRuns: 2000 },
	);
});
