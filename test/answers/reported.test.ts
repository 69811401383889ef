import { describe, expect, test } from "vitest";
import { describeModel } from "#src/answers/describe.ts";
import { reportedFields } from "#src/answers/reported.ts";
import { renderText } from "#src/chat/console/render.ts";
import { factSourcesMessage } from "#src/chat/messages/fact-sources-message.ts";
import { modelMessage } from "#src/chat/messages/model-message.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { manualClock } from "#src/lib/clock.ts";
import { seedModels } from "#src/models/seed.ts";
import { readReportedFacts } from "#src/stories/read-reported.ts";
import type { Report } from "#src/stories/store-reported.ts";
import { databaseForTest } from "#test/support/database.ts";
import { plantArticles } from "#test/support/plant-articles.ts";

function report(
	host: string,
	value: unknown,
	change: Partial<Report> = {},
): Report {
	return {
		field: "trainingCost",
		value,
		relation: null,
		sentence: `${host} says ${String(value)}.`,
		language: "en",
		host,
		url: `https://${host}/story`,
		publishedAt: new Date("2025-01-23T10:00:00Z"),
		fingerprint: host,
		...change,
	};
}

const hostsOf = (reports: readonly Report[]) =>
	reportedFields(reports).flatMap(({ values }) =>
		values.map(({ value, reports: all }) => [
			value,
			all.map(({ host }) => host),
		]),
	);

describe("what several articles state", () => {
	test("of the same value is one, the earliest article first", () => {
		expect(
			hostsOf([
				report("first.example", 6e6, { relation: "about" }),
				report("second.example", 6e6),
				report("third.example", 5e6),
			]),
		).toEqual([
			[6e6, ["first.example", "second.example"]],
			[5e6, ["third.example"]],
		]);
	});

	test("copies of one text count once", () => {
		expect(
			hostsOf([
				report("wire.example", 6e6),
				report("copy.example", 6e6, { fingerprint: "wire.example" }),
				report("own.example", 6e6),
			]),
		).toEqual([[6e6, ["wire.example", "own.example"]]]);
	});

	test("a bound is no value", () => {
		expect(
			hostsOf([
				report("first.example", 450, { relation: "atMost" }),
				report("second.example", 450),
			]),
		).toEqual([
			[450, ["first.example"]],
			[450, ["second.example"]],
		]);
	});

	test("what most state comes first", () => {
		expect(
			hostsOf([
				report("first.example", 1),
				report("second.example", 2),
				report("third.example", 2),
			])[0]?.[0],
		).toBe(2);
	});
});

/** Of different lengths, so that none is a copy of another. */
const tellings = [
	"Analysts were surprised by the sum, and the shares of chip makers fell on the day after it had become known.",
	"The paper lists every hour that the machines ran. It leaves out what was tried before, and what the people cost who tried it.",
	"A rival spent ten times as much, says a professor whom we asked. He has read the report twice and finds no mistake in it, though he would like to see the logs.",
];

test("on a card reports stand beside the facts, and change none", async () => {
	const database = await databaseForTest();
	const clock = manualClock(new Date("2025-01-28T09:00:00Z"));
	await seedModels(database);
	await plantArticles(
		{ database, clock },
		tellings.map((text, index) => ({
			host: `paper-${index}.example`,
			title: `What a cheap model tells, part ${index}`,
			text: `Training DeepSeek-V3 cost about $6 million. ${text} ${text}`,
			minutesAgo: 100 - index,
		})),
	);
	const card = async () => {
		const found = await describeModel({ database, clock }, "deepseek-v3");
		if (found.kind === "unknown") throw new Error("it is not known");
		return found;
	};
	const before = await card();
	expect(before.reported).toEqual([]);
	await readReportedFacts({ database });
	const after = await card();
	expect(after.fields).toEqual(before.fields);
	const text = (language: string) =>
		renderText(modelMessage(after, language), { width: 10_000 });
	expect(text("en")).toMatch(
		/Training cost: \$5\.576M \(stated\) \[\d\] \/ \$5\.39M \(estimate\) \[\d\] \(sources disagree\) \/ about \$6M \(reported by paper-0\.example, 28 Jan 2025 and 2 more\) \[\d\]/,
	);
	expect(text("it")).toMatch(
		/circa 6.Mln.\$ \(riferito da paper-0\.example, 28 gen 2025 e altri 2\)/u,
	);
	const sources = renderText(factSourcesMessage(textsIn("en"), after), {
		width: 10_000,
	});
	expect(sources).toContain("“Training DeepSeek-V3 cost about $6 million.”");
});
