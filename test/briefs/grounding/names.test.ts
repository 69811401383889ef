import { expect, test } from "vitest";
import { nameIndex, supportsName } from "#src/briefs/grounding/name-index.ts";
import { nameMentions } from "#src/briefs/grounding/names.ts";
import { textBefore } from "#src/briefs/grounding/text-before.ts";

test("a name in capitals is borne out by the words that it stands for, up to six", () => {
	const index = nameIndex("The International Monetary Fund said so.", "en");
	const [name] = nameMentions("The IMF said so.", "en");
	expect(name && supportsName(index, name, "en")).toBe(true);
	const { initials } = nameIndex("Alpha Beta Gamma ".repeat(100), "en");
	expect(Math.max(...[...initials].map(({ length }) => length))).toBe(6);
});

test("a name is known with its neighbours, however far into the sentence it stands", () => {
	const text = `${"word ".repeat(1_000)}by Yang Zhilin`;
	expect(nameMentions(text, "en").map(({ beside }) => beside)).toEqual([
		["yang zhilin"],
		["yang zhilin"],
	]);
});

test("what stands before a word is looked at as far as words reach", () => {
	expect(textBefore("the firm Nvidia", 9)).toBe("the firm ");
	expect(textBefore("word ".repeat(1_000), 5_000)).toHaveLength(100);
});
