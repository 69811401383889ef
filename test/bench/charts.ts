import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { computedModels } from "#src/answers/compute.ts";
import {
	computeComparison,
	computeTrendPicture,
} from "#src/answers/pictures/compute-picture.ts";
import { pricePicture } from "#src/answers/pictures/price-picture.ts";
import {
	isWithdrawn,
	nearestInPrice,
	pricedModels,
} from "#src/answers/prices.ts";
import { pictureWords } from "#src/chat/messages/picture-words.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import type { ChartSpec } from "#src/lib/plot/chart.ts";
import { makePlotter } from "#src/lib/plot/plotter.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";

export const usage = "FOLDER";
export const description =
	"draws the README's charts of the models that ship: what goes with /model, /compare and /trend";

export async function run([folder = "."]: string[]): Promise<void> {
	const plotter = makePlotter();
	try {
		for (const [name, chart] of Object.entries(charts())) {
			const before = performance.now();
			const png = await plotter.draw(chart);
			writeFileSync(join(folder, `${name}.png`), png);
			const milliseconds = Math.round(performance.now() - before);
			const size = Math.round(png.length / 1000);
			console.log(`${name}.png  ${size} kB, drawn in ${milliseconds} ms`);
		}
	} finally {
		await plotter.close();
	}
}

function charts(): Record<string, ChartSpec> {
	const models = modelCatalogue().models.filter(({ kind }) => kind === "model");
	const words = pictureWords(textsIn("en"));
	const priced = pricedModels(models);
	const offered = pricedModels(models.filter((each) => !isWithdrawn(each)));
	const computed = computedModels(models);
	const compared = ["deepseek-v3", "llama-3.1-405b"];
	const model = priced.find(({ slug }) => slug === "deepseek-v3");
	if (!model) throw new Error("the catalogue knows no price of deepseek-v3");
	return {
		model: pricePicture(model, nearestInPrice(model, offered), words),
		compare: computeComparison(
			computed.filter(({ slug }) => compared.includes(slug)),
			computed,
			words,
		),
		trend: computeTrendPicture(computed, words),
	};
}
