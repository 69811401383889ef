import type { Quantity } from "./quantities.ts";
import { unitBehind } from "./units.ts";

const MAGNITUDE =
	/(?<!\p{L}|\d[\s-]?)(?:(dozens|tens|hundreds|thousands|decine|centinaia|migliaia|dutzende|hunderte|tausende|decenas|cientos|miles|dizaines|centaines|milliers|数十|数百|数千|几十|几百|几千|上百|上千)(?: of | di | de | d'|\s)?)?(thousands|millions|billions|trillions|milioni|miliardi|millionen|milliarden|millones|milliards|万|亿|億)?(?= |\p{Script=Han})/gu;
const SMALL_MAGNITUDE: Record<string, number> = {
	dozens: 10,
	tens: 10,
	decine: 10,
	dutzende: 10,
	decenas: 10,
	dizaines: 10,
	数十: 10,
	几十: 10,
	hundreds: 100,
	centinaia: 100,
	hunderte: 100,
	cientos: 100,
	centaines: 100,
	数百: 100,
	几百: 100,
	上百: 100,
	thousands: 1e3,
	migliaia: 1e3,
	tausende: 1e3,
	miles: 1e3,
	milliers: 1e3,
	数千: 1e3,
	几千: 1e3,
	上千: 1e3,
};
const LARGE_MAGNITUDE: Record<string, number> = {
	thousands: 1e3,
	millions: 1e6,
	milioni: 1e6,
	millionen: 1e6,
	millones: 1e6,
	billions: 1e9,
	miliardi: 1e9,
	milliarden: 1e9,
	milliards: 1e9,
	trillions: 1e12,
	万: 1e4,
	亿: 1e8,
	億: 1e8,
};

/** "millions of", "hundreds of thousands": an order of magnitude and no number. */
export function magnitudes(text: string): Quantity[] {
	const found: Quantity[] = [];
	for (const match of text.matchAll(MAGNITUDE)) {
		const [whole, small = "", large = ""] = match;
		// "万" and "millions" alone belong to a number or are one.
		if (
			whole === "" ||
			(small === "" &&
				!/^(?:thousands|millions|billions|trillions)$/u.test(large))
		)
			continue;
		const value = (SMALL_MAGNITUDE[small] ?? 1) * (LARGE_MAGNITUDE[large] ?? 1);
		const end = match.index + whole.length;
		found.push({
			start: match.index,
			end,
			readings: [{ value, step: value }],
			factor: value,
			digits: 1,
			unit: unitBehind(text.slice(end, end + 60))?.unit ?? null,
			unitEnd: end,
			looseness: "about",
			ordinal: false,
			vague: true,
		});
	}
	return found;
}
