import { cheapestYet } from "../../answers/cheapest.ts";
import { computeRecords } from "../../answers/compute.ts";
import type { Trend } from "../../answers/trend.ts";
import { cleanText } from "../clean-text.ts";
import { counted, type Texts } from "../texts/texts.ts";
import { dateText } from "./answer-values.ts";
import { flopText, pictureWords, sourceText } from "./picture-words.ts";

/** With fewer stories, or fewer periods of a length, a difference may be chance. */
const leastForTrend = { stories: 20, periods: 4 };

type Of<Kind extends Trend["kind"]> = Extract<Trend, { kind: Kind }>;

/** What a trend comes to: up to three sentences, each number from the values that its picture shows. */
export function trendSentences(
	trend: Trend,
	subject: string,
	texts: Texts,
): string[] {
	switch (trend.kind) {
		case "stories":
			return ofStories(trend, subject, texts);
		case "cheapest":
			return ofPrices(trend, texts);
		case "compute":
			return ofCompute(trend, texts);
	}
}

function ofStories(
	trend: Of<"stories">,
	subject: string,
	texts: Texts,
): string[] {
	const { trend: words } = texts.pictures;
	const { count } = pictureWords(texts);
	const { unit, periods, stories, all } = trend;
	const since = dateText(texts, periods[0]?.from ?? "");
	if (all === 0) return [words.emptyArchive];
	if (stories === 0)
		return [
			words.none(subject, since, count(all)),
			...(trend.isYoung ? [words.young(since)] : []),
		];
	const most = periods.reduce((best, each) =>
		each.stories > best.stories ? each : best,
	);
	return [
		counted(texts, words.stories(subject, since, count(all)), stories),
		words.most[unit](dateText(texts, most.from), count(most.stories)),
		direction(trend, since, texts),
	];
}

/** The later half of the whole periods beside the earlier one, where that says anything. */
function direction(
	{ unit, periods, stories, isYoung }: Of<"stories">,
	since: string,
	texts: Texts,
): string {
	const { trend: words } = texts.pictures;
	const { count } = pictureWords(texts);
	const whole = periods.filter(({ isWhole }) => isWhole);
	const half = Math.floor(whole.length / 2);
	if (whole.length < leastForTrend.periods || stories < leastForTrend.stories)
		return isYoung ? words.young(since) : words.tooFew;
	const sum = (some: typeof whole) =>
		count(some.reduce((total, each) => total + each.stories, 0));
	return words.halves[unit](
		count(half),
		sum(whole.slice(-half)),
		sum(whole.slice(-2 * half, -half)),
	);
}

function ofPrices({ tokens, models }: Of<"cheapest">, texts: Texts): string[] {
	const { trend: words } = texts.pictures;
	const { count, dollars, tokens: amount } = pictureWords(texts);
	const steps = cheapestYet(models);
	const cheapest = steps.at(-1);
	const newest = models.at(-1)?.released;
	if (!cheapest || newest === undefined) return [words.noModel(amount(tokens))];
	const before = yearBefore(newest);
	const then = steps.findLast(({ released }) => released <= before);
	return [
		words.cheapest(
			count(models.length),
			amount(tokens),
			cleanText(cheapest.name),
			cleanText(cheapest.maker),
			dollars(cheapest.price.input),
		),
		ofYearBefore(),
		words.listPrices(sourceText(texts, models)),
	];

	function ofYearBefore(): string {
		const date = dateText(texts, before);
		if (!then) return words.noneBefore(date);
		if (then === cheapest) return words.cheapestAlready(date);
		const price = dollars(then.price.input);
		return words.cheapestBefore(date, cleanText(then.name), price);
	}
}

function ofCompute({ models }: Of<"compute">, texts: Texts): string[] {
	const { locale, pictures } = texts;
	const { trend: words } = pictures;
	const { count } = pictureWords(texts);
	const records = computeRecords(models);
	const first = records[0];
	const last = records.at(-1);
	if (!first || !last) return [words.noCompute];
	const factor = last.flop / first.flop;
	const years =
		(Date.parse(last.released) - Date.parse(first.released)) /
		(365.25 * 86_400_000);
	const rounded = (value: number) =>
		count(Number(value.toPrecision(value < 100 ? 2 : 3)));
	return [
		words.mostCompute(
			count(models.length),
			cleanText(last.name),
			cleanText(last.maker),
			dateText(texts, last.released),
			flopText(locale, last.flop),
		),
		...(years > 1
			? [
					words.growth(
						cleanText(first.name),
						dateText(texts, first.released),
						flopText(locale, first.flop),
						factor < 1e6 ? rounded(factor) : flopText(locale, factor),
						rounded(factor ** (1 / years)),
					),
				]
			: []),
		words.estimates(
			count(models.filter(({ isEstimate }) => isEstimate).length),
			count(models.length),
			sourceText(texts, models),
		),
	];
}

function yearBefore(date: string): string {
	const day = new Date(date);
	day.setUTCFullYear(day.getUTCFullYear() - 1);
	return day.toISOString().slice(0, 10);
}
