import { expect, test } from "vitest";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import {
	planRefresh,
	type RefreshOutcome,
	refreshModels,
} from "#src/models/refresh.ts";
import { seedModels } from "#src/models/seed.ts";
import { factsOf, modelBySlug } from "#src/models/store.ts";
import { changedLately } from "#src/models/store-changes.ts";
import { sourceStates } from "#src/models/store-refresh.ts";
import { databaseForTest } from "#test/support/database.ts";
import {
	epochFile,
	type Listed,
	modelSourcesForTest,
	modelsDevFile,
	type TrainedRow,
} from "#test/support/model-sources.ts";

const start = new Date("2026-07-10T08:00:00Z");
const day = 24 * 60 * 60_000;

const openai: Record<string, Listed> = {
	"gpt-7": { input: 2, output: 8 },
	"gpt-7-mini": { input: 0.5, output: 2 },
};
const elsewhere: Record<string, Listed> = {
	"deepseek-v5": { input: 0.27, output: 1.1, open: true },
	"gpt-7": { input: 3, output: 12 },
};
const other: Record<string, Listed> = {
	"deepseek-v5": { input: 0.4, output: 1.6, open: true },
};
const api = { openai, elsewhere, other };
const trained: TrainedRow[] = [
	["DeepSeek-V5", "DeepSeek", "2026-01-15", "1000000000000", "5e24", ""],
	["GPT-7", "OpenAI", "2026-01-15", "", "2e26", "90000000"],
];

/** A site whose facts were read once, and a way to let days go by. */
async function openSources({
	dev = modelsDevFile(api),
	epoch = epochFile(trained),
} = {}) {
	const database = await databaseForTest();
	const clock = manualClock(start);
	const sources = await modelSourcesForTest({ dev, epoch });
	const deps = { database, clock, http: sources.http, chance: () => 0.5 };
	/** The check of the next day, by a process that knows nothing of the last one. */
	async function nextDay(): Promise<RefreshOutcome[]> {
		await planRefresh(deps);
		clock.set(new Date(clock.now().getTime() + day + 60 * 60_000));
		return refreshModels(deps, sources.addresses);
	}
	await nextDay();
	// Of the first files all is new; what counts here comes after.
	await database.query("delete from model_changes");
	return { database, clock, sources, deps, nextDay };
}

async function changes(database: Database) {
	const { rows } = await database.query(
		`select slug, field, before, after, source from model_changes
		where field <> 'added' order by slug, field, id`,
	);
	return rows;
}

test("of a changed file exactly what differs is kept, once, whatever comes after", async () => {
	const { database, clock, sources, deps, nextDay } = await openSources();
	expect(await changes(database)).toEqual([]);
	sources.publish({
		dev: modelsDevFile({
			openai: {
				...openai,
				"gpt-7": { input: 2, output: 8, context: 400_000 },
				"gpt-8": { input: 5, output: 20 },
			},
			elsewhere: {
				...elsewhere,
				"deepseek-v5": { input: 0.2, output: 1.1, open: true },
			},
			other,
		}),
		epoch: epochFile([
			["DeepSeek-V5", "DeepSeek", "2026-01-15", "1000000000000", "6e24", ""],
			...trained.slice(1),
		]),
	});
	const expected = [
		{
			slug: "deepseek-v5",
			field: "cheapestPrice",
			before: { by: "elsewhere", input: 0.27, output: 1.1 },
			after: { by: "elsewhere", input: 0.2, output: 1.1 },
			source: "models.dev",
		},
		{
			slug: "deepseek-v5",
			field: "trainingFlop",
			before: 5e24,
			after: 6e24,
			source: "Epoch AI",
		},
		{
			slug: "gpt-7",
			field: "context",
			before: 128_000,
			after: 400_000,
			source: "models.dev",
		},
	];
	expect(await nextDay()).toEqual([
		{ source: "models.dev", kind: "taken", changes: 3 },
		{ source: "Epoch AI", kind: "taken", changes: 1 },
	]);
	expect(await changes(database)).toEqual(expected);
	expect(
		(await changedLately(database, "gpt-8", clock.now())).map(
			({ field, before, after, sourceUrl, asOf }) => [
				field,
				before,
				after,
				sourceUrl,
				asOf,
			],
		),
	).toEqual([["added", null, "GPT-8", "https://models.dev", "2026-07-12"]]);
	// The job runs twice; a day later nothing is new (304); then the program starts again.
	expect(await refreshModels(deps, sources.addresses)).toEqual([]);
	expect((await nextDay()).map(({ kind }) => kind)).toEqual([
		"unchanged",
		"unchanged",
	]);
	await seedModels(database);
	expect((await nextDay()).map(({ kind }) => kind)).toEqual([
		"unchanged",
		"unchanged",
	]);
	expect(await changes(database)).toEqual(expected);
});

