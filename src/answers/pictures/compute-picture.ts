import type { ChartSpec } from "../../lib/plot/chart.ts";
import { type ComputedModel, computeRecords } from "../compute.ts";
import { yearOf, yearTicks } from "./dates.ts";
import { type ScatterPoint, scatter } from "./scatter.ts";
import { logDomain, logTicks, namedTicks } from "./ticks.ts";
import type { PictureWords } from "./words.ts";

const margins = { left: 100, right: 40, top: 116, bottom: 92 };

/** How far around the models that are compared others are shown, in years. */
const around = 1.6;

/** Training compute by release date: those that led their time, among all others. */
export function computeTrendPicture(
	models: readonly ComputedModel[],
	words: PictureWords,
): ChartSpec {
	const records = computeRecords(models);
	const names = new Map(records.map(({ slug, name }) => [slug, name]));
	const floor = Math.min(...records.map(({ flop }) => flop));
	return computePicture(
		models.filter(({ flop }) => flop >= floor),
		{ names, isFront: true, title: words.computeTrend },
		words,
	);
}

/** The training compute of models that are compared, among those released about their time. */
export function computeComparison(
	compared: readonly ComputedModel[],
	models: readonly ComputedModel[],
	words: PictureWords,
): ChartSpec {
	const names = new Map(
		compared.map(({ slug, name, flop }) => [
			slug,
			`${name}: ${words.flop(flop)}`,
		]),
	);
	const years = compared.map(({ released }) => yearOf(released));
	const flops = compared.map(({ flop }) => flop);
	const near = models.filter(({ slug, released, flop }) => {
		const year = yearOf(released);
		return (
			names.has(slug) ||
			(year >= Math.min(...years) - around &&
				year <= Math.max(...years) + around &&
				flop >= Math.min(...flops) / 300)
		);
	});
	return computePicture(
		near,
		{ names, isFront: false, title: words.computeComparison },
		words,
	);
}

function computePicture(
	models: readonly ComputedModel[],
	{
		names,
		isFront,
		title,
	}: {
		/** Of the models that are named, by slug. */
		names: ReadonlyMap<string, string>;
		/** Whether a line joins them: none of the others is above it. */
		isFront: boolean;
		title: string;
	},
	words: PictureWords,
): ChartSpec {
	const points = models
		.map(
			({ slug, released, flop }): ScatterPoint => ({
				x: yearOf(released),
				y: flop,
				name: names.get(slug) ?? "",
				isChosen: names.has(slug),
			}),
		)
		.sort((a, b) => b.y - a.y);
	const years = points.map(({ x }) => x);
	const x: [number, number] = [
		Math.min(...years) - 0.1,
		Math.max(...years) + 0.1,
	];
	const y = logDomain(
		models.map(({ flop }) => flop),
		4,
	);
	return scatter({
		title,
		subtitle: words.operations,
		source: `${words.source(models)} · ${words.logScale}`,
		margins,
		x: { type: "linear", domain: x, ticks: namedTicks(yearTicks(x), String) },
		y: { type: "log", domain: y, ticks: namedTicks(logTicks(y), words.flop) },
		points,
		front: isFront ? "above" : null,
	});
}
