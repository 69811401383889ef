import { expect, it } from "vitest";
import { rouge } from "./rouge.ts";

it("measures shared words, pairs and order", () => {
	expect(rouge(["The cat sat down."], ["The cat sat down."])).toEqual({
		one: 1,
		two: 1,
		long: 1,
	});
	expect(rouge(["A dog."], ["The cat sat."])).toEqual({
		one: 0,
		two: 0,
		long: 0,
	});
	const half = rouge(
		["police killed the gunman"],
		["the gunman police killed"],
	);
	expect(half.one).toBe(1);
	expect(half.two).toBeCloseTo(2 / 3);
	expect(half.long).toBe(0.5);
});
