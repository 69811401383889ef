import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenRules, isPure, pureFiles } from "./support/house-rules.ts";
import { readSources } from "./support/imports.ts";
import { tokenise } from "./support/tokens.ts";

const top = resolve(import.meta.dirname, "..");
const fixtures = join(import.meta.dirname, "fixtures/architecture");

/** Every TypeScript file of the program, by its path from the top. */
function readProgram(): Map<string, string> {
	const paths = ["src", "jobs"].flatMap((folder) =>
		readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
			.map((entry) => relative(top, join(entry.parentPath, entry.name))),
	);
	return new Map(
		paths.map((path) => [path, readFileSync(join(top, path), "utf8")]),
	);
}

describe("the program", () => {
	const program = readProgram();

	test("draws every arrow the right way", () => {
		expect(brokenRules(program)).toEqual([]);
	});

	test("names only files that exist", () => {
		const missing = readSources(program).flatMap(({ path, imports }) =>
			imports
				.filter(({ file }) => file?.endsWith(".ts") && !program.has(file))
				.map(({ file }) => `${path} names ${file}, which is not there`),
		);
		expect(missing).toEqual([]);
	});

	test("has the files that are to be pure", () => {
		const unmatched = pureFiles.filter(
			(place) => ![...program.keys()].some((path) => place.test(path)),
		);
		expect(unmatched).toEqual([]);
	});

	test("is read in full: what a plain search finds was read too", () => {
		const statement = /^(?:import|export)\b[^;"']*?from "([^"]+)"/gm;
		for (const { path, imports } of readSources(program)) {
			const read = imports.map(({ specifier }) => specifier);
			for (const [, specifier] of program.get(path)?.matchAll(statement) ?? [])
				expect(read, path).toContain(specifier);
		}
	});
});

/** A small house in which all is right, with more files put in or replaced. */
function houseWith(planted: Record<string, string>): Map<string, string> {
	return new Map(
		Object.entries({
			"src/lib/clock.ts": "export const systemClock = () => new Date();",
			"src/lib/text/hash.ts": 'import { createHash } from "node:crypto";',
			"src/lib/database/database.ts": 'import pg from "pg";',
			"src/models/resolve.ts": 'import { hash } from "../lib/text/hash.ts";',
			"src/topics/tag.ts": 'import { resolve } from "../models/resolve.ts";',
			"src/feeds/feed.ts": "export interface Feed { url: string }",
			"src/feeds/store.ts": "const all = `select * from feeds where id = $1`;",
			"src/chat/commands/why.ts": 'import "../../feeds/store.ts";',
			"src/chat/slack/render.ts": 'import "../../feeds/feed.ts";',
			"src/chat/discord/render.ts": 'import "../../feeds/feed.ts";',
			"src/web/page.ts": 'import { Hono } from "hono";',
			"src/config.ts": "export const read = () => process.env.DATA_DIR;",
			"src/app.ts": 'import { read } from "./config.ts";',
			"jobs/main.ts":
				'import type { App } from "#src/app.ts"; import "bullmq";',
			"src/main.ts": 'import { startWorkers } from "#jobs/main.ts";',
			"src/demo/demo.ts": 'import { start } from "../main.ts";',
			"src/cli/demo.ts": 'const demo = () => import("../demo/demo.ts");',
			"src/cli.ts": 'import "./cli/demo.ts";',
			...planted,
		}),
	);
}

/** Blocks of: `# what`, the path, its source, `=> what the test is to say`. */
function readWrongArrows() {
	return readFileSync(join(fixtures, "wrong-arrows.txt"), "utf8")
		.trim()
		.split("\n\n")
		.map((block) => {
			const [what = "", path = "", ...rest] = block.split("\n");
			const says = rest.pop()?.slice(3) ?? "";
			return { what: what.slice(2), path, source: rest.join("\n"), says };
		});
}

test("a house in which all is right breaks no rule", () => {
	expect(brokenRules(houseWith({}))).toEqual([]);
});

test.each(readWrongArrows())("finds $what", ({ path, source, says }) => {
	const broken = brokenRules(houseWith({ [path]: source }));
	expect(broken.join("\n")).toContain(says);
	expect(broken.filter((sentence) => !sentence.includes(path))).toEqual([]);
});

test("finds what a pure file reaches through another", () => {
	const broken = brokenRules(
		houseWith({
			"src/stories/cluster.ts": 'import { past } from "./past.ts";',
			"src/stories/past.ts": 'import { all } from "./store.ts";',
		}),
	);
	expect(broken).toEqual([
		"src/stories/cluster.ts → src/stories/past.ts → src/stories/store.ts: src/stories/cluster.ts is to be pure",
	]);
});

test("a pure file may use another that names a type of the outer world", () => {
	const sources = houseWith({
		"src/stories/cluster.ts": 'import { past } from "./past.ts";',
		"src/stories/past.ts": 'import type { Row } from "./store.ts";',
	});
	expect(brokenRules(sources)).toEqual([]);
});

test("what stands in comments, texts and patterns is not code, and prose is not SQL", () => {
	const source = readFileSync(join(fixtures, "not-code.txt"), "utf8");
	expect(brokenRules(houseWith({ "src/feeds/poll.ts": source }))).toEqual([]);
});

test("tokens of templates, patterns and divisions", () => {
	const source = `x = a / b; y = /[/"]/.test(\`1\${f("}")}2\`)`;
	const tokens = tokenise(source).map(({ kind, value }) => `${kind} ${value}`);
	expect(tokens).toEqual([
		...["word x", "sign =", "word a", "sign /", "word b", "sign ;"],
		...["word y", "sign =", 'pattern /[/"]/', "sign .", "word test", "sign ("],
		...["template 1…2", "word f", "sign (", "text }", "sign )", "sign )"],
	]);
});

test("the render files of every platform are pure, their adapters are not", () => {
	expect(isPure("src/chat/slack/render.ts")).toBe(true);
	expect(isPure("src/chat/discord/render-digest.ts")).toBe(true);
	expect(isPure("src/chat/slack/adapter.ts")).toBe(false);
});
