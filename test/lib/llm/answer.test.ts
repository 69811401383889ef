import { expect, test } from "vitest";
import { z } from "zod";
import { readAnswer } from "#src/lib/llm/answer.ts";

const schema = z.object({ a: z.unknown() });

test("what was cut off is closed behind its last whole element", () => {
	expect(readAnswer('{"a":[1,[2,3],[4', schema)).toEqual({
		value: { a: [1, [2, 3]] },
	});
});

test("values in values without end are no answer", () => {
	const endless = (depth: number) => `{"a":${"[1,".repeat(depth)}`;
	expect(readAnswer(endless(20), schema)).toHaveProperty("value");
	expect(readAnswer(endless(20_000), schema)).toEqual({
		problem: "it holds no JSON",
	});
});
