import { describe, expect, test } from "vitest";
import { makeChoices } from "./bench/fuzz/chance.ts";
import { minimise } from "./bench/fuzz/minimise.ts";
import { mutate } from "./bench/fuzz/mutate.ts";
import { fuzzInputs } from "./support/fuzz/inputs.ts";
import { faultOf, judge } from "./support/fuzz/target.ts";
import { loadTarget, targetNames } from "./support/fuzz/targets.ts";

/** Inputs of a second and more are found by `npm run bench -- fuzz`; one that never ends holds this file up. */
describe.each(targetNames)("%s", async (name) => {
	const target = await loadTarget(name);
	const seeds = fuzzInputs("seeds", name);

	test("has inputs to begin with, and nothing is wrong with them", () => {
		expect(seeds.length).toBeGreaterThan(0);
		for (const seed of seeds)
			expect(judge(target, seed.bytes), seed.name).toEqual([]);
	});

	test.each(fuzzInputs("cases", name))("no more: $name", ({ bytes }) => {
		expect(judge(target, bytes)).toEqual([]);
	});

	test("whatever is made of them in a few steps, nothing is wrong", () => {
		const chance = makeChoices(8);
		const others = seeds.map(({ bytes }) => bytes.toString("latin1"));
		const words = target.words.map((word) =>
			Buffer.from(word).toString("latin1"),
		);
		for (let round = 0; round < 12; round++) {
			const input = mutate(chance.one(others) ?? "", {
				shape: target.shape,
				words,
				others,
				chance,
			});
			expect(judge(target, Buffer.from(input, "latin1"))).toEqual([]);
		}
	});
});

test("a fault is told from another by what stands before the colon, an error by its place", () => {
	const planted = {
		name: "planted",
		about: /./,
		shape: "text" as const,
		words: [],
		problems: (input: Uint8Array) => {
			if (input.length > 3) throw new TypeError("planted");
			return [`too short: ${input.length}`];
		},
	};
	expect(judge(planted, Buffer.from("ab")).map(faultOf)).toEqual(["too short"]);
	expect(judge(planted, Buffer.from("abcd")).join()).toMatch(
		/^throws TypeError at .*: planted$/,
	);
});

test("a found input is cut to what is wrong with it", () => {
	const input = `${"x".repeat(300)}<a>${"y".repeat(99)}<b>${"z".repeat(50)}`;
	const isWrong = (text: string) => /<a>.*<b>/.test(text);
	expect(minimise(input, isWrong)).toBe("<a><b>");
});

test("chance gives the same for the same seed, and other for another", () => {
	const made = (seed: number) =>
		Array.from({ length: 20 }, () =>
			mutate("<p>one</p>", {
				shape: "markup",
				words: ["<b>"],
				others: ["<i>two</i>"],
				chance: makeChoices(seed),
			}),
		);
	expect(made(1)).toEqual(made(1));
	expect(made(1)).not.toEqual(made(2));
});
