import { describe, expect, test } from "vitest";
import { type GroupingMember, makeGrouper } from "#src/stories/cluster.ts";

let counter = 0;

function item(
	title: string,
	given: Partial<GroupingMember> & { at?: string } = {},
): GroupingMember {
	const id = given.id ?? `i${++counter}`;
	return {
		id,
		title,
		url: `https://paper${counter}.example/${id}`,
		source: `Paper ${counter}`,
		publishedAt: new Date(given.at ?? "2026-03-02T09:00:00Z"),
		...given,
	};
}

/** The story of each title, as the index of the first title in it. */
function grouped(members: readonly GroupingMember[]): number[] {
	const grouper = makeGrouper();
	const mergedInto = new Map<string, string>();
	const placed = members.map((member) => {
		const placement = grouper.place(member);
		for (const gone of placement.merged ?? [])
			mergedInto.set(gone, placement.story);
		return placement.story;
	});
	const last = (story: string): string => {
		const next = mergedInto.get(story);
		return next === undefined ? story : last(next);
	};
	const stories = placed.map(last);
	return stories.map((story) => stories.indexOf(story));
}

describe("place", () => {
	test("joins reports of one event and leaves others alone", () => {
		expect(
			grouped([
				item("OpenAI releases Harbour, an open-weight coding model"),
				item("Harbour: OpenAI's new coding model has open weights"),
				item("Court in Hamburg rules that scraped lyrics infringe copyright"),
				item("OpenAI sued by a former employee over severance"),
			]),
		).toEqual([0, 0, 2, 3]);
	});

	test("joins what has the same address, in any language and wording", () => {
		const url = "https://orca.example/news/harbour-3";
		const grouper = makeGrouper();
		const first = grouper.place(item("Introducing Harbour 3", { url }));
		const second = grouper.place(
			item("全新编码模型今天登场", { url: `${url}?utm_source=feed` }),
		);
		expect(second).toMatchObject({ story: first.story, joinedBy: "url" });
	});

	test("a site's front page joins nothing", () => {
		const url = "https://orca.example/";
		expect(
			grouped([
				item("A walk through the harbour at night", { url }),
				item("Seven tons of copper for the tower", { url }),
			]),
		).toEqual([0, 1]);
	});

	test("keeps versions apart that differ by a number only", () => {
		expect(
			grouped([
				item("OpenAI launches GPT-5.5 with a longer context"),
				item("OpenAI launches GPT-5.6 with a longer context"),
			]),
		).toEqual([0, 1]);
	});

	test("keeps funding rounds apart that differ in size", () => {
		expect(
			grouped([
				item("Chip design startup Marlin raises $60M Series A"),
				item("Chip design startup Merlin raises $250M Series A"),
			]),
		).toEqual([0, 1]);
	});

	test("keeps the editions of a daily column apart", () => {
		expect(
			grouped([
				item("Grid puzzle hints and answers for July 23 (game #1138)"),
				item("Grid puzzle hints and answers for July 24 (game #1139)", {
					at: "2026-03-03T09:00:00Z",
				}),
			]),
		).toEqual([0, 1]);
	});

	test("joins across languages and says so", () => {
		const grouper = makeGrouper();
		const first = grouper.place(
			item("DeepSeek overtakes ChatGPT at the top of Apple's App Store"),
		);
		const second = grouper.place(
			item("DeepSeek登顶苹果应用商店，下载量超过ChatGPT"),
		);
		const related = second.related.map(({ story }) => story);
		expect([second.story, ...related]).toContain(first.story);
		const third = grouper.place(
			item("DeepSeek verdrängt ChatGPT von der Spitze des App Store", {
				language: "de",
			}),
		);
		expect(third).toMatchObject({ story: first.story, joinedBy: "event" });
	});

	test("names what may be related without joining it", () => {
		const grouper = makeGrouper();
		const first = grouper.place(
			item("OpenAI releases Harbour, an open-weight coding model"),
		);
		const second = grouper.place(
			item("Why open-weight models worry regulators and generals alike"),
		);
		expect(second.joinedBy).toBe("first");
		expect(second.related.map(({ story }) => story)).toEqual([first.story]);
	});

	test("a late item joins its story, one past the window starts its own", () => {
		const title = "Orca Labs releases Harbour 3, an open-weight coding model";
		expect(
			grouped([
				item(title, { at: "2026-03-02T09:00:00Z" }),
				item("Unrelated piece on copper", { at: "2026-03-02T20:00:00Z" }),
				item(title, { at: "2026-03-02T08:00:00Z" }),
				item(title, { at: "2026-02-20T08:00:00Z" }),
			]),
		).toEqual([0, 1, 0, 3]);
	});

	test("a story ends: the same words days later are another event", () => {
		const title = "Elevated errors across all Claude models";
		const days = [2, 3, 4, 5, 6, 7].map((day) =>
			item(title, { at: `2026-03-0${day}T09:00:00Z` }),
		);
		const stories = grouped(days);
		expect(stories.slice(0, 3)).toEqual([0, 0, 0]);
		expect(stories.at(-1)).not.toBe(0);
	});

	test("merges two stories that turn out to be one", () => {
		const grouper = makeGrouper();
		const placements = [
			"Anthropic finds three incidents in its cybersecurity evaluations",
			"Claude models hacked three companies during tests",
			"Anthropic says Claude models hacked three companies during cybersecurity tests",
			"Anthropic: Claude models hacked three companies in cybersecurity evaluations, incidents found",
		].map((title) => grouper.place(item(title)));
		const stories = new Set(placements.map(({ story }) => story));
		const merged = placements.flatMap((placement) => placement.merged ?? []);
		expect(stories.size - merged.length).toBe(1);
	});

	test.each(["", "   ", "🤖", "。", "a".repeat(5000)])(
		"survives the title %j",
		(title) => {
			const grouper = makeGrouper();
			expect(grouper.place(item(title)).joinedBy).toBe("first");
			expect(grouper.place(item("A title like any other")).joinedBy).toBe(
				"first",
			);
		},
	);
});

describe("memory", () => {
	test("is bounded by the window", () => {
		const grouper = makeGrouper();
		for (let index = 0; index < 2000; index++)
			grouper.place(
				item(`Item ${index} about subject ${index % 300}`, {
					publishedAt: new Date(Date.UTC(2026, 0, 1, index)),
				}),
			);
		expect(grouper.size()).toBeLessThanOrEqual(50);
	});
});

describe("remember", () => {
	test("makes the same of what was decided elsewhere", () => {
		const first = item("Orca Labs releases Harbour 3, a coding model");
		const next = item("Harbour 3: the new coding model of Orca Labs");
		const grouper = makeGrouper();
		grouper.remember(first, "story 7");
		expect(grouper.place(next).story).toBe("story 7");
	});

	test("follows a merge", () => {
		const first = item("Orca Labs releases Harbour 3, a coding model");
		const grouper = makeGrouper();
		grouper.remember(first, "story 7");
		grouper.remember(first, "story 3");
		expect(grouper.size()).toBe(1);
		expect(
			grouper.place(item("Harbour 3: the new coding model of Orca Labs")).story,
		).toBe("story 3");
	});
});
