import { expect, test } from "vitest";
import { shorten } from "#src/chat/shorten.ts";

test.each([
	["what fits stays", "four words fit here", 19, "four words fit here"],
	["cuts between words", "four words fit here", 18, "four words fit…"],
	["drops a comma before the cut", "one, two, three", 10, "one, two…"],
	["never inside a name", "DeepSeek-V3.1 is out", 12, "…"],
	[
		"Chinese between words",
		"深度求索发布了新的人工智能模型",
		9,
		"深度求索发布了…",
	],
	["no half emoji", "ab 👩‍👩‍👧‍👦👩‍👩‍👧‍👦 cd", 8, "ab…"],
])("%s", (_, text, room, wanted) => {
	const short = shorten(text, room);
	expect(short).toBe(wanted);
	expect(short.length).toBeLessThanOrEqual(room);
});
