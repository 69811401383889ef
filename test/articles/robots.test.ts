import { describe, expect, test } from "vitest";
import { allows, makeRobots, parseRobots } from "../../src/articles/robots.ts";
import { manualClock } from "../../src/lib/clock.ts";

describe("rules", () => {
	test.each([
		["no rules allow all", "", "/a", true],
		[
			"everybody's group",
			"User-agent: *\nDisallow: /private",
			"/private/a",
			false,
		],
		["a path beside it", "User-agent: *\nDisallow: /private", "/public", true],
		[
			"our own group replaces it",
			"User-agent: *\nDisallow: /\n\nUser-agent: ModelWire\nAllow: /",
			"/a",
			true,
		],
		[
			"our own empty group too",
			"User-agent: *\nDisallow: /\n\nUser-agent: Modelwire\nDisallow:",
			"/a",
			true,
		],
		[
			"another's group does not concern us",
			"User-agent: GPTBot\nDisallow: /",
			"/a",
			true,
		],
		[
			"several names of one group",
			"User-agent: GPTBot\nUser-agent: Modelwire/2.0\nDisallow: /",
			"/a",
			false,
		],
		[
			"groups of one name are one",
			"User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b",
			"/b",
			false,
		],
		[
			"the longest path decides",
			"User-agent: *\nDisallow: /news\nAllow: /news/open",
			"/news/open/1",
			true,
		],
		[
			"an equal path allows",
			"User-agent: *\nDisallow: /a\nAllow: /a",
			"/a",
			true,
		],
		[
			"stars and the end",
			"User-agent: *\nDisallow: /*.pdf$",
			"/x/y.pdf",
			false,
		],
		[
			"stars and not the end",
			"User-agent: *\nDisallow: /*.pdf$",
			"/x/y.pdf?z",
			true,
		],
		[
			"stars in the middle",
			"User-agent: *\nDisallow: /a*/b*/c",
			"/a1/b2/c",
			false,
		],
		[
			"escapes are equal to letters",
			"User-agent: *\nDisallow: /%7efred/è",
			"/~fred/%c3%a8",
			false,
		],
		[
			"comments and other lines",
			"# all\nSitemap: /s\nUser-agent: * # any\nCrawl-delay: 5\nDisallow: /a # not this",
			"/a",
			false,
		],
		[
			"rules before any name",
			"Disallow: /\nUser-agent: *\nAllow: /",
			"/a",
			true,
		],
		["carriage returns alone", "User-agent: *\rDisallow: /a", "/a", false],
	])("%s", (_, text, path, allowed) => {
		expect(allows(parseRobots(text), path)).toBe(allowed);
	});

	test("a pattern full of stars ends", () => {
		const rules = parseRobots(
			`User-agent: *\nDisallow: /${"*a".repeat(5_000)}b$`,
		);
		expect(allows(rules, `/${"a".repeat(20_000)}`)).toBe(true);
	});
});

function site(answer: () => { status: number; text?: string }) {
	const asked: string[] = [];
	const get = async (url: string) => {
		asked.push(url);
		const { status, text = "" } = answer();
		return { url, status, headers: {}, body: Buffer.from(text), redirects: [] };
	};
	return { asked, http: { get } };
}

describe("robots.txt of a site", () => {
	const page = "https://press.example/private/a?b=1";

	test("is asked for once a day", async () => {
		const clock = manualClock(new Date("2025-01-13T09:00:00Z"));
		const { asked, http } = site(() => ({
			status: 200,
			text: "User-agent: *\nDisallow: /private",
		}));
		const robots = makeRobots({ http, clock });
		expect(
			await Promise.all([
				robots.mayFetch(page),
				robots.mayFetch("https://press.example/b"),
			]),
		).toEqual([false, true]);
		clock.advance(23 * 3_600_000);
		await robots.mayFetch(page);
		expect(asked).toEqual(["https://press.example/robots.txt"]);
		clock.advance(2 * 3_600_000);
		await robots.mayFetch(page);
		expect(asked).toHaveLength(2);
	});

	test.each([
		[404, true],
		[403, true],
		[429, false],
		[503, false],
	])("status %i: may fetch %s", async (status, allowed) => {
		const { http } = site(() => ({
			status,
			text: "User-agent: *\nDisallow: /",
		}));
		const robots = makeRobots({ http, clock: manualClock(new Date(0)) });
		expect(await robots.mayFetch(page)).toBe(allowed);
	});

	test("that cannot be reached forbids for an hour", async () => {
		const clock = manualClock(new Date(0));
		let down = true;
		const { asked, http } = site(() => {
			if (down) throw new Error("press.example accepts no connection");
			return { status: 404 };
		});
		const robots = makeRobots({ http, clock });
		expect(await robots.mayFetch(page)).toBe(false);
		down = false;
		expect(await robots.mayFetch(page)).toBe(false);
		clock.advance(3_600_001);
		expect(await robots.mayFetch(page)).toBe(true);
		expect(asked).toHaveLength(2);
	});
});
