import fc from "fast-check";
import { expect, test } from "vitest";
import { shortHash } from "#src/lib/text/hash.ts";
import { normalise } from "#src/lib/text/normalise.ts";

test.each([
	["  GPT‑5.6   Mini ", "gpt-5.6 mini"],
	["Ｑｗｅｎ３", "qwen3"],
	["L’Été « Mistral »", 'l\'ete " mistral "'],
	["Straße in Łódź", "strasse in lodz"],
	["ガイド", "ガイド"],
	["한국어", "한국어"],
	["soft\u00adhyphen\u200b", "softhyphen"],
	["№ ½", "no 1⁄2"],
])("%j becomes %j", (text, folded) => {
	expect(normalise(text)).toBe(folded);
});

test("folding twice changes nothing more", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (text) => {
			expect(normalise(normalise(text))).toBe(normalise(text));
		}),
	);
});

test("a hash is short and stable", () => {
	expect(shortHash("DeepSeek-V3")).toBe(shortHash("DeepSeek-V3"));
	expect(shortHash("")).toBe("e3b0c44298fc1c14");
	expect(shortHash("é")).not.toBe(shortHash("e"));
});
