import type { ChartSpec } from "../../lib/plot/chart.ts";
import type { PricedModel } from "../prices.ts";
import { type ScatterPoint, scatter } from "./scatter.ts";
import { logDomain, logTicks, namedTicks } from "./ticks.ts";
import type { PictureWords } from "./words.ts";

const margins = { left: 100, right: 40, top: 116, bottom: 92 };

/** Contexts that are sold, as people call them. */
const contexts = [8_000, 32_000, 128_000, 400_000, 1_000_000, 4_000_000];

/** With a smaller context, or served by fewer hosts, a model is left out of the background. */
const least = { context: 4_000, hosts: 3 };

type WithContext = PricedModel & { context: number };

/** Input price against context: models that are compared among the well-known ones. */
export function contextPicture(
	compared: readonly PricedModel[],
	models: readonly PricedModel[],
	words: PictureWords,
): ChartSpec {
	const chosen = new Set(compared.map(({ slug }) => slug));
	const shown = models.filter(
		(model): model is WithContext =>
			model.context !== null &&
			(chosen.has(model.slug) ||
				(model.context >= least.context && model.hosts >= least.hosts)),
	);
	const points = shown.map(
		({ slug, name, context, price }): ScatterPoint => ({
			x: context,
			y: price.input,
			name: chosen.has(slug) ? `${name}: ${words.dollars(price.input)}` : "",
			isChosen: chosen.has(slug),
		}),
	);
	const x = logDomain(
		points.map((point) => point.x),
		1.5,
	);
	const y = logDomain(
		points.map((point) => point.y),
		2,
	);
	return scatter({
		title: words.contextComparison,
		subtitle: words.inputByContext,
		source: `${words.source(shown)} · ${words.logScale}`,
		margins,
		x: {
			type: "log",
			domain: x,
			ticks: namedTicks(
				contexts.filter((tokens) => tokens >= x[0] && tokens <= x[1]),
				words.tokens,
			),
		},
		y: {
			type: "log",
			domain: y,
			ticks: namedTicks(logTicks(y), words.dollars),
		},
		points,
		front: null,
	});
}
