import type { PicturePhrases } from "../../answers/pictures/words.ts";
import type { Counted } from "./texts.ts";

type Unit = "day" | "week";

/** The words in pictures, of what they show, and of `/trend`, in one language. */
export interface PictureTexts extends PicturePhrases {
	storiesPer: Readonly<Record<Unit, (subject: string) => string>>;
	/** Of a bar that is lighter. */
	notWhole: Readonly<Record<Unit, string>>;
	/** Stories of any subject. */
	allStories: string;
	/** Behind a source: as of when. */
	asOf(source: string, date: string): string;

	/** In place of a picture: what it shows. */
	price(model: string, input: string, output: string): string;
	among: Counted;
	tokens(name: string, price: string, tokens: string): string;
	/** Beside a private answer in Slack, which cannot hold it. */
	sentApart: string;

	trend: {
		/** "#" stands for the stories. */
		stories(subject: string, since: string, all: string): Counted;
		none(subject: string, since: string, all: string): string;
		most: Readonly<Record<Unit, (date: string, count: string) => string>>;
		halves: Readonly<
			Record<Unit, (periods: string, last: string, before: string) => string>
		>;
		tooFew: string;
		young(date: string): string;
		emptyArchive: string;

		cheapest(
			models: string,
			tokens: string,
			name: string,
			maker: string,
			price: string,
		): string;
		cheapestBefore(date: string, name: string, price: string): string;
		/** It was the same one. */
		cheapestAlready(date: string): string;
		noneBefore(date: string): string;
		listPrices(source: string): string;
		noModel(tokens: string): string;

		mostCompute(
			models: string,
			name: string,
			maker: string,
			date: string,
			flop: string,
		): string;
		growth(
			name: string,
			date: string,
			flop: string,
			factor: string,
			yearly: string,
		): string;
		estimates(estimates: string, models: string, source: string): string;
		noCompute: string;
	};
}
