import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { DatedModel } from "#src/answers/cheapest.ts";
import type { ComputedModel } from "#src/answers/compute.ts";
import { cheapestPicture } from "#src/answers/pictures/cheapest-picture.ts";
import {
	computeComparison,
	computeTrendPicture,
} from "#src/answers/pictures/compute-picture.ts";
import { contextPicture } from "#src/answers/pictures/context-picture.ts";
import { placeLabels } from "#src/answers/pictures/place-labels.ts";
import { pricePicture } from "#src/answers/pictures/price-picture.ts";
import { storiesPicture } from "#src/answers/pictures/stories-picture.ts";
import { fitWidth, textWidth } from "#src/answers/pictures/text-width.ts";
import { cardSize, colours, sizes } from "#src/answers/pictures/theme.ts";
import { logTicks } from "#src/answers/pictures/ticks.ts";
import type { StoryTrend } from "#src/answers/story-trend.ts";
import { pictureWords } from "#src/chat/messages/picture-words.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { type ChartSpec, pixelRatio } from "#src/lib/plot/chart.ts";
import { makePlotter } from "#src/lib/plot/plotter.ts";
import { pngSize } from "#test/support/pictures.ts";

const words = {
	en: pictureWords(textsIn("en")),
	it: pictureWords(textsIn("it")),
};

const source = { source: "models.dev", asOf: "2026-07-02" };

function sold(
	name: string,
	released: string,
	[input, output, context]: [number, number, number],
	isOwnPrice = true,
): DatedModel {
	return {
		slug: name.toLowerCase(),
		name,
		maker: "Maker",
		released,
		hosts: 9,
		context,
		sort: "",
		price: { by: "host", input, output },
		isOwnPrice,
		...source,
	};
}

const models = [
	sold("Dear", "2024-02-01", [15, 60, 128_000]),
	sold("Middle", "2024-09-01", [2.5, 10, 200_000]),
	sold("Cheap", "2025-03-01", [0.3, 1.2, 1_000_000]),
	sold("Open", "2025-06-01", [0.04, 0.1, 128_000], false),
];
const [dear, middle] = models;
if (!dear || !middle) throw new Error("there are models");

function trained(name: string, released: string, flop: number): ComputedModel {
	return {
		slug: name.toLowerCase(),
		name,
		maker: "Maker",
		released,
		flop,
		isEstimate: true,
		source: "Epoch AI",
		asOf: "2025-06-20",
	};
}

const computed = [
	trained("First", "2020-06-01", 3e23),
	trained("Small", "2021-06-01", 1e24),
	trained("Leader", "2023-03-14", 2e25),
	trained("Later", "2024-12-26", 3.4e24),
];

const week = (day: string, stories: number, isWhole = true) => ({
	from: `2026-11-${day}`,
	stories,
	isWhole,
});
const stories: StoryTrend = {
	unit: "week",
	periods: [week("02", 4), week("09", 0), week("16", 7), week("23", 2, false)],
	stories: 13,
	all: 90,
	isYoung: false,
};

const pictures: Record<string, (language: "en" | "it") => ChartSpec> = {
	price: (language) =>
		pricePicture(middle, [dear, ...models.slice(2)], words[language]),
	context: (language) =>
		contextPicture([dear, middle], models, words[language]),
	cheapest: (language) => cheapestPicture(models, 100_000, words[language]),
	compute: (language) => computeTrendPicture(computed, words[language]),
	"compute-compared": (language) =>
		computeComparison(computed.slice(2), computed, words[language]),
	stories: (language) => storiesPicture(stories, "Chips", words[language]),
};

/** All objects in a value, wherever they stand. */
function objectsIn(value: unknown): Record<string, unknown>[] {
	if (typeof value !== "object" || value === null) return [];
	return [
		value as Record<string, unknown>,
		...Object.values(value).flatMap(objectsIn),
	];
}

