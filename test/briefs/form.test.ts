import { describe, expect, it } from "vitest";
import { checkWritten } from "#src/briefs/check.ts";
import { entryForm, withinWords, wordCount } from "#src/briefs/form.ts";
import { materialOf } from "#src/briefs/material.ts";
import { makeArticle } from "./article.ts";

const words = (count: number) => ({
	text: Array.from({ length: count }, (_, index) => `word${index}`).join(" "),
});

describe("the form of an entry", () => {
	it("counts what a reader reads, in any script", () => {
		expect(wordCount(["Training took 2,000 chips.", "Nobody knows."])).toBe(6);
		expect(wordCount(["训练用了两千块芯片十六个字吗是"])).toBeCloseTo(15 / 1.6);
	});

	it("leaves out last what came last, and never the first", () => {
		const [a, b, c] = [words(30), words(28), words(10)];
		expect(withinWords([a, b, c], 2)).toEqual([a, b]);
		expect(withinWords([a, words(40), c], 2)).toEqual([a, c]);
		expect(withinWords([words(55), words(10)], 2)).toBeNull();
		expect(withinWords([a, c], 2)).toEqual([a, c]);
	});
});

const source = materialOf(
	makeArticle({
		id: 1,
		text: "Northwind has opened the weights of its newest model under the Apache licence. Training took 2,000 chips and about 3 million dollars. The company says that a version for images may follow.",
	}),
);
const cite = (text: string) => ({ text, sources: [1] });
const fair = {
	headline: "Northwind opens the weights of its newest model",
	sentences: [
		cite("Northwind has opened the weights of its newest model."),
		cite("Training took 2,000 chips and about 3 million dollars."),
	],
	why: null,
};

describe("checkWritten", () => {
	it("takes no headline of more than ninety characters", () => {
		const headline =
			"Northwind opens the weights of its newest model under the Apache licence, which took 2,000 chips";
		const checked = checkWritten({ ...fair, headline }, [source]);
		expect(checked.headline).toBeNull();
		expect(checked.mistakes).toEqual([
			{ sentence: headline, problems: ["source: longer than 90 characters"] },
		]);
	});

	it("keeps to sixty words, and says which sentence was one too many", () => {
		const long = cite(
			Array(7)
				.fill("Northwind has opened the weights of its newest model")
				.join(", "),
		);
		const checked = checkWritten(
			{ ...fair, sentences: [...fair.sentences, long] },
			[source],
			entryForm,
		);
		expect(checked.sentences).toEqual(fair.sentences);
		expect(checked.verdicts.at(-1)).toMatchObject({
			ok: false,
			sentence: long.text,
		});
	});

	it("takes no brief in another language than the one asked for", () => {
		const checked = checkWritten(fair, [source], entryForm, { language: "it" });
		expect(checked.sentences).toEqual([]);
		expect(checked.mistakes.at(-1)?.problems).toEqual([
			"source: not written in Italian",
		]);
		expect(
			checkWritten(fair, [source], entryForm, { language: "en" }).sentences,
		).toEqual(fair.sentences);
	});
});
