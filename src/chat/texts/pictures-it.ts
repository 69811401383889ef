import type { PictureTexts } from "./picture-texts.ts";

export const picturesIt: PictureTexts = {
	input: "ingresso",
	output: "uscita",
	cheapestHost: "prezzo dell’host più economico",
	logScale: "scala logaritmica",
	priceOf: (model) => `Quanto costa ${model}`,
	perMillion: "US$ per milione di token, accanto a modelli di prezzo vicino",
	contextComparison: "Prezzo e contesto",
	inputByContext: "US$ per milione di token in ingresso, per contesto",
	computeTrend: "Calcolo di addestramento: chi guidava",
	computeComparison: "Calcolo di addestramento",
	operations: "Operazioni (FLOP), per data di uscita",
	cheapestAbove: (tokens) => `Il più economico da ${tokens} di contesto`,
	inputByRelease: "US$ per milione di token in ingresso, per data di uscita",
	storiesPer: {
		day: (subject) => `${subject}: notizie al giorno`,
		week: (subject) => `${subject}: notizie a settimana`,
	},
	notWhole: {
		day: "Più chiaro: un giorno non intero",
		week: "Più chiara: una settimana non intera",
	},
	archive: "Notizie dei feed letti, secondo il primo articolo",
	allStories: "Tutte le notizie",
	asOf: (source, date) => `${source}, ${date}`,

	price: (model, input, output) =>
		`${model} ${input} in ingresso, ${output} in uscita`,
	among: { one: "Fra # modello.", other: "Fra # modelli." },
	tokens: (name, price, tokens) => `${name} ${price} con ${tokens}`,
	sentApart: "L’immagine è nei nostri messaggi diretti.",

	trend: {
		stories: (subject, since, all) => ({
			one: `${subject}: # notizia dal ${since}, su ${all} in tutto.`,
			other: `${subject}: # notizie dal ${since}, su ${all} in tutto.`,
		}),
		none: (subject, since, all) =>
			`${subject}: nessuna notizia dal ${since}, su ${all} in tutto.`,
		most: {
			day: (date, count) => `Il massimo è del ${date}: ${count}.`,
			week: (date, count) =>
				`Il massimo è della settimana dal ${date}: ${count}.`,
		},
		halves: {
			day: (periods, last, before) =>
				`Negli ultimi ${periods} giorni interi ${last}, nei ${periods} precedenti ${before}.`,
			week: (periods, last, before) =>
				`Nelle ultime ${periods} settimane intere ${last}, nelle ${periods} precedenti ${before}.`,
		},
		tooFew: "Sono troppo poche per parlare di una tendenza.",
		young: (date) =>
			`L’archivio comincia il ${date}: troppo poco per parlare di una tendenza.`,
		emptyArchive: "L’archivio non ha ancora notizie.",

		cheapest: (models, tokens, name, maker, price) =>
			`Dei ${models} modelli che accettano almeno ${tokens} token, ${name} (${maker}) è il più economico: ${price} per milione di token in ingresso.`,
		cheapestBefore: (date, name, price) =>
			`Di quelli usciti entro il ${date} era ${name}: ${price}.`,
		cheapestAlready: (date) =>
			`Di quelli usciti entro il ${date} era già il più economico.`,
		noneBefore: (date) => `Nessuno di loro era uscito entro il ${date}.`,
		listPrices: (source) =>
			`I prezzi sono quelli di ora (${source}), non quelli all’uscita; i pesi aperti che il produttore non serve contano con l’host più economico.`,
		noModel: (tokens) =>
			`Il catalogo non ha modelli con un prezzo che accettino ${tokens} token.`,

		mostCompute: (models, name, maker, date, flop) =>
			`Dei ${models} modelli di cui il calcolo di addestramento è noto o stimato, ${name} (${maker}, ${date}) ne ha richiesto di più: ${flop} operazioni.`,
		growth: (name, date, flop, factor, yearly) =>
			`È ${factor} volte quanto richiese ${name} (${date}, ${flop}): ${yearly} volte tanto a ogni anno.`,
		estimates: (estimates, models, source) =>
			`${estimates} dei ${models} valori sono stime (${source}); i modelli usciti dopo non vi compaiono.`,
		noCompute: "Il catalogo non conosce calcoli di addestramento.",
	},
};
