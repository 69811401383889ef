import type { ChartSpec } from "../../lib/plot/chart.ts";
import { cheapestYet, type DatedModel } from "../cheapest.ts";
import { yearOf, yearTicks } from "./dates.ts";
import { type ScatterPoint, scatter } from "./scatter.ts";
import { logDomain, logTicks, namedTicks } from "./ticks.ts";
import type { PictureWords } from "./words.ts";

const margins = { left: 100, right: 40, top: 116, bottom: 92 };

/** Input price by release date of the models that take so many tokens; the cheapest ones named. */
export function cheapestPicture(
	models: readonly DatedModel[],
	tokens: number,
	words: PictureWords,
): ChartSpec {
	const cheapest = new Set(cheapestYet(models));
	const points = models
		.map((model): ScatterPoint => {
			const { name, released, price } = model;
			const isChosen = cheapest.has(model);
			return {
				x: yearOf(released),
				y: price.input,
				name: isChosen ? `${name} ${words.dollars(price.input)}` : "",
				isChosen,
			};
		})
		// The latest is the answer; its name gets its place first.
		.sort((a, b) => a.y - b.y);
	const years = points.map(({ x }) => x);
	const x: [number, number] = [
		Math.min(...years) - 0.1,
		Math.max(...years) + 0.1,
	];
	const y = logDomain(
		points.map((point) => point.y),
		2,
	);
	return scatter({
		title: words.cheapestAbove(words.tokens(tokens)),
		subtitle: words.inputByRelease,
		source: `${words.source(models)} · ${words.logScale}`,
		margins,
		x: { type: "linear", domain: x, ticks: namedTicks(yearTicks(x), String) },
		y: {
			type: "log",
			domain: y,
			ticks: namedTicks(logTicks(y), words.dollars),
		},
		points,
		front: "below",
	});
}
