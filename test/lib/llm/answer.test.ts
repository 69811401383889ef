import { expect, test } from "vitest";
import { z } from "zod";
import { readAnswer } from "#src/lib/llm/answer.ts";

const schema = z.object({ a: z.unknown() });

test("what was cut off is closed behind its last whole element", () => {
	expect(readAnswer('{"a":[1,[2,3],[4', schema)).toEqual({
		value: { a: [1, [2, 3]] },
	});
});

test("values in values without end are read no deeper than any answer goes", () => {
	const endless = (depth: number) => `{"a":${"[1,".repeat(depth)}`;
	const depthOf = (depth: number) =>
		JSON.stringify(readAnswer(endless(depth), schema)).split("[").length - 1;
	expect(depthOf(20)).toBe(20);
	expect(depthOf(20_000)).toBe(99);
});
