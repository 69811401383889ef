import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
	areCopies,
	bandsOf,
	fingerprintOf,
} from "../../src/articles/fingerprint.ts";

const wire = readFileSync(
	new URL("../fixtures/articles/wire.txt", import.meta.url),
	"utf8",
);

const own = `Monday's announcement from Washington changes the map of computing. Roughly 120 countries
wake up to a ceiling on the accelerators they can import each year, while a short list of friends
carries on as before. Nvidia, whose products are at the centre of it all, wrote that the measure
threatens to squander an advantage won over decades. The Semiconductor Industry Association regretted
that the policy came without consultation, days before a change of government. For start-ups in the
Gulf and in Eastern Europe the arithmetic of their next data centre has to be done again, and several
told us that they would rather wait than order now and see the shipment stopped at the border.`;

function of(
	text: string,
	more: Partial<Parameters<typeof fingerprintOf>[0]> = {},
): string {
	return fingerprintOf({
		title: "New rules for chips",
		summary: null,
		text,
		host: "press.example",
		language: "en",
		...more,
	});
}

describe("copies of one text", () => {
	test.each([
		["the same", wire],
		["a dateline in front", `WASHINGTON, Jan 13 (Wire) - ${wire}`],
		["cut after the lead", wire.slice(0, 780)],
		[
			"a word changed here and there",
			wire
				.replace("rushed", "hasty")
				.replace("Monday", "Tuesday")
				.replace("about 1,700", "some 1,700"),
		],
		[
			"other quotation marks and spaces",
			wire.replaceAll(" ", "  ").toUpperCase(),
		],
		["a sentence taken out", wire.replace(/Chip makers.*?rivals\. /s, "")],
	])("%s", (_, text) => {
		expect(areCopies(of(wire), of(text))).toBe(true);
	});

	test("share a band, so that the store finds them", () => {
		const bands = bandsOf(of(wire));
		const other = bandsOf(
			of(`WASHINGTON (Wire) - ${wire.replace("rushed", "hasty")}`),
		);
		expect(bands.some((band) => other.includes(band))).toBe(true);
	});
});

test("independent reports of one event are no copies", () => {
	expect(areCopies(of(wire), of(own))).toBe(false);
});

test("Chinese text is compared by its words", () => {
	const text =
		"美国商务部周一公布了新的人工智能芯片出口规则，将世界各国分为三类。盟友不受数量限制，受禁运国家无法购买，其余约一百二十个国家每年只能进口有限数量的先进处理器。业内公司批评该计划过于仓促，可能把市场拱手让给外国竞争对手。新规将在一百二十天后生效，届时由下一届政府负责执行。";
	const one = of(text, { language: "zh" });
	expect(areCopies(one, of(`【财经网】${text}`, { language: "zh" }))).toBe(
		true,
	);
	expect(one).toHaveLength(of(wire).length);
});

describe("teasers", () => {
	const teaser = {
		text: "",
		summary: "Exports to most countries get a yearly limit.",
	};
	test("are copies only where they are equal", () => {
		expect(of("", teaser)).toBe(of("", { ...teaser, host: "other.example" }));
		expect(of("", teaser)).not.toBe(
			of("", { ...teaser, title: "Rules for chips" }),
		);
		expect(areCopies(of("", teaser), of(wire))).toBe(false);
	});
	test("a short title alone may be anybody's", () => {
		const roundup = { title: "Weekly roundup", text: "" };
		expect(of("", roundup)).not.toBe(
			of("", { ...roundup, host: "other.example" }),
		);
	});
});
