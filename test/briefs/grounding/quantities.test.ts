import { describe, expect, it } from "vitest";
import { fold, plain } from "#src/briefs/grounding/plain.ts";
import { quantities } from "#src/briefs/grounding/quantities.ts";

/** Value and unit of each number in a text. */
function read(text: string, language: string): (string | number | null)[][] {
	return quantities(fold(plain(text)), language).map(({ readings, unit }) => [
		Math.round((readings[0]?.value ?? 0) * 1e6) / 1e6,
		unit?.names[0] ?? null,
	]);
}

describe("quantities", () => {
	it.each<[string, string, (string | number | null)[][]]>([
		[
			"en",
			"about $5.576 million and 2,048 chips",
			[
				[5_576_000, "USD"],
				[2048, "chip"],
			],
		],
		[
			"en",
			"€1.2bn, £ 440 m, 671B parameters, 27k",
			[
				[1.2e9, "EUR"],
				[440e6, "GBP"],
				[671e9, "parameter"],
				[27_000, null],
			],
		],
		["en", "two hundred and fifty thousand dollars", [[250_000, "USD"]]],
		[
			"en",
			"a six-year-old, ten times, tenfold, 10x, twice",
			[
				[72, "month"],
				[10, "times"],
				[10, "times"],
				[10, "times"],
				[2, "times"],
			],
		],
		[
			"en",
			"a tenth of it, one in four, half",
			[
				[10, "percent"],
				[25, "percent"],
				[50, "percent"],
			],
		],
		[
			"en",
			"between five and six million dollars",
			[
				[5, "USD"],
				[6e6, "USD"],
			],
		],
		[
			"en",
			"GPT-4 and the H100 in 80-90 percent",
			[
				[80, "percent"],
				[90, "percent"],
			],
		],
		[
			"it",
			"1.500 milioni di euro, due terzi, il sette per cento",
			[
				[1.5e9, "EUR"],
				[66.666667, "percent"],
				[7, "percent"],
			],
		],
		[
			"it",
			"sedicimila chip, dieci volte",
			[
				[16_000, "chip"],
				[10, "times"],
			],
		],
		[
			"de",
			"1,2 Mrd. Euro, fünfundzwanzig Prozent, zehnfach",
			[
				[1.2e9, "EUR"],
				[25, "percent"],
				[10, "times"],
			],
		],
		[
			"es",
			"3.700 millones de euros y dieciséis mil",
			[
				[3.7e9, "EUR"],
				[16_000, null],
			],
		],
		[
			"fr",
			"2 048 puces, quatre-vingt-dix pour cent",
			[
				[2048, "chip"],
				[90, "percent"],
			],
		],
		[
			"zh",
			"约600万美元，20万亿词元，三成，百分之七",
			[
				[6e6, "USD"],
				[20e12, "token"],
				[30, "percent"],
				[7, "percent"],
			],
		],
		[
			"zh",
			"3亿5000万元、两千块芯片、十倍",
			[
				[350e6, "CNY"],
				[2000, "chip"],
				[10, "times"],
			],
		],
		["en", "millions of users", [[1e6, "person"]]],
	])("%s: %s", (language, text, expected) => {
		expect(read(text, language)).toEqual(expected);
	});
});
