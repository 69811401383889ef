import type { ChartSpec } from "../../lib/plot/chart.ts";
import type { StoryTrend } from "../story-trend.ts";
import { card, colours, sizes } from "./theme.ts";
import { namedTicks } from "./ticks.ts";
import type { PictureWords } from "./words.ts";

const margins = { left: 64, right: 36, top: 122, bottom: 92 };

/** More labels than these would touch each other. */
const mostLabels = 6;

/** Stories of a subject, a bar a week or a day; one that is not over yet is lighter. */
export function storiesPicture(
	{ unit, periods }: StoryTrend,
	subject: string,
	words: PictureWords,
): ChartSpec {
	const most = Math.max(...periods.map(({ stories }) => stories), 1);
	const data = {
		values: periods.map(({ from, stories, isWhole }) => ({
			from,
			stories,
			text: words.count(stories),
			isChosen: isWhole,
		})),
	};
	const every = Math.ceil(periods.length / mostLabels);
	const labelled = periods
		.map(({ from }) => from)
		// Counted from the end: the last one always has its date.
		.filter((_, index) => (periods.length - 1 - index) % every === 0);
	const x = {
		field: "from",
		type: "ordinal",
		sort: null,
		scale: { paddingInner: 0.22, paddingOuter: 0.1 },
		axis: { ...namedTicks(labelled, words.day), labelAngle: 0 },
	} as const;
	const y = {
		field: "stories",
		type: "quantitative",
		scale: { domain: [0, most * 1.12] as [number, number], nice: false },
		axis: namedTicks(countTicks(most), words.count),
	} as const;
	const fill = {
		condition: { test: "datum.isChosen", value: colours.accent },
		value: colours.accentLight,
	};
	return card({
		title: words.storiesPer(unit, subject),
		subtitle: words.archive,
		source: periods.every(({ isWhole }) => isWhole) ? "" : words.notWhole(unit),
		margins,
		layers: [
			{
				data,
				mark: { type: "bar", cornerRadiusEnd: 4 },
				encoding: { x, y, fill },
			},
			{
				data,
				mark: {
					type: "text",
					dy: -14,
					fontSize: sizes.small,
					color: colours.ink,
				},
				encoding: { x, y, text: { field: "text" } },
			},
		],
	});
}

/** Whole numbers, three to five of them. */
function countTicks(most: number): number[] {
	const rough = most / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 5, 10]
		.map((part) => part * power)
		.find((candidate) => candidate >= rough);
	const whole = Math.max(1, Math.round(step ?? 1));
	return Array.from(
		{ length: Math.floor(most / whole) + 1 },
		(_, index) => index * whole,
	);
}