test("a process that dies between its writing and its mark leaves neither", async () => {
	const { database, sources, nextDay } = await openSources();
	sources.publish({
		dev: modelsDevFile({ ...api, other: { "deepseek-v6": {}, ...other } }),
		epoch: epochFile([
			["GPT-7", "OpenAI", "2026-01-15", "", "3e26", "90000000"],
			...trained.slice(0, 1),
		]),
	});
	await database.query(
		`create function fail() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`,
	);
	await database.query(
		"create trigger killed before update on model_sources for each row execute function fail()",
	);
	await expect(nextDay()).rejects.toThrow("killed");
	expect(await changes(database)).toEqual([]);
	await database.query("drop trigger killed on model_sources");
	await nextDay();
	expect(await changes(database)).toHaveLength(1);
});

test("two processes that read the same file at once keep its changes once", async () => {
	const { database, clock, sources, deps } = await openSources();
	sources.publish({
		epoch: epochFile([
			["GPT-7", "OpenAI", "2026-01-15", "", "3e26", "90000000"],
			...trained.slice(0, 1),
		]),
	});
	clock.set(new Date(clock.now().getTime() + 2 * day));
	const both = await Promise.all([
		refreshModels(deps, sources.addresses),
		refreshModels(deps, sources.addresses),
	]);
	expect(both.flat().filter(({ kind }) => kind === "taken")).toEqual([
		{ source: "Epoch AI", kind: "taken", changes: 1 },
	]);
	expect(await changes(database)).toHaveLength(1);
});

test.each([
	["no JSON", { dev: '{"openai": {"models"' }, "it is no JSON"],
	["another JSON", { dev: "[]" }, "it is no list of hosts and their models"],
	["an empty file", { dev: "" }, "it is no JSON"],
	["no model", { dev: "{}" }, "it has no model that can be read"],
	["an empty table", { epoch: "" }, 'it lacks the column "Model"'],
	[
		"other columns",
		{ epoch: epochFile(trained).replace("Publication date", "Date") },
		'it lacks the column "Publication date"',
	],
	[
		"a table that was cut",
		{ epoch: epochFile(trained).slice(0, -20) },
		"its row 3 has 6 of 8 columns",
	],
	[
		"a page in the place of the table",
		{ epoch: "<!doctype html>\n<p>Not found" },
		'it lacks the column "Model"',
	],
])("%s is refused, and the old facts stay", async (_what, file, reason) => {
	const { database, sources, nextDay } = await openSources();
	const facts = await factsOf(database, "gpt-7");
	sources.publish(file);
	const problem = `its file is refused: ${reason}`;
	expect(await nextDay()).toContainEqual({
		source: "dev" in file ? "models.dev" : "Epoch AI",
		kind: "problem",
		problem,
	});
	expect(await factsOf(database, "gpt-7")).toEqual(facts);
	expect(await changes(database)).toEqual([]);
	const states = await sourceStates(database);
	expect(states.map((state) => state.problem)).toContain(problem);
	// As soon as the file is whole again, all is well.
	sources.publish({ dev: modelsDevFile(api), epoch: epochFile(trained) });
	await nextDay();
	expect((await sourceStates(database)).map((state) => state.problem)).toEqual([
		null,
		null,
	]);
});

test("a server that fails is a problem that goes by, too", async () => {
	const { database, clock, deps } = await openSources();
	clock.set(new Date(clock.now().getTime() + 2 * day));
	const gone = "http://127.0.0.1:9/api.json";
	const outcomes = await refreshModels(deps, { dev: gone, epoch: gone });
	expect(outcomes.map(({ kind }) => kind)).toEqual(["problem", "problem"]);
	const [state] = await sourceStates(database);
	expect(state?.problem).toContain("127.0.0.1");
	expect(state?.problemSince).toEqual(clock.now());
	expect(state && state.nextCheckAt.getTime() - clock.now().getTime()).toBe(
		6.5 * 60 * 60_000,
	);
});

/** A hundred models at two hosts each, but the last so many. */
function hundred(without: number, listed: Listed = {}): string {
	const models = Object.fromEntries(
		Array.from({ length: 100 - without }, (_, index) => [
			`gpt-${index + 10}`,
			listed,
		]),
	);
	return modelsDevFile({ openai: models, elsewhere: models });
}

test("a file without 21 of 100 models is refused, one without 19 is taken", async () => {
	const { database, sources, nextDay } = await openSources({ dev: hundred(0) });
	sources.publish({ dev: hundred(21) });
	expect((await nextDay())[0]).toMatchObject({
		kind: "problem",
		problem:
			"its file is refused: it has 79 models where it had 100: over a fifth is gone",
	});
	sources.publish({ dev: hundred(19) });
	expect((await nextDay())[0]).toEqual({
		source: "models.dev",
		kind: "taken",
		changes: 0,
	});
	// What is gone stays, as of the day it was last seen.
	const asOf = async (slug: string) =>
		(await factsOf(database, slug)).find(({ field }) => field === "context")
			?.asOf;
	expect(await asOf("gpt-109")).toBe("2026-07-11");
	expect(await asOf("gpt-10")).toBe("2026-07-13");
});

