import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeChoices } from "./bench/fuzz/chance.ts";
import { minimise } from "./bench/fuzz/minimise.ts";
import { mutate } from "./bench/fuzz/mutate.ts";
import { commonWords } from "./bench/fuzz/words.ts";
import { type FuzzInput, fuzzInputs } from "./support/fuzz/inputs.ts";
import { type FuzzTarget, faultOf, judge } from "./support/fuzz/target.ts";
import { loadTarget, targetNames } from "./support/fuzz/targets.ts";

/** FUZZ_RUNS=10000 for the long round. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 20);

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

	test(
		"whatever is changed in them, nothing is wrong",
		() => {
			fc.assert(
				fc.property(changedInput(target, seeds), (input) => {
					expect(judge(target, Buffer.from(input, "latin1"))).toEqual([]);
				}),
				{ numRuns },
			);
		},
		30_000 + numRuns * 500,
	);
});

/** One of the seeds with some pieces of it replaced by words of its language and by anything; bytes, a character each. */
function changedInput(
	{ words }: FuzzTarget,
	seeds: readonly FuzzInput[],
): fc.Arbitrary<string> {
	const asBytes = (text: string) => Buffer.from(text).toString("latin1");
	const put = fc
		.oneof(
			fc.constantFrom(...words, ...commonWords),
			fc.string({ unit: "binary", maxLength: 12 }),
			fc.string({ unit: "grapheme", maxLength: 12 }),
		)
		.map(asBytes);
	const change = fc.record({ at: fc.nat(), cut: fc.nat(40), put });
	const seed = fc.constantFrom(
		...seeds.map(({ bytes }) => bytes.toString("latin1")),
	);
	return fc
		.tuple(seed, fc.array(change, { maxLength: 8 }))
		.map(([start, changes]) =>
			changes.reduce((text, { at, cut, put }) => {
				const from = at % (text.length + 1);
				return text.slice(0, from) + put + text.slice(from + cut);
			}, start),
		);
}

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
