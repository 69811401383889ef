import { describe, expect, test } from "vitest";
import { makePhraseIndex } from "#src/topics/phrases.ts";
import { tokenise } from "#src/topics/tokens.ts";

const find = (phrases: string[], text: string) =>
	makePhraseIndex(phrases.map((phrase) => [phrase, phrase] as const))
		.find(tokenise(text))
		.map(({ phrase }) => phrase);

describe("phrases", () => {
	test.each([
		["mac", "Macau and the iMac", []],
		["mac", "A new Mac.", ["mac"]],
		[
			"open source",
			"open-source and Open Source",
			["open source", "open source"],
		],
		["regulat*", "Regulators regulate; deregulation", ["regulat*", "regulat*"]],
		[
			"contrôle* à l'exportation",
			"Les contrôles à l’exportation",
			["contrôle* à l'exportation"],
		],
		["chip ban", "a chip. Ban it", []],
		["a.i", "A.I. is here", ["a.i"]],
		["=Meta", "Meta and meta", ["Meta"]],
		["ki", "Die KI kommt nach Kiel", ["ki"]],
		["芯片", "英伟达芯片出口", ["芯片"]],
		["ai法", "新しいAI法が成立", ["ai法"]],
		["ai法", "OpenAI法務部", []],
		["モデル", "モデルナのワクチン", []],
		["モデル", "新モデルを公開", ["モデル"]],
	])("%s in %s", (phrase, text, found) => {
		expect(find([phrase], text)).toEqual(found);
	});

	test("a phrase without a word is refused", () => {
		expect(() => find(["…"], "")).toThrow(/holds no word/);
	});
});

test("tokens know their places", () => {
	const { text, tokens } = tokenise("**GPT-5.6** in the U.S.");
	expect(tokens.map((token) => token.text)).toEqual([
		"gpt",
		"5.6",
		"in",
		"the",
		"us",
	]);
	for (const token of tokens) {
		expect(text.slice(token.start, token.end)).toBe(token.raw);
	}
});
