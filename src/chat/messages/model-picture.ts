import type { ModelPicture } from "../../answers/model-pictures.ts";
import { computeComparison } from "../../answers/pictures/compute-picture.ts";
import { contextPicture } from "../../answers/pictures/context-picture.ts";
import { pricePicture } from "../../answers/pictures/price-picture.ts";
import type { ChartSpec } from "../../lib/plot/chart.ts";
import { cleanText } from "../clean-text.ts";
import { counted, type Texts } from "../texts/texts.ts";
import { pictureWords } from "./picture-words.ts";

/** A chart, and what it shows for who does not see it. */
export interface DescribedChart {
	chart: ChartSpec;
	alt: string;
}

/** The picture of a model's card or of a comparison. */
export function modelPicture(
	picture: ModelPicture,
	texts: Texts,
): DescribedChart {
	const words = pictureWords(texts);
	const { pictures } = texts;
	switch (picture.kind) {
		case "price": {
			const { model, neighbours } = picture;
			return {
				chart: pricePicture(model, neighbours, words),
				alt: told(`${words.priceOf(model.name)} (${pictures.perMillion})`, [
					...[model, ...neighbours].map(({ name, price }) =>
						pictures.price(
							name,
							words.dollars(price.input),
							words.dollars(price.output),
						),
					),
				]),
			};
		}
		case "compute": {
			const { compared, all } = picture;
			return {
				chart: computeComparison(compared, all, words),
				alt: [
					told(
						`${pictures.computeComparison} (${pictures.operations})`,
						compared.map(({ name, flop }) => `${name} ${words.flop(flop)}`),
					),
					counted(texts, pictures.among, all.length),
				].join(" "),
			};
		}
		case "context": {
			const { compared, all } = picture;
			return {
				chart: contextPicture(compared, all, words),
				alt: told(
					`${pictures.contextComparison} (${pictures.inputByContext})`,
					compared.map(({ name, price, context }) =>
						pictures.tokens(
							name,
							words.dollars(price.input),
							words.tokens(context ?? 0),
						),
					),
				),
			};
		}
	}
}

function told(title: string, values: readonly string[]): string {
	return cleanText(`${title}: ${values.join("; ")}.`);
}
