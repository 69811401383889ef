import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { sqlHoles } from "../support/sql-holes.ts";

const top = resolve(import.meta.dirname, "../..");

const sources = new Map(
	["src", "jobs"].flatMap((folder) =>
		readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
			.map(({ parentPath, name }) => join(parentPath, name))
			.map(
				(path) => [relative(top, path), readFileSync(path, "utf8")] as const,
			),
	),
);

/** Names that a file gives to a text or number when it is loaded: nothing that somebody sends is in them. */
const constants = new Set(
	[...sources.values()].flatMap((source) =>
		[...source.matchAll(/^(?:export )?const (\w+)(?:: \w+)? =\s*[`"\d]/gm)].map(
			([, name]) => name ?? "",
		),
	),
);

/** What else is put into SQL, looked at by a person; who adds to it says why no input gets there. */
const lookedAt: Record<string, { holes: string[]; because: string }> = {
	"src/answers/store-trend.ts": {
		holes: ["told"],
		because: "a text of the function's own",
	},
	"src/answers/store.ts": {
		holes: [
			"among",
			"isCommon ? walked(among) : looked(among)",
			"needed",
			"wanted",
		],
		because: "made of columns and of places that bind() gives",
	},
	"src/articles/store.ts": {
		holes: [
			...["searchVector(19)", "searchVector(8)"],
			...[0, 1, 2, 3, 4].map((offset) => `value(${offset})`),
		],
		because: "numbers of places",
	},
	"src/feeds/store-polls.ts": {
		holes: ["feed", "day", "spent"],
		because: "places that the caller's bind() gives",
	},
	"src/feeds/store.ts": {
		holes: ['assignments.join(", ")', 'counted ?? ""'],
		because: "names of columns from a table of ours, and places",
	},
	"src/lib/database/backup.ts": {
		holes: ["setting"],
		because: "a list of texts in the function",
	},
	"src/lib/database/migrate.ts": { holes: ["lock"], because: "a number" },
	"src/lib/database/tables.ts": {
		holes: [
			...["aliases", "arrays", "names", "texts", "values"].map(
				(list) => `${list}.join(", ")`,
			),
			...["quoted(column.name)", "quoted(name)", "quoted(table)", "index + 1"],
		],
		because: "names that the database itself tells, in quotation marks",
	},
	"src/models/shrinkage.ts": {
		holes: ["had", "has", "what"],
		because: "a sentence, no SQL",
	},
	"src/retention/store-belongings.ts": {
		holes: ["column"],
		because: "a column that this file names",
	},
	"src/retention/store-rows.ts": {
		holes: ["old", "set", "some", "table"],
		because: "rows of a table that this file keeps",
	},
	"src/retention/store-stories.ts": {
		holes: ["column", "isNeeded", "table"],
		because: "texts of this file",
	},
	"src/retention/store-workspaces.ts": {
		holes: ["rows", "set", "some", "table"],
		because: "rows of the table in store-belongings.ts",
	},
	"src/web/login/store.ts": {
		holes: ["table"],
		because: "a list of names in the function",
	},
};

function oddHoles(path: string, source: string): string[] {
	const known = lookedAt[path]?.holes ?? [];
	return sqlHoles(source)
		.map(({ code }) => code.replace(/\s+/g, " ").trim())
		.filter(
			(code) =>
				!code.startsWith("bind(") &&
				!constants.has(code) &&
				!known.includes(code),
		)
		.map((code) => `${path}: ${code}`);
}

test("what is put into SQL is a place for a value, or a text of the program's own", () => {
	const odd = [...sources].flatMap(([path, source]) => oddHoles(path, source));
	expect([...new Set(odd)].sort()).toEqual([]);
});

test("a value that is put into SQL is found, in a piece of a statement too", () => {
	const planted = join(top, "test/fixtures/threats/values-in-sql.txt");
	const odd = oddHoles("a/store.ts", readFileSync(planted, "utf8"));
	expect(odd.map((one) => one.slice("a/store.ts: ".length))).toEqual([
		"url",
		"input.value",
		expect.stringContaining("given ?"),
	]);
});
