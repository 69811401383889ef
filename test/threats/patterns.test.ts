import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ambiguousLoops } from "../support/patterns/ambiguity.ts";
import { tokenise } from "../support/tokens.ts";

const top = resolve(import.meta.dirname, "../..");

describe("a loop that reads one text in ever more ways is found", () => {
	test.each([
		"(a+)+$",
		"(a*)*b",
		"(a|a)*b",
		"(?:a|ab|b)*c",
		"(\\w+\\s?)+$",
		"^(?:[a-z]+-?)+!",
		"x(?=(?:a|[a-c])+b)",
		"(?:`[^`]+`|[^<])+?!",
		"(?:\\d{1,9}){4,}x",
		"(a{1,3}){5,}b",
	])("%s", (source) => {
		expect(ambiguousLoops(source, "u")).toHaveLength(1);
	});

	test.each([
		"a+b+$",
		"(?:ab|cd)*e",
		"(?:a,)*a",
		"(?:`[^`]+`|[^<`])+?!",
		"(?:\\\\.|[^\\\\])*!",
		"[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*",
		"(?:\\d+(?:,\\d+)?)x",
		"^(?:\\s|\\S)*$",
		"(?:[^a]|a(?!b))*c",
	])("and not where there is one way: %s", (source) => {
		expect(ambiguousLoops(source, "u")).toEqual([]);
	});
});

const program = ["src", "jobs"].flatMap((folder) =>
	readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
		.map(({ parentPath, name }) => join(parentPath, name)),
);

test("no pattern that is written in the program has such a loop", () => {
	const patterns = program.flatMap((path) =>
		tokenise(readFileSync(path, "utf8")).filter(
			({ kind }) => kind === "pattern",
		),
	);
	expect(patterns.length).toBeGreaterThan(500);
	const ambiguous = patterns.flatMap(({ value }) => {
		const end = value.lastIndexOf("/");
		return ambiguousLoops(value.slice(1, end), value.slice(end + 1));
	});
	expect(ambiguous).toEqual([]);
});

test("nor one that is put together when the program is loaded", async () => {
	const made: RegExp[] = [];
	const native = globalThis.RegExp;
	globalThis.RegExp = new Proxy(native, {
		construct(target, args: [string, string]) {
			const pattern = new target(...args);
			made.push(pattern);
			return pattern;
		},
	});
	try {
		for (const path of program)
			if (/new RegExp\(/.test(readFileSync(path, "utf8"))) await import(path);
	} finally {
		globalThis.RegExp = native;
	}
	const ours = made.filter(({ source }) => source.length > 20);
	expect(ours.length).toBeGreaterThan(20);
	expect(
		ours.flatMap(({ source, flags }) => ambiguousLoops(source, flags)),
	).toEqual([]);
});
