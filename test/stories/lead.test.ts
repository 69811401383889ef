import { expect, test } from "vitest";
import { bestHeadline, type Candidate } from "#src/stories/lead.ts";

function candidate(title: string, given: Partial<Candidate> = {}): Candidate {
	return {
		host: "paper.example",
		kind: "press",
		weight: 1,
		title,
		publishedAt: new Date("2026-03-02T11:00:00Z"),
		...given,
	};
}

test("the press tells it before its maker, and both before an aggregator", () => {
	const maker = candidate("Introducing Harbour 3, our new coding model", {
		kind: "official",
	});
	const press = candidate("Orca Labs releases an open coding model");
	const pointer = candidate("Harbour 3 is out with open weights for all", {
		host: "news.ycombinator.com",
	});
	expect(bestHeadline([pointer, maker, press])).toBe(press.title);
	expect(bestHeadline([pointer, maker])).toBe(maker.title);
});

test("a headline that is cut off or a question waits behind others", () => {
	expect(
		bestHeadline([
			candidate("Orca Labs' new model has open weights and it was trained …"),
			candidate("Is Harbour 3 the coding model to wait for?"),
			candidate("Orca Labs opens the weights of Harbour 3"),
		]),
	).toBe("Orca Labs opens the weights of Harbour 3");
});

test("it is in the script that most of them use", () => {
	const chinese = candidate(
		"奥卡实验室发布开源编码模型 Harbour 3，性能大幅提升",
	);
	const english = ["a", "b"].map((host) =>
		candidate(`Orca Labs opens the weights of Harbour 3: ${host}`, { host }),
	);
	expect(bestHeadline([chinese, ...english])).toContain("Orca Labs");
});
