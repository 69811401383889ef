import { describe, expect, test } from "vitest";
import { findVersions, versionsConflict } from "#src/stories/versions.ts";

function versions(text: string): string[] {
	return findVersions(text).map(({ family, number }) => `${family} ${number}`);
}

describe("findVersions", () => {
	test.each([
		["gpt-5.6 mini", ["gpt 5.6"]],
		["gpt5.6 and gpt 5.6", ["gpt 5.6", "gpt 5.6"]],
		["deepseek-v4-flash", ["deepseek 4"]],
		["gemini robotics 2.0", ["robotics 2"]],
		["llama 3.1 405b", ["llama 3.1"]],
		["kimi k3", ["k 3"]],
		["h200 chips", ["h 200"]],
		["tool 0.32rc1", ["tool 0.32rc1"]],
	])("%s", (text, expected) => {
		expect(versions(text)).toEqual(expected);
	});

	test.each(["hacked 3 companies", "raises 5.6m", "top 5 laptops", "in 2026"])(
		"%s counts and names nothing",
		(text) => {
			expect(versions(text)).toEqual([]);
		},
	);
});

describe("versionsConflict", () => {
	const of = (...rows: [string, ...string[]][]) =>
		new Map(rows.map(([family, ...numbers]) => [family, new Set(numbers)]));

	test("two versions of one family are two products", () => {
		expect(versionsConflict(of(["gpt", "5.5"]), of(["gpt", "5.6"]))).toBe(true);
	});

	test("a comparison shares a version with the news of either", () => {
		const both = of(["gpt", "5.6", "5.5"]);
		expect(versionsConflict(both, of(["gpt", "5.6"]))).toBe(false);
	});

	test("different families do not conflict", () => {
		expect(versionsConflict(of(["gpt", "5.6"]), of(["opus", "5"]))).toBe(false);
	});
});
