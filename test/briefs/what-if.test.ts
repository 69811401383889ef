import { expect, test } from "vitest";
import { whatIf } from "#src/briefs/what-if.ts";

const day = {
	articles: 2000,
	languages: 3,
	entries: 300,
	written: 40,
	writingMicrodollars: 16_000,
};

test("prices every article in every language, and every channel's entries, at what a story cost", () => {
	expect(whatIf(day)).toEqual({ perArticle: 2_400_000, perChannel: 120_000 });
});

test("counts one language where no digest was written, and no channel", () => {
	expect(whatIf({ ...day, languages: 0, entries: 0 })).toEqual({
		perArticle: 800_000,
		perChannel: 0,
	});
});

test("knows nothing where nothing was written", () => {
	expect(whatIf({ ...day, written: 0 })).toBeNull();
});
