import { expect, test } from "vitest";
import { roundsOf } from "#src/briefs/rounds.ts";

test("each story is written in one language, English first, and then translated", () => {
	const wanted = new Map([
		["it", [1, 2, 3]],
		["de", [3, 4, 4]],
		["en", [2, 5]],
	]);
	expect(roundsOf(wanted)).toEqual([
		{ language: "en", storyIds: [2, 5] },
		{ language: "it", storyIds: [1, 3] },
		{ language: "de", storyIds: [4] },
		{ language: "it", storyIds: [2] },
		{ language: "de", storyIds: [3] },
	]);
});

test("nothing wanted is nothing asked", () => {
	expect(roundsOf(new Map([["en", []]]))).toEqual([]);
});
