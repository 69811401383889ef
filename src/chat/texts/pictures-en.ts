import type { PictureTexts } from "./picture-texts.ts";

export const picturesEn: PictureTexts = {
	input: "input",
	output: "output",
	cheapestHost: "the cheapest host’s price",
	logScale: "log scale",
	priceOf: (model) => `What ${model} costs`,
	perMillion: "US$ per million tokens, beside models near in price",
	contextComparison: "Price and context",
	inputByContext: "US$ per million input tokens, by tokens of context",
	computeTrend: "Training compute: who led",
	computeComparison: "Training compute",
	operations: "Operations (FLOP), by release date",
	cheapestAbove: (tokens) => `The cheapest with ${tokens} of context or more`,
	inputByRelease: "US$ per million input tokens, by release date",
	storiesPer: {
		day: (subject) => `${subject}: stories a day`,
		week: (subject) => `${subject}: stories a week`,
	},
	notWhole: {
		day: "Lighter: a day that is not whole",
		week: "Lighter: a week that is not whole",
	},
	archive: "Stories of the feeds that are read, by their first article",
	allStories: "All stories",
	asOf: (source, date) => `${source}, ${date}`,

	price: (model, input, output) => `${model} ${input} in, ${output} out`,
	among: { one: "Among # model.", other: "Among # models." },
	tokens: (name, price, tokens) => `${name} ${price} at ${tokens}`,
	sentApart: "The picture is in our direct messages.",

	trend: {
		stories: (subject, since, all) => ({
			one: `${subject}: # story since ${since}, of ${all} in all.`,
			other: `${subject}: # stories since ${since}, of ${all} in all.`,
		}),
		none: (subject, since, all) =>
			`${subject}: no story since ${since}, of ${all} in all.`,
		most: {
			day: (date, count) => `Most came on ${date}: ${count}.`,
			week: (date, count) => `Most came in the week from ${date}: ${count}.`,
		},
		halves: {
			day: (periods, last, before) =>
				`The last ${periods} whole days had ${last}, the ${periods} before them ${before}.`,
			week: (periods, last, before) =>
				`The last ${periods} whole weeks had ${last}, the ${periods} before them ${before}.`,
		},
		tooFew: "That is too few to speak of a trend.",
		young: (date) =>
			`The archive begins on ${date}: too little to speak of a trend.`,
		emptyArchive: "The archive holds no stories yet.",

		cheapest: (models, tokens, name, maker, price) =>
			`Of ${models} models that take ${tokens} tokens or more, ${name} (${maker}) is the cheapest: ${price} per million input tokens.`,
		cheapestBefore: (date, name, price) =>
			`Of those released by ${date} it was ${name}: ${price}.`,
		cheapestAlready: (date) =>
			`Of those released by ${date} it was the cheapest already.`,
		noneBefore: (date) => `None of them was released by ${date}.`,
		listPrices: (source) =>
			`The prices are those of now (${source}), not those at release; open weights that their maker does not serve count with their cheapest host.`,
		noModel: (tokens) =>
			`The catalogue has no priced model that takes ${tokens} tokens.`,

		mostCompute: (models, name, maker, date, flop) =>
			`Of ${models} models whose training compute is known or estimated, ${name} (${maker}, ${date}) took most: ${flop} operations.`,
		growth: (name, date, flop, factor, yearly) =>
			`That is ${factor} times what ${name} took (${date}, ${flop}): ${yearly} times as much with each year.`,
		estimates: (estimates, models, source) =>
			`${estimates} of the ${models} values are estimates (${source}); later models are not among them.`,
		noCompute: "The catalogue knows no training compute.",
	},
};
