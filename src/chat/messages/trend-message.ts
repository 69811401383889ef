import { cheapestPicture } from "../../answers/pictures/cheapest-picture.ts";
import { computeTrendPicture } from "../../answers/pictures/compute-picture.ts";
import { storiesPicture } from "../../answers/pictures/stories-picture.ts";
import type { Trend } from "../../answers/trend.ts";
import { cleanText } from "../clean-text.ts";
import type { Message } from "../message.ts";
import type { Texts } from "../texts/texts.ts";
import type { DescribedChart } from "./model-picture.ts";
import { pictureWords } from "./picture-words.ts";
import { plainMessage } from "./plain-message.ts";
import { trendSentences } from "./trend-sentences.ts";

/** A trend in three sentences; its picture says the same. */
export function trendMessage(
	trend: Trend,
	subject: string,
	texts: Texts,
): Message {
	return plainMessage(texts, trendSentences(trend, subject, texts), {
		headline: titleOf(trend, subject, texts),
	});
}

/** The picture of a trend; null where there is nothing to draw. */
export function trendPicture(
	trend: Trend,
	subject: string,
	texts: Texts,
): DescribedChart | null {
	const chart = chartOf(trend, subject, texts);
	return chart && { chart, alt: altText(trend, subject, texts) };
}

function titleOf(trend: Trend, subject: string, texts: Texts): string {
	const words = pictureWords(texts);
	switch (trend.kind) {
		case "stories":
			return cleanText(words.storiesPer(trend.unit, subject));
		case "cheapest":
			return words.cheapestAbove(words.tokens(trend.tokens));
		case "compute":
			return words.computeTrend;
	}
}

function chartOf(trend: Trend, subject: string, texts: Texts) {
	const words = pictureWords(texts);
	switch (trend.kind) {
		case "stories":
			return trend.stories === 0
				? null
				: storiesPicture(trend, cleanText(subject), words);
		case "cheapest":
			return trend.models.length === 0
				? null
				: cheapestPicture(trend.models, trend.tokens, words);
		case "compute":
			return trend.models.length === 0
				? null
				: computeTrendPicture(trend.models, words);
	}
}

/** Of stories all values, of the others the sentences that go with them. */
function altText(trend: Trend, subject: string, texts: Texts): string {
	const title = titleOf(trend, subject, texts);
	if (trend.kind !== "stories")
		return [`${title}.`, ...trendSentences(trend, subject, texts)].join(" ");
	const { day, count } = pictureWords(texts);
	const values = trend.periods.map(
		({ from, stories }) => `${day(from)} ${count(stories)}`,
	);
	return `${title}: ${values.join(", ")}.`;
}
