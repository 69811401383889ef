import { describe, expect, test } from "vitest";
import { type RankedArticle, rank } from "#src/stories/rank.ts";

const now = new Date("2026-03-02T12:00:00Z");

function article(given: Partial<RankedArticle> = {}): RankedArticle {
	return {
		host: "paper.example",
		kind: "press",
		weight: 1,
		title: "Orca Labs tells of its plans",
		publishedAt: new Date("2026-03-02T11:00:00Z"),
		...given,
	};
}

function story(
	articles: RankedArticle[],
	{ topics = ["business"], organisations = [] as string[] } = {},
) {
	return { articles, topics, models: [] as string[], organisations };
}

function score(...given: Parameters<typeof story>): number {
	return rank(story(...given), { now }).score;
}

describe("rank", () => {
	test("is the sum of its parts, each with a reason", () => {
		const { score: total, parts } = rank(
			story([article(), article({ host: "other.example" })]),
			{ now },
		);
		const sum = parts.reduce((all, { value }) => all + value, 0);
		expect(total).toBeCloseTo(sum, 2);
		expect(parts.every(({ why }) => why.length > 0)).toBe(true);
	});

	test("more independent hosts lift a story", () => {
		const hosts = ["a.example", "b.example", "c.example"];
		expect(score(hosts.map((host) => article({ host })))).toBeGreaterThan(
			score([article({ host: "a.example" })]) + 0.9,
		);
	});

	test("copies of one text are one voice", () => {
		const copies = ["a.example", "b.example"].map((host) =>
			article({ host, fingerprint: "same" }),
		);
		expect(score(copies)).toBe(score([article({ host: "a.example" })]));
	});

	test("an official source lifts, so does who acts", () => {
		const plain = score([article()]);
		expect(score([article({ kind: "official" })])).toBeGreaterThan(plain);
		expect(score([article()], { organisations: ["OpenAI"] })).toBeGreaterThan(
			plain,
		);
	});

	test("age takes away", () => {
		const old = article({ publishedAt: new Date("2026-03-01T00:00:00Z") });
		expect(score([old])).toBeLessThan(score([article()]));
	});

	test.each([
		"Get the AI notebook for 40% off this weekend",
		"7 best AI gadgets for students",
		"How to summarise a meeting with an assistant",
		"Grid puzzle hints and answers for July 23",
	])("%s sinks below any plain report", (title) => {
		expect(score([article({ title })])).toBeLessThan(score([article()]) - 1);
	});

	test("what is not about AI sinks below all", () => {
		expect(score([article()], { topics: [] })).toBeLessThan(0);
	});

	test("a ruling outranks a funding round of the same coverage", () => {
		expect(
			score([article({ title: "Court rules against Orca Labs" })]),
		).toBeGreaterThan(
			score([article({ title: "Orca Labs raises $20M Series A" })]),
		);
	});

	test("large sums matter, small ones do not", () => {
		const raised = (sum: string) =>
			score([article({ title: `Orca Labs raises ${sum} in new funding` })]);
		expect(raised("$10 billion")).toBeGreaterThan(raised("$90M"));
		expect(raised("$90M")).toBe(raised("$20M"));
	});

	test("a channel's interests and feedback count for that channel", () => {
		const channel = {
			topics: ["business"],
			models: [],
			organisations: [],
			feedback: { value: -2, why: "less of business" },
		};
		const liked = rank(story([article()]), {
			now,
			channel: { ...channel, feedback: { value: 1, why: "more of business" } },
		});
		const disliked = rank(story([article()]), { now, channel });
		expect(liked.score - disliked.score).toBeCloseTo(3, 2);
		expect(liked.parts).toContainEqual(
			expect.objectContaining({ kind: "followed", why: "your business" }),
		);
		expect(disliked.parts).toContainEqual({
			kind: "feedback",
			value: -2,
			why: "less of business",
		});
	});
});
