import { describe, expect, it } from "vitest";
import { dates } from "#src/briefs/grounding/dates.ts";
import { fold, plain } from "#src/briefs/grounding/plain.ts";

function read(text: string, language: string) {
	return dates(fold(plain(text)), language).map(
		({ text: _, start: __, end: ___, ...parts }) => parts,
	);
}

describe("dates", () => {
	it.each<[string, string, object[]]>([
		[
			"en",
			"on 26 December 2024, on January 13th, in March",
			[{ year: 2024, month: 12, day: 26 }, { month: 1, day: 13 }, { month: 3 }],
		],
		[
			"en",
			"They may march on Monday at 5.30pm in Q3 2025",
			[{ weekday: 1 }, { minutes: 1050 }, { quarter: 3 }, { year: 2025 }],
		],
		["en", "2,048 chips and 2000 people in the 1990s", [{ decade: 1990 }]],
		[
			"it",
			"lunedì 27 gennaio 2025, nel terzo trimestre",
			[{ weekday: 1 }, { year: 2025, month: 1, day: 27 }, { quarter: 3 }],
		],
		[
			"de",
			"am 2. August 2025 und am 10.02.2002 um 18 Uhr",
			[
				{ year: 2025, month: 8, day: 2 },
				{ year: 2002, month: 2, day: 10 },
				{ minutes: 1080 },
			],
		],
		["es", "el 13 de enero de 2025", [{ year: 2025, month: 1, day: 13 }]],
		["fr", "le 1er août 2025", [{ year: 2025, month: 8, day: 1 }]],
		[
			"zh",
			"2025年1月27日，周一，3月，3个月",
			[{ year: 2025, month: 1, day: 27 }, { weekday: 1 }, { month: 3 }],
		],
	])("%s: %s", (language, text, expected) => {
		expect(read(text, language)).toEqual(expected);
	});
});