describe.each(Object.entries(pictures))("the picture %s", (name, make) => {
	test.each(["en", "it"] as const)(
		"is as in the golden file, in %s",
		async (language) => {
			await expect(
				`${JSON.stringify(make(language), null, "\t")}\n`,
			).toMatchFileSnapshot(`../../fixtures/pictures/${name}-${language}.json`);
		},
	);

	test("can be read at half its size, on a ground of its own", () => {
		const spec = make("en");
		expect(spec.background).toBe(colours.ground);
		const written = objectsIn(spec).flatMap(({ fontSize, labelFontSize }) => [
			fontSize,
			labelFontSize,
		]);
		const given = written.filter((size) => typeof size === "number");
		expect(given.length).toBeGreaterThan(3);
		for (const size of given) expect(size).toBeGreaterThanOrEqual(sizes.small);
	});

	test("is drawn as PNG, small enough for every chat", async () => {
		const plotter = makePlotter();
		onTestFinished(() => plotter.close());
		const png = await plotter.draw(make("en"));
		expect(pngSize(png)).toEqual({
			width: cardSize.width * pixelRatio,
			height: cardSize.height * pixelRatio,
		});
		expect(png.length).toBeGreaterThan(5_000);
		expect(png.length).toBeLessThan(200_000);
	});
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [one, other]
		.map((colour) => {
			const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
				const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
				return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		})
		.sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

test("text stands out 4.5 times from its ground, marks 3 times", () => {
	for (const text of [colours.ink, colours.quiet, colours.accent])
		expect(contrast(text, colours.ground)).toBeGreaterThan(4.5);
	for (const mark of [colours.accent, colours.other])
		expect(contrast(mark, colours.ground)).toBeGreaterThan(3);
});

test("no label covers another, or a labelled mark, or leaves the plot", () => {
	const marks = fc.array(
		fc.record({
			x: fc.integer({ min: 0, max: 600 }),
			y: fc.integer({ min: 0, max: 240 }),
			text: fc.string({ minLength: 1, maxLength: 24 }),
		}),
		{ maxLength: 8 },
	);
	const room = { left: 0, right: 600, top: 0, bottom: 240 };
	fc.assert(
		fc.property(
			marks,
			fc.constantFrom("beside", "above", "below"),
			(all, side) => {
				const places = placeLabels(all, room, { size: sizes.text, side });
				const boxes = places.flatMap((place, index) => {
					const mark = all[index];
					if (!place || !mark) return [];
					const width = textWidth(mark.text, sizes.text);
					const shift = { left: 0, center: 0.5, right: 1 }[place.align];
					const left = mark.x + place.dx - width * shift;
					const top = mark.y + place.dy - sizes.text / 2;
					return [{ left, right: left + width, top, bottom: top + sizes.text }];
				});
				for (const [index, box] of boxes.entries()) {
					expect(box.left).toBeGreaterThanOrEqual(room.left);
					expect(box.right).toBeLessThanOrEqual(room.right);
					for (const other of boxes.slice(index + 1))
						expect(
							box.right <= other.left ||
								other.right <= box.left ||
								box.bottom <= other.top ||
								other.bottom <= box.top,
						).toBe(true);
				}
			},
		),
	);
});

test("an axis has one to twelve ticks, whatever its values", () => {
	const values = fc.double({ min: 1e-3, max: 1e26, noNaN: true });
	fc.assert(
		fc.property(
			values,
			fc.double({ min: 4, max: 1e9, noNaN: true }),
			(low, times) => {
				const ticks = logTicks([low, low * times]);
				expect(ticks.length).toBeGreaterThanOrEqual(1);
				expect(ticks.length).toBeLessThanOrEqual(12);
				expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
			},
		),
	);
});

test("a text that is too long is cut, and says so", () => {
	expect(fitWidth("DeepSeek-V3", 22, 400)).toBe("DeepSeek-V3");
	const cut = fitWidth("A model with a very long name indeed", 22, 200);
	expect(cut).toMatch(/^A model .*…$/);
	expect(textWidth(cut, 22)).toBeLessThanOrEqual(200);
});
