import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const read = (file: string) =>
	readFileSync(new URL(`../../src/web/${file}`, import.meta.url), "utf8");
const style = read("style.css");
const chat = read("chat.css");

type Colours = Record<string, number>;

/** The colours that a selector sets: of the light scheme, and of the dark one. */
function schemesOf(sheet: string, selector: string): [Colours, Colours] {
	const [light = {}, dark = {}] = [
		...sheet.matchAll(new RegExp(`${selector} \\{([^}]*)\\}`, "g")),
	]
		.map(([, block]) => coloursIn(block ?? ""))
		.filter((colours) => Object.keys(colours).length > 0);
	return [light, { ...light, ...dark }];
}

function coloursIn(block: string): Colours {
	return Object.fromEntries(
		[...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(
			([, name, colour]) => [name, Number.parseInt(colour ?? "", 16)],
		),
	);
}

/** Contrast ratio of two colours, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: number, other: number): number {
	const [light = 0, dark = 0] = [one, other]
		.map(luminance)
		.sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: number): number {
	const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
		const part = ((colour >> shift) & 255) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const pageWords = ["ink", "quiet", "accent", "alarm"].flatMap((word) => [
	`${word} on paper`,
	`${word} on raised`,
]);
const chatWords = [
	"words on ground",
	"words on shade",
	"words on button",
	"words on called",
	"faint on ground",
	"faint on shade",
	"link on ground",
	"link on shade",
	"code on shade",
	"badge-words on badge",
];

describe.each([
	["the page", schemesOf(style, ":root"), pageWords],
	["Slack", schemesOf(chat, "\\.slack"), chatWords],
	["Discord", schemesOf(chat, "\\.discord"), chatWords],
])("in the colours of %s", (_, [light, dark], pairs) => {
	test.each(pairs)("%s can be read by day and by night", (pair) => {
		const [words = "", ground = ""] = pair.split(" on ");
		for (const colours of [light, dark])
			expect(
				contrast(colours[words] ?? 0, colours[ground] ?? 0),
			).toBeGreaterThanOrEqual(4.5);
	});
});

test("takes nothing from elsewhere", () => {
	expect(style + chat).not.toMatch(/url\(|@import|@font-face/);
});
