import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentences, words } from "#src/lib/text/segment.ts";

describe("sentences", () => {
	const whole: [string, string][] = [
		["en", "The U.S. Army bought chips from Nvidia Corp. in January."],
		["en", "Dr. Jane J. Smith of M.I.T. said it cost $5.6 million."],
		["en", "Some models, e.g. DeepSeek-V3, i.e. the open one, are cheap."],
		["en", "On Jan. 20 the firm released No. 5 of its series, vs. Llama 3.1."],
		["en", "Apple Inc. Chief Executive Tim Cook was there."],
		["en", "“Why now?” he asked the board of Yahoo! without an answer."],
		[
			"it",
			"Il dott. Rossi e la prof.ssa Bianchi citano l'art. 5 del d.lgs. 70.",
		],
		["it", "Il costo è di 6 mln. di dollari, p.es. in energia."],
		["de", "Am 27. Januar fiel der Kurs, z.B. von Nvidia, um ca. 17 Prozent."],
		["de", "Im 20. Jahrhundert war Prof. Müller noch nicht geboren."],
		["fr", "M. Dupont et Mme. Durand parlent, p.ex. de Mistral."],
		["es", "El Sr. García compró 3.000 chips en EE.UU. por 2,5 millones."],
		["zh", "DeepSeek-V3的训练成本约为557.6万美元，使用2048块H800。"],
		["ja", "同社は「安全性を重視する。」と説明した。"],
	];
	test.each(whole)("%s: one sentence stays whole: %s", (language, text) => {
		expect(sentences(text, language)).toEqual([text]);
	});

	const split: [string, string[]][] = [
		["en", ["It was made in the U.S.", "The price is low."]],
		["en", ["He works at OpenAI Inc.", "It pays well."]],
		["en", ["xAI answered.", "o3 did not.", "“Really?”", "Yes!"]],
		["en", ["The model has 671B parameters.", "37B are active."]],
		["en", ["It costs $5.6 million.", "$100 million is usual."]],
		["en", ['He said "no."', "She left."]],
		["it", ["È costato 450 dollari.", "«Poco», dice Stoica."]],
		["de", ["Das kostet 5,6 Mio. Dollar.", "Der Kurs fiel."]],
		["es", ["¿Quién ganó?", "¡Nadie lo sabe!", "Fin."]],
		["zh", ["它很便宜。", "“真的吗？”", "是的！"]],
		["ja", ["安いです。", "速いです。"]],
	];
	test.each(split)("%s: splits %j", (language, parts) => {
		const between = language === "zh" || language === "ja" ? "" : " ";
		expect(sentences(parts.join(between), language)).toEqual(parts);
	});

	test("paragraphs and lines end a sentence, a wrapped line does not", () => {
		expect(
			sentences("A headline\n\nFirst point\nSecond point\nwhich goes on."),
		).toEqual(["A headline", "First point", "Second point which goes on."]);
	});

	test("a numbered list keeps its numbers", () => {
		expect(sentences("1. Train it. 2. Sell it.")).toEqual([
			"1. Train it.",
			"2. Sell it.",
		]);
	});

	test("nothing is lost or invented", () => {
		const squeeze = (text: string) => text.replace(/\s+/gu, "");
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				expect(squeeze(sentences(text).join(""))).toBe(squeeze(text));
			}),
		);
	});
});

describe("words", () => {
	test("keeps numbers and apostrophes, splits hyphens and commas", () => {
		expect(words("OpenAI's GPT-5.6 costs less,even “now”.")).toEqual([
			"OpenAI's",
			"GPT",
			"5.6",
			"costs",
			"less",
			"even",
			"now",
		]);
		expect(words("1,000 chips, 2,500.50 dollars")).toEqual([
			"1,000",
			"chips",
			"2,500.50",
			"dollars",
		]);
	});

	test("segments scripts without spaces and keeps the Latin names in them", () => {
		expect(words("英伟达发布新芯片H20", "zh")).toContain("H20");
		expect(words("英伟达发布新芯片H20", "zh")).toContain("发布");
		expect(words("半導体の輸出規制", "ja")).toContain("輸出");
	});

	test("an empty text has none", () => {
		expect(words(" … ")).toEqual([]);
	});
});

test("a word without an end is one of its sentence", () => {
	const endless = `${"$".repeat(20_000)}.`;
	expect(sentences(`It said ${endless} It left.`)).toEqual([
		`It said ${endless}`,
		"It left.",
	]);
	const stops = "a.b.".repeat(5_000);
	expect(sentences(`It said ${stops} It left.`)).toHaveLength(2);
	const dots = ".".repeat(20_000);
	expect(sentences(`It said ${dots}so. It left.`)).toEqual([
		`It said ${dots}so.`,
		"It left.",
	]);
});
