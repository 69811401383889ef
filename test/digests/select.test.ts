import { expect, test } from "vitest";
import { type Candidate, select } from "#src/digests/select.ts";

function candidate(id: number, score: number, subject: string): Candidate {
	return {
		story: { id } as Candidate["story"],
		met: [subject],
		score,
		parts: [],
		telling: { kind: "new" },
	};
}

const ids = (candidates: Candidate[]) =>
	candidates.map(({ story }) => story.id);

test("the best come first, and what is not worth telling stays out", () => {
	const chosen = select(
		[
			candidate(1, 2, "chips"),
			candidate(2, 5, "legal"),
			candidate(3, 1, "legal"),
		],
		10,
	);
	expect(ids(chosen)).toEqual([2, 1]);
});

test("one loud topic leaves half of the places to others", () => {
	const loud = [9, 8, 7, 6].map((score) => candidate(score, score, "chips"));
	const quiet = [candidate(20, 3, "legal"), candidate(21, 2, "business")];
	expect(ids(select([...loud, ...quiet], 4))).toEqual([9, 8, 20, 21]);
});

test("where nobody else waits, a topic takes all places", () => {
	const loud = [9, 8, 7, 6].map((score) => candidate(score, score, "chips"));
	expect(ids(select(loud, 3))).toEqual([9, 8, 7]);
});
