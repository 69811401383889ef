import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const style = readFileSync(
	new URL("../../src/web/style.css", import.meta.url),
	"utf8",
);

/** The colours of the light scheme, and of the dark one. */
const schemes = [...style.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) =>
	Object.fromEntries(
		[...(block ?? "").matchAll(/--(\w+): #([0-9a-f]{6});/g)].map(
			([, name, colour]) => [name, Number.parseInt(colour ?? "", 16)],
		),
	),
);

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

describe.each([
	["light", schemes[0]],
	["dark", schemes[1]],
])("in the %s scheme", (_, colours = {}) => {
	test.each(["ink", "quiet", "accent", "alarm"])("%s can be read", (name) => {
		for (const ground of ["paper", "raised"]) {
			const ratio = contrast(colours[name] ?? 0, colours[ground] ?? 0);
			expect(ratio, `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
		}
	});
});

test("takes nothing from elsewhere", () => {
	expect(style).not.toMatch(/url\(|@import|@font-face/);
});
