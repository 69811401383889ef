import { answersIt } from "./answers-it.ts";
import { commandsIt } from "./commands-it.ts";
import { modelNewsIt } from "./model-news-it.ts";
import { picturesIt } from "./pictures-it.ts";
import type { Day, Texts } from "./texts.ts";

export const it: Texts = {
	locale: "it",
	quotationMarks: ["«", "»"],
	innerQuotationMarks: ["“", "”"],
	topics: {
		"model-releases": "nuovi modelli",
		"chip-policy": "politica dei chip",
		chips: "chip",
		"open-source": "open source",
		regulation: "regolamentazione",
		legal: "cause legali",
		business: "aziende e mercati",
		research: "ricerca",
		safety: "sicurezza",
		products: "prodotti",
		agents: "agenti",
		pricing: "prezzi",
	},

	title: (date) => `Notizie sull’IA · ${date}`,
	breakingTitle: (date, time) => `Notizia sull’IA · ${date}, ore ${time}`,
	stories: { one: "# notizia", other: "# notizie" },
	updates: { one: "# aggiornamento", other: "# aggiornamenti" },
	modelNews: modelNewsIt,
	late: (time) => `in ritardo, previsto per le ${time}`,
	firstBriefing: (since) => `prima edizione, dalle ${since}`,

	dayAndTime: (day, time) => `${time} di ${dayName(day)}`,
	updateTo: (day, headline) =>
		day.kind === "date"
			? `Aggiornamento a «${headline}» del ${day.name}`
			: `Aggiornamento a «${headline}» di ${dayName(day)}`,
	earlierMessage: "Messaggio precedente",
	why: "Perché conta:",
	notShown: { one: "un’altra", other: "altre #" },

	labels: {
		confirmed: { other: "confermata da # fonti" },
		singleSource: "una sola fonte",
		official: "fonte ufficiale",
		rumour: "indiscrezione",
		update: "aggiornamento",
		corrected: (date) => `corretta il ${date}`,
		denied: (date) => `smentita il ${date}`,
		writtenIn: (language) => `in ${language}`,
	},
	officialSource: "ufficiale",
	changes: {
		number: (text) => `nuova cifra: ${text}`,
		model: (text) => `nuova versione: ${text}`,
		name: (text) => `ora si parla di ${text}`,
		confirmed: (from, to) => `ora confermata da ${to} fonti, prima ${from}`,
		effective: "ora in vigore",
		corrected: "poi corretta",
		denied: "poi smentita",
	},
	actions: {
		more: "Di più",
		why: "Perché questa?",
		moreLikeThis: "Altre così",
		lessLikeThis: "Meno così",
		mute: "Silenzia la notizia",
	},

	coverage: {
		fresh: (fresh, feeds) => `${fresh} feed aggiornati su ${feeds}`,
		silent: (feed) => ({
			one: `${feed} muto da # giorno`,
			other: `${feed} muto da # giorni`,
		}),
		silentFeeds: { one: "# feed muto", other: "# feed muti" },
		failing: (feeds) => `non leggibili: ${feeds}`,
		failingFeeds: {
			one: "# feed non leggibile",
			other: "# feed non leggibili",
		},
		withoutLlm: { one: "# notizia senza LLM", other: "# notizie senza LLM" },
		whyWithoutLlm: { budget: "budget", endpoint: "nessuna risposta" },
	},
	quotedWithoutEndpoint: "Citazioni, non riassunti: nessun LLM configurato.",
	quotedDespiteEndpoint: "Quanto è fra virgolette è citato, non riassunto.",

	nothingNew: (following, since) =>
		following === null
			? `Niente di nuovo dalle ${since}.`
			: `Niente di nuovo su ${following} dalle ${since}.`,
	elsewhere: {
		one: "# notizia su altri temi.",
		other: "# notizie su altri temi.",
	},
	continues: "Le notizie seguono nel thread.",

	answers: answersIt,
	pictures: picturesIt,
	commands: commandsIt,
};

function dayName(day: Day): string {
	if (day.kind === "today") return "oggi";
	return day.kind === "yesterday" ? "ieri" : day.name;
}
