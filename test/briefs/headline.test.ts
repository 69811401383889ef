import { expect, test } from "vitest";
import { bareTitle } from "#src/briefs/headline.ts";

test.each([
	["Lab opens its newest model to all | The Paper", "The Paper"],
	["Lab opens its newest model to all - paper.com", "Elsewhere"],
	["Exclusive: Lab opens its newest model to all", "Paper"],
	["Lab opens its newest model to all (Ada Rossi/The Paper)", "Linkboard"],
])("%s", (title, source) => {
	expect(bareTitle(title, source)).toBe("Lab opens its newest model to all");
});

test("what belongs to a headline stays", () => {
	const title = "Model scores 90% (up from 45%) on a test - and fails another";
	expect(bareTitle(title, "Paper")).toBe(title);
});
