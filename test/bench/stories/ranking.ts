import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GroupingMember } from "../../../src/stories/cluster.ts";
import {
	type RankedItems,
	rankItems,
} from "../../../src/stories/rank-items.ts";
import { areaUnderCurve } from "../../stories/scores.ts";

interface Graded {
	grade: number;
	item_ids: string[];
}

interface GradedDay {
	day: string;
	top: Graded[];
	also_relevant: Graded[];
	zero_ids: string[];
}

const hour = 3_600_000;
const before = 12 * hour;
const day = 24 * hour;

/** Ranks the graded day with the twelve hours before it, and compares with the grades. */
export function rankingScores(
	folder: string,
	stream: readonly GroupingMember[],
) {
	const graded = JSON.parse(
		readFileSync(join(folder, "top-2026-07-31.json"), "utf8"),
	) as GradedDay;
	const start = Date.parse(graded.day);
	const ranked = rankItems(
		stream.filter(({ publishedAt }) => {
			const since = publishedAt.getTime() - start;
			return since >= -before && since < day;
		}),
	);
	const relevant = new Set(
		[...graded.top, ...graded.also_relevant].flatMap((one) => one.item_ids),
	);
	const trivial = new Set(graded.zero_ids);
	const has = (ids: Set<string>) => (story: RankedItems) =>
		story.items.some((id) => ids.has(id));
	const positives = ranked.filter(has(relevant));
	const negatives = ranked.filter(
		(story) => !has(relevant)(story) && has(trivial)(story),
	);
	const precisionAt = (first: number) =>
		ranked.slice(0, first).filter(has(relevant)).length / first;
	return {
		"nDCG@20": gain(ranked, graded.top, 20),
		AUROC: areaUnderCurve(
			positives.map(({ score }) => score),
			negatives.map(({ score }) => score),
		),
		"precision at 10": precisionAt(10),
		"precision at 20": precisionAt(20),
		"trivia in the first 10": ranked
			.slice(0, 10)
			.filter((story) => negatives.includes(story)).length,
	};
}

/** Discounted gain of the first stories, each graded event counted once, of the greatest that could be. */
function gain(
	ranked: readonly RankedItems[],
	top: readonly Graded[],
	first: number,
): number {
	const left = new Set(top.filter(({ grade }) => grade > 0));
	let sum = 0;
	for (const [place, { items }] of ranked.slice(0, first).entries()) {
		let best = 0;
		for (const event of left)
			if (event.item_ids.some((id) => items.includes(id))) {
				best = Math.max(best, event.grade);
				left.delete(event);
			}
		sum += discounted(best, place);
	}
	const ideal = top
		.map(({ grade }) => grade)
		.sort((a, b) => b - a)
		.slice(0, first)
		.reduce((total, grade, place) => total + discounted(grade, place), 0);
	return sum / ideal;
}

function discounted(grade: number, place: number): number {
	return (2 ** grade - 1) / Math.log2(place + 2);
}
