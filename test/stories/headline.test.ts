import { expect, test } from "vitest";
import { bareHeadline } from "#src/stories/headline.ts";

test.each([
	[
		"Orca Labs opens its weights (Jane Doe/The Harbour Post)",
		"Orca Labs opens its weights",
	],
	[
		"Orca Labs opens the weights of its coding model - The Harbour Post",
		"Orca Labs opens the weights of its coding model",
	],
	[
		"奥卡实验室开放了其编码模型的全部权重 - Harbour Post",
		"奥卡实验室开放了其编码模型的全部权重",
	],
	["Show HN: A small tracker for tokens", "A small tracker for tokens"],
	["A paper on pacing (2018)", "A paper on pacing"],
	["Orca&#8217;s model https://t.co/abc", "Orca's model"],
	["Opus – a model", "Opus - a model"],
])("%s", (title, expected) => {
	expect(bareHeadline(title)).toBe(expected);
});
