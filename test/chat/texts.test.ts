import { expect, test } from "vitest";
import { counted, languageName, textsIn } from "#src/chat/texts/texts.ts";

const languages = ["en", "it"];

/** Stands for a day as well as for a text. */
const anything = Object.assign(new String("…"), {
	kind: "weekday",
	name: "…",
	input: "…",
	output: "…",
	host: "…",
});

/** Every word of a language's texts, by its place, with "…" given for what is filled in. */
function allTexts(value: unknown, place = ""): [string, string][] {
	if (typeof value === "string") return [[place, value]];
	if (typeof value === "function")
		return allTexts(value(anything, anything, anything), place);
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		allTexts(inner, `${place}.${key}`),
	);
}

test.each(languages)(
	"%s is plain: no exclamation marks, no emoji",
	(language) => {
		for (const [place, text] of allTexts(textsIn(language))) {
			expect(text, place).not.toMatch(/!|\p{Extended_Pictographic}/u);
			expect(text.trim(), place).toBe(text);
		}
	},
);

test.each(languages)("%s has a label for each button that fits", (language) => {
	for (const label of Object.values(textsIn(language).actions))
		expect(label.length).toBeLessThanOrEqual(40);
});

test("the languages name the same topics", () => {
	const [first, ...others] = languages.map((language) =>
		Object.keys(textsIn(language).topics),
	);
	for (const other of others) expect(other).toEqual(first);
});

test("numbers and plurals follow the language", () => {
	expect(counted(textsIn("en"), textsIn("en").stories, 1)).toBe("1 story");
	expect(counted(textsIn("en"), textsIn("en").stories, 1200)).toBe(
		"1,200 stories",
	);
	expect(counted(textsIn("it"), textsIn("it").stories, 0)).toBe("0 notizie");
	expect(languageName(textsIn("it"), "zh")).toBe("cinese");
	expect(languageName(textsIn("en"), "<script>")).toBe("?");
});
