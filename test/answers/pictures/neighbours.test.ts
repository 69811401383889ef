import { expect, test } from "vitest";
import { priceBesideOthers } from "#src/answers/model-pictures.ts";
import {
	isWithdrawn,
	nearestInPrice,
	pricedFields,
	pricedModels,
} from "#src/answers/prices.ts";
import { modelsWith } from "#src/answers/store-trend.ts";
import { seedModels } from "#src/models/seed.ts";
import { databaseForTest } from "#test/support/database.ts";

test("neighbours are those of the whole catalogue, of which a year is read", async () => {
	const database = await databaseForTest();
	await seedModels(database);
	const all = await modelsWith(database, pricedFields);
	const offered = pricedModels(all.filter((each) => !isWithdrawn(each)));
	const near = await modelsWith(database, pricedFields, { yearOf: "o3" });
	expect(near.length).toBeGreaterThan(10);
	expect(near.length).toBeLessThan(all.length);
	expect(all).toEqual(expect.arrayContaining(near));
	for (const slug of ["deepseek-v3", "o3", "gpt-4o", "llama-3.1-405b"]) {
		const [model] = pricedModels(all.filter((each) => each.slug === slug));
		if (!model) throw new Error(`${slug} has no price`);
		const picture = await priceBesideOthers(database, slug);
		expect(picture?.neighbours).toEqual(nearestInPrice(model, offered));
	}
	expect(await priceBesideOthers(database, "no-such-model")).toBeNull();
});
