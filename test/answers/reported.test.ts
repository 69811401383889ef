import { describe, expect, test } from "vitest";
import { describeModel } from "#src/answers/describe.ts";
import type { ModelCard } from "#src/answers/model-card.ts";
import { reportedFields } from "#src/answers/reported.ts";
import { renderText } from "#src/chat/console/render.ts";
import { factSourcesMessage } from "#src/chat/messages/fact-sources-message.ts";
import { modelMessage } from "#src/chat/messages/model-message.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { recordedNow } from "#src/demo/day.ts";
import { manualClock } from "#src/lib/clock.ts";
import { readReportedFacts } from "#src/stories/read-reported.ts";
import type { Report } from "#src/stories/store-reported.ts";
import { databaseForTest } from "#test/support/database.ts";
import { fillWithRecordedDay } from "./recorded-day.ts";

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

describe("on the card of DeepSeek-V3, after the recorded day", () => {
	async function cards(): Promise<[before: ModelCard, after: ModelCard]> {
		const database = await databaseForTest();
		await fillWithRecordedDay(database);
		const deps = { database, clock: manualClock(recordedNow) };
		const before = await describeModel(deps, "deepseek-v3");
		await readReportedFacts({ database });
		const after = await describeModel(deps, "deepseek-v3");
		if (before.kind === "unknown" || after.kind === "unknown")
			throw new Error("DeepSeek-V3 is not known");
		return [before, after];
	}

	test("reports stand beside the facts, and change none", async () => {
		const [before, after] = await cards();
		expect(before.reported).toEqual([]);
		expect(after.fields).toEqual(before.fields);
		const text = (language: string) =>
			renderText(modelMessage(after, language), { width: 10_000 });
		expect(text("en")).toMatch(
			/Training cost: \$5\.576M \(stated\) \[\d\] \/ \$5\.39M \(estimate\) \[\d\] \(sources disagree\) \/ about \$6M \(reported by \S+\.example, 27 Jan 2025 and \d more\) \[\d\]/,
		);
		expect(text("it")).toMatch(
			/circa 6.Mln.\$ \(riferito da \S+\.example, 27 gen 2025 e altri \d\)/u,
		);
		const sources = renderText(factSourcesMessage(textsIn("en"), after), {
			width: 10_000,
		});
		for (const { values } of after.reported)
			for (const { reports } of values.slice(0, 1))
				expect(sources.replaceAll(/\s+/g, " ")).toContain(
					reports[0]?.sentence.slice(0, 60),
				);
	});
});
