import { expect, test } from "vitest";
import { columns } from "#src/chat/messages/columns.ts";

test.each([
	["chips", 5],
	["深度求索", 8],
	["モデル、", 8],
	["モテ\u3099ル", 6],
	["索\ufe0f引", 4],
	["深a度", 5],
])("%s takes %i columns", (text, taken) => {
	expect(columns(text)).toBe(taken);
});
