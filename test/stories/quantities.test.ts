import { describe, expect, test } from "vitest";
import {
	findAmounts,
	nearlyEqual,
	plainNumbers,
	spellAmount,
} from "#src/stories/quantities.ts";

function spelled(text: string, language = "en"): string[] {
	return findAmounts(plainNumbers(text, language)).map(
		(amount) => `${amount.currency ?? ""}${spellAmount(amount)}`,
	);
}

describe("findAmounts", () => {
	test.each([
		["raises $5bn", "$5b"],
		["raises $5 billion", "$5b"],
		["a 5-billion-dollar deal", "$5b"],
		["€1.65m in cash", "€1.65m"],
		["融资50亿美元", "$5b"],
		["2万片", "20k"],
		["100,000 researchers", "100k"],
		["cuts prices by 80 percent", "80%"],
		["us$450 of computing", "$450"],
		["7.5 trillion yen", "7.5t"],
	])("%s is %s", (text, expected) => {
		expect(spelled(text)).toEqual([expected]);
	});

	test.each([
		["589.000 millones de dólares", "es", "$589b"],
		["589 miliardi di dollari", "it", "$589b"],
		["sechs millionen dollar", "de", "$6m"],
		["sei milioni di dollari", "it", "$6m"],
		["5,6 milliards d’euros", "fr", "5.6b"],
		["1.234.567 euro", "de", "€1.23m"],
	])("%s (%s) is %s", (text, language, expected) => {
		expect(spelled(text, language)).toEqual([expected]);
	});

	test("leaves the letters of names and versions alone", () => {
		expect(findAmounts("h200 and gpt@5.6")).toEqual([]);
	});

	test("knows which numbers carry a unit", () => {
		expect(findAmounts("3 firms, 40%").map(({ marked }) => marked)).toEqual([
			false,
			true,
		]);
	});
});

test("amounts are equal within the rounding of newsrooms, in one unit", () => {
	const money = (value: number) => ({ value, unit: "money" as const });
	expect(nearlyEqual(money(13.8e9), money(14e9))).toBe(true);
	expect(nearlyEqual(money(13.8e9), money(15e9))).toBe(false);
	expect(nearlyEqual(money(40), { value: 40, unit: "percent" })).toBe(false);
});
