import { expect, test } from "vitest";
import { modelCatalogue } from "#src/models/catalogue.ts";
import { makeResolver } from "#src/models/resolve.ts";
import { seedModels } from "#src/models/seed.ts";
import {
	factsOf,
	modelBySlug,
	resolvableModels,
	saveCatalogue,
} from "#src/models/store.ts";
import { databaseForTest } from "#test/support/database.ts";

test("the shipped catalogue is stored once, however often it is seeded", async () => {
	const database = await databaseForTest();
	await seedModels(database);
	const count = async () =>
		(
			await database.query<{ models: number; facts: number; updated: Date }>(
				`select (select count(*)::int from models) as models,
					(select count(*)::int from model_facts) as facts,
					(select max(updated_at) from models) as updated`,
			)
		).rows[0];
	const first = await count();
	expect(first?.models).toBe(modelCatalogue().models.length);
	await seedModels(database);
	expect(await count()).toEqual(first);
});

test("a stored model is found by its slug, with each source's facts", async () => {
	const database = await databaseForTest();
	await seedModels(database);
	expect(await modelBySlug(database, "deepseek-v3")).toMatchObject({
		name: "DeepSeek-V3",
		maker: "DeepSeek",
		kind: "model",
		releasedOn: "2024-12-26",
	});
	expect(await modelBySlug(database, "pineapple")).toBeNull();
	const costs = (await factsOf(database, "deepseek-v3")).filter(
		({ field }) => field === "trainingCost",
	);
	expect(
		costs.map(({ source, value, certainty }) => [source, value, certainty]),
	).toEqual([
		["Epoch AI", 5390000, "estimated"],
		["DeepSeek", 5576000, "stated"],
	]);
});

test("a more recent fact survives a seed, an older one does not", async () => {
	const database = await databaseForTest();
	const entry = modelCatalogue().models.find(({ slug }) => slug === "gpt-4o");
	if (!entry) throw new Error("gpt-4o is missing from the catalogue.");
	const withContext = (value: number, asOf: string) => ({
		...entry,
		facts: entry.facts
			.filter(({ field }) => field === "context")
			.map((fact) => ({ ...fact, value, asOf })),
	});
	const context = async () => (await factsOf(database, "gpt-4o"))[0]?.value;
	await saveCatalogue(database, [withContext(1, "2020-01-01")]);
	await saveCatalogue(database, [withContext(2, "2021-01-01")]);
	expect(await context()).toBe(2);
	await saveCatalogue(database, [withContext(3, "2020-06-01")]);
	expect(await context()).toBe(2);
});

test("a resolver over the stored names answers like one over the shipped", async () => {
	const database = await databaseForTest();
	await seedModels(database);
	const stored = makeResolver(await resolvableModels(database));
	const shipped = makeResolver(modelCatalogue().models);
	for (const query of ["4o", "sonnet 3.5", "llama 405b", "qwq", "llama 3.3"]) {
		expect(stored.resolve(query)).toEqual(shipped.resolve(query));
	}
});
