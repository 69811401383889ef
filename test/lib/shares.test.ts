import fc from "fast-check";
import { expect, test } from "vitest";
import { makeShares } from "#src/lib/shares.ts";

/** Work that ends when it is told to, and what has begun and not ended. */
function makeWork(limits: Parameters<typeof makeShares>[0]) {
	const shares = makeShares(limits);
	const begun: { tenant: string; end: () => void }[] = [];
	const running: typeof begun = [];
	return {
		begun,
		running,
		ask(tenant: string): boolean {
			const done = shares.use(tenant, () => {
				const { promise, resolve } = Promise.withResolvers<void>();
				const work = { tenant, end: resolve };
				begun.push(work);
				running.push(work);
				return promise;
			});
			return done !== null;
		},
		async endOne(): Promise<void> {
			running.shift()?.end();
			await settled();
		},
	};
}

/** All that follows from what is done already has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("a thousand questions of one keep another's two waiting for one end each, and are refused beyond its line", async () => {
	const work = makeWork({ atOnce: 4, ofOne: 4, waitingOfOne: 20 });
	const taken = Array.from({ length: 1_000 }, () => work.ask("many"));
	expect(taken.filter(Boolean)).toHaveLength(24);
	expect([work.ask("few"), work.ask("few")]).toEqual([true, true]);
	await settled();
	for (let ended = 0; ended < 4; ended++) await work.endOne();
	expect(work.begun.slice(4).map(({ tenant }) => tenant)).toEqual([
		"many",
		"few",
		"many",
		"few",
	]);
	while (work.running.length > 0) await work.endOne();
	expect(work.begun).toHaveLength(26);
});

test("one alone does not take all places", async () => {
	const work = makeWork({ atOnce: 4, ofOne: 3, waitingOfOne: 9 });
	for (let asked = 0; asked < 9; asked++) work.ask("many");
	work.ask("few");
	await settled();
	expect(work.running.map(({ tenant }) => tenant)).toEqual([
		...["many", "many", "many"],
		"few",
	]);
});

test("whatever is asked and ends, limits hold, nobody idles, and all that was taken is done", async () => {
	const steps = fc.array(fc.constantFrom("a", "b", "c", null), {
		maxLength: 60,
	});
	await fc.assert(
		fc.asyncProperty(steps, async (asked) => {
			const work = makeWork({ atOnce: 3, ofOne: 2, waitingOfOne: 5 });
			let taken = 0;
			for (const tenant of asked) {
				if (tenant === null) await work.endOne();
				else if (work.ask(tenant)) taken += 1;
				await settled();
				expect(work.running.length).toBeLessThanOrEqual(3);
				for (const each of "abc")
					expect(
						work.running.filter(({ tenant: of }) => of === each).length,
					).toBeLessThanOrEqual(2);
			}
			while (work.running.length > 0) await work.endOne();
			expect(work.begun).toHaveLength(taken);
		}),
		{ numRuns: 200 },
	);
});

test("work that fails makes room too", async () => {
	const shares = makeShares({ atOnce: 1, ofOne: 1, waitingOfOne: 1 });
	const failing = shares.use("a", async () => {
		throw new Error("no");
	});
	const after = shares.use("a", async () => "done");
	await expect(failing).rejects.toThrow("no");
	expect(await after).toBe("done");
});