test("a file that has lost a field, or one of two hosts, is refused", async () => {
	const { sources, nextDay } = await openSources({ dev: hundred(0) });
	sources.publish({ dev: hundred(0, { input: 0 }) });
	expect((await nextDay())[0]).toMatchObject({
		problem: expect.stringContaining('0 values of "'),
	});
	const { elsewhere: _gone, ...rest } = JSON.parse(hundred(0));
	sources.publish({ dev: JSON.stringify(rest) });
	expect((await nextDay())[0]).toMatchObject({
		problem: expect.stringContaining("100 offers of hosts where it had 200"),
	});
});

test("a price that is taken back is no price, all else that is left out stays", async () => {
	const { database, sources, nextDay } = await openSources();
	sources.publish({
		dev: modelsDevFile({
			...api,
			openai: { ...openai, "gpt-7-mini": { input: 0, status: "deprecated" } },
		}),
	});
	await nextDay();
	expect(await changes(database)).toEqual([
		{
			slug: "gpt-7-mini",
			field: "deprecated",
			before: null,
			after: true,
			source: "models.dev",
		},
		{
			slug: "gpt-7-mini",
			field: "price",
			before: { by: "openai", input: 0.5, output: 2 },
			after: null,
			source: "models.dev",
		},
	]);
	const fields = (await factsOf(database, "gpt-7-mini")).map(
		({ field }) => field,
	);
	expect(fields).not.toContain("price");
	expect(fields).toContain("context");
});

test("what the program brings undoes no refresh and announces nothing, neither older nor newer", async () => {
	const { database, sources, nextDay } = await openSources();
	await database.query("delete from models");
	await database.query("delete from model_sources");
	await seedModels(database);
	const before = await factsOf(database, "gpt-5");
	// All that is shipped, but with the one model of which something else is known since.
	const cheap = before.find(({ field }) => field === "price");
	expect(cheap).toBeDefined();
	await database.query(
		`update model_facts set value = '{"by":"openai","input":1,"output":9}', as_of = '2026-07-11'
		where slug = 'gpt-5' and field = 'price'`,
	);
	await database.query(
		`insert into model_sources (source, as_of, revision, reading, next_check_at)
		values ('models.dev', '2026-07-11', 1, 1, '2026-07-30')`,
	);
	await database.query(
		"delete from model_facts where slug = 'gpt-5' and field = 'cutoff'",
	);
	await seedModels(database);
	const after = await factsOf(database, "gpt-5");
	expect(after.find(({ field }) => field === "price")?.value).toEqual({
		by: "openai",
		input: 1,
		output: 9,
	});
	expect(
		after.filter(
			({ field, source }) => field === "cutoff" && source === "models.dev",
		),
	).toEqual([]);
	expect(await changes(database)).toEqual([]);
	expect(sources.requests.length).toBeGreaterThan(0);
	expect(await nextDay()).toHaveLength(1);
});

test("what is read otherwise by a newer program is no news", async () => {
	const { database, sources, nextDay } = await openSources();
	await database.query("update model_sources set reading = 0");
	sources.publish({
		epoch: epochFile([
			["GPT-7", "OpenAI", "2026-01-15", "", "3e26", "90000000"],
			...trained.slice(0, 1),
		]),
	});
	expect(await nextDay()).toEqual([
		{ source: "models.dev", kind: "taken", changes: 0 },
		{ source: "Epoch AI", kind: "taken", changes: 0 },
	]);
	expect(await changes(database)).toEqual([]);
	expect(
		(await factsOf(database, "gpt-7")).find(
			({ field }) => field === "trainingFlop",
		)?.value,
	).toBe(3e26);
});

test("a release that a source moves moves the model, unless its maker says otherwise", async () => {
	const { database, sources, nextDay } = await openSources();
	const moved = { ...elsewhere, "deepseek-v5": { released: "2026-02-20" } };
	sources.publish({
		dev: modelsDevFile({
			openai: {
				...openai,
				"gpt-7-mini": { input: 0.5, output: 2, released: "2026-02-20" },
			},
			elsewhere: moved,
			other: { "deepseek-v5": { released: "2026-02-20" } },
		}),
	});
	await nextDay();
	const released = async (slug: string) =>
		(await modelBySlug(database, slug))?.releasedOn;
	expect(await released("gpt-7-mini")).toBe("2026-02-20");
	// Epoch AI's day of publication counts before that of the hosts.
	expect(await released("deepseek-v5")).toBe("2026-01-15");
});
