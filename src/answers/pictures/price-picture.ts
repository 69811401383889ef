import type { ChartSpec } from "../../lib/plot/chart.ts";
import type { PricedModel } from "../prices.ts";
import { fitWidth } from "./text-width.ts";
import {
	boldIfChosen,
	card,
	chosenOr,
	colours,
	edge,
	type Layer,
	sizes,
} from "./theme.ts";
import { logDomain, logTicks, namedTicks } from "./ticks.ts";
import type { PictureWords } from "./words.ts";

const margins = { left: 290, right: 36, top: 132, bottom: 92 };
/** Room left and right of the marks for the prices that stand beside them. */
const roomForPrices = 2.4;

/** Input and output price of a model between those of its neighbours, the dearest on top. */
export function pricePicture(
	model: PricedModel,
	neighbours: readonly PricedModel[],
	words: PictureWords,
): ChartSpec {
	const models = [model, ...neighbours].sort(dearestFirst);
	const data = {
		values: models.map((each) => ({
			slug: each.slug,
			name: nameOf(each),
			input: each.price.input,
			output: each.price.output,
			inputText: words.dollars(each.price.input),
			outputText: words.dollars(each.price.output),
			isChosen: each.slug === model.slug,
		})),
	};
	const domain = logDomain(
		models.flatMap(({ price: { input, output } }) => [input, output]),
		roomForPrices,
	);
	const at = (field: "input" | "output") => ({
		field,
		type: "quantitative" as const,
		scale: { type: "log" as const, domain, nice: false },
		axis: namedTicks(logTicks(domain), words.dollars),
	});
	const y = { field: "slug", type: "nominal", sort: null, axis: null } as const;
	const colour = chosenOr(colours.accent, colours.other);
	const ink = chosenOr(colours.ink, colours.quiet);
	const text = { type: "text", baseline: "middle", ...boldIfChosen } as const;
	const layers: Layer[] = [
		{
			mark: { type: "rule", strokeWidth: 5, strokeCap: "round" },
			encoding: { x: at("input"), x2: { field: "output" }, y, color: colour },
		},
		{
			mark: { type: "point", fill: colours.ground, size: 200, strokeWidth: 4 },
			encoding: { x: at("input"), y, stroke: colour },
		},
		{
			mark: { type: "point", filled: true, size: 270 },
			encoding: { x: at("output"), y, color: colour },
		},
		{
			mark: { ...text, align: "right", dx: -15 },
			encoding: { x: at("input"), y, text: { field: "inputText" }, color: ink },
		},
		{
			mark: { ...text, align: "left", dx: 15 },
			encoding: {
				x: at("output"),
				y,
				text: { field: "outputText" },
				color: ink,
			},
		},
		{
			mark: { ...text, align: "left", x: edge - margins.left },
			encoding: {
				y,
				text: { field: "name" },
				color: chosenOr(colours.accent, colours.ink),
			},
		},
		...headings(words),
	];
	return card({
		title: words.priceOf(model.name),
		subtitle: words.perMillion,
		source: footnote(models, words),
		margins,
		layers: layers.map((layer) => ({ data, ...layer })),
	});

	/** Over the marks of the first row, so that no legend is needed. */
	function headings({ input, output }: PictureWords): Layer[] {
		const first = `datum.slug === ${JSON.stringify(models[0]?.slug)}`;
		const mark = {
			type: "text",
			dy: -30,
			color: colours.quiet,
			fontSize: sizes.small,
		} as const;
		return [
			{
				transform: [{ filter: first }],
				mark: { ...mark, align: "right", dx: 14, text: input },
				encoding: { x: at("input"), y },
			},
			{
				transform: [{ filter: first }],
				mark: { ...mark, align: "left", dx: -14, text: output },
				encoding: { x: at("output"), y },
			},
		];
	}
}

function dearestFirst(a: PricedModel, b: PricedModel): number {
	return (
		b.price.output - a.price.output ||
		b.price.input - a.price.input ||
		(a.slug < b.slug ? -1 : 1)
	);
}

/** Marked where the price is not the maker's own; the footnote says whose it is. */
function nameOf({ name, isOwnPrice }: PricedModel): string {
	const room = margins.left - edge - 14;
	return isOwnPrice
		? fitWidth(name, sizes.text, room)
		: `${fitWidth(name, sizes.text, room - 12)}*`;
}

function footnote(models: readonly PricedModel[], words: PictureWords): string {
	return [
		words.source(models),
		words.logScale,
		...(models.every(({ isOwnPrice }) => isOwnPrice)
			? []
			: [`* ${words.cheapestHost}`]),
	].join(" · ");
}
