import { describe, expect, test } from "vitest";
import { independentHosts, kindOfHost } from "#src/stories/hosts.ts";

const report = (host: string, title = "A report", fingerprint?: string) => ({
	host,
	kind: kindOfHost(host),
	title,
	...(fingerprint && { fingerprint }),
});

describe("independentHosts", () => {
	test("counts a site once, whatever its subdomains", () => {
		expect(
			independentHosts([
				report("news.paper.co.uk"),
				report("paper.co.uk"),
				report("other.example"),
			]),
		).toEqual(["paper.co.uk", "other.example"]);
	});

	test("an aggregator is the outlet that it credits", () => {
		expect(
			independentHosts([
				report("bloomberg.com"),
				report("techmeme.com", "Orca Labs opens (Jane Doe/Bloomberg)"),
				report("techmeme.com", "Orca Labs opens (Jane Doe/The Harbour Post)"),
			]),
		).toEqual(["bloomberg.com", "The Harbour Post"]);
	});

	test("initials are the outlet too", () => {
		expect(
			independentHosts([
				report("wsj.com"),
				report("techmeme.com", "Orca Labs opens (A. B/Wall Street Journal)"),
			]),
		).toEqual(["wsj.com"]);
	});

	test("a wire's copies are one voice", () => {
		expect(
			independentHosts([
				report("a.example", "x", "wire"),
				report("b.example", "x", "wire"),
			]),
		).toEqual(["a.example"]);
	});

	test("a story that only aggregators have still has one", () => {
		expect(independentHosts([report("news.ycombinator.com")])).toHaveLength(1);
	});
});

test.each([
	["openai.com", "official"],
	["api-docs.deepseek.com", "official"],
	["justice.gov", "official"],
	["reddit.com", "aggregator"],
	["github.com", "community"],
	["paper.example", "press"],
])("%s is %s", (host, kind) => {
	expect(kindOfHost(host)).toBe(kind);
});
