import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { offeredHub } from "#src/feeds/hub-offer.ts";
import { parseFeed } from "#src/feeds/parse.ts";
import { hubRequest, isSigned, readHubQuery } from "#src/feeds/websub.ts";

const url = "https://thelab.example/feed";

describe("which hub a feed offers", () => {
	const silent = { feed: { hub: null }, selfUrl: null };
	const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Lab</title>
		<link rel="hub" href="https://hub.example/atom"/><link rel="self" href="${url}.atom"/></feed>`;
	const rss = `<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Lab</title>
		<atom:link rel="hub" href="http://hub.example/"/><atom:link rel="self" href="?format=rss"/></channel></rss>`;
	const json = JSON.stringify({
		version: "https://jsonfeed.org/version/1.1",
		title: "Lab",
		feed_url: `${url}.json`,
		hubs: [{ type: "WebSub", url: "https://hub.example/json" }],
		items: [],
	});

	test.each([
		[atom, "https://hub.example/atom", `${url}.atom`],
		// By TLS, since a secret goes there; the feed's own name stays as it is.
		[rss, "https://hub.example/", `${url}?format=rss`],
		[json, "https://hub.example/json", `${url}.json`],
	])("in the feed: %.12s", (text, hub, topic) => {
		const parsed = parseFeed(Buffer.from(text), { url });
		expect(offeredHub({ link: null, url }, parsed)).toEqual({ hub, topic });
	});

	test.each([
		[
			'<https://hub.example/>; rel="hub", <https://thelab.example/a>; rel="self"',
			"https://thelab.example/a",
		],
		// Several names of a relation, no quotes, relative, further parameters.
		[
			'</a>;title="x, y";rel=self,<//hub.example>; rel="preload HUB"',
			"https://thelab.example/a",
		],
		["<https://hub.example/>; rel=hub", url],
		// The first of several that can be asked.
		[
			"<ftp://hub.example>; rel=hub, <http://hub.example:81/>; rel=hub, <http://hub.example/>; rel=hub",
			url,
		],
	])("in the header, which counts first: %s", (link, topic) => {
		const parsed = { feed: { hub: "https://other.example/" }, selfUrl: null };
		expect(offeredHub({ link, url }, parsed)).toEqual({
			hub: "https://hub.example/",
			topic,
		});
	});

	test.each([
		null,
		"<https://thelab.example/wp-json>; rel=alternate",
		"<http://hub.example:8080/>; rel=hub",
		"<javascript:alert(1)>; rel=hub",
		"rel=hub; <",
		"<".repeat(30_000),
	])("none: %.40s", (link) => {
		expect(offeredHub({ link, url }, silent)).toBeNull();
	});
});

describe("a signature", () => {
	const body = Buffer.from("<rss/>");
	const sign = (algorithm: string, secret = "secret") =>
		`${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;

	test.each(["sha1", "sha256", "sha384", "sha512"])("by %s", (algorithm) => {
		const signature = sign(algorithm);
		expect(isSigned(body, signature, "secret")).toBe(true);
		expect(isSigned(body, signature.toUpperCase(), "secret")).toBe(true);
		expect(isSigned(body, signature.slice(0, -2), "secret")).toBe(false);
		expect(isSigned(body, signature, "another")).toBe(false);
		expect(isSigned(Buffer.from("<rss />"), signature, "secret")).toBe(false);
	});

	test.each([
		null,
		"",
		"sha256=",
		"sha256",
		"sha256=zz",
		sign("md5"),
		`x ${sign("sha1")}`,
	])("that is none: %s", (signature) => {
		expect(isSigned(body, signature, "secret")).toBe(false);
	});
});

test("the form of a request has the secret only where something is to be signed", () => {
	const keys = { topic: url, token: "t0ken", secret: "secret" };
	const callback = "https://news.example.org/websub/t0ken";
	expect(hubRequest("subscribe", keys, "https://news.example.org/")).toEqual({
		"hub.mode": "subscribe",
		"hub.topic": url,
		"hub.callback": callback,
		"hub.lease_seconds": "864000",
		"hub.secret": "secret",
	});
	expect(hubRequest("unsubscribe", keys, "https://news.example.org")).toEqual({
		"hub.mode": "unsubscribe",
		"hub.topic": url,
		"hub.callback": callback,
	});
});

describe("a hub's query", () => {
	const read = (query: Record<string, string>) =>
		readHubQuery(new URLSearchParams(query));
	const asked = {
		"hub.mode": "subscribe",
		"hub.topic": url,
		"hub.challenge": "abc",
	};

	test.each([
		["60", 60],
		["864001", 864_000],
		["soon", 864_000],
		["-1", 864_000],
		["", 864_000],
	])("grants %s seconds: %s", (given, leaseSeconds) => {
		expect(read({ ...asked, "hub.lease_seconds": given })).toEqual({
			mode: "subscribe",
			topic: url,
			challenge: "abc",
			leaseSeconds,
		});
	});

	test("denies, with a reason on one line or none", () => {
		const denied = { "hub.mode": "denied", "hub.topic": url };
		expect(read(denied)).toMatchObject({ mode: "denied", reason: null });
		const reason = `no\n\0such ${"topic ".repeat(100)}`;
		expect(read({ ...denied, "hub.reason": reason })).toMatchObject({
			reason: expect.stringMatching(/^no such topic.{180,190}$/),
		});
	});

	test.each([
		{},
		{ ...asked, "hub.mode": "publish" },
		{ ...asked, "hub.challenge": "" },
		{ ...asked, "hub.topic": `${url}\0` },
		{ "hub.mode": "subscribe", "hub.challenge": "abc" },
	])("that is none: %j", (query) => {
		expect(read(query)).toBeNull();
	});
});
