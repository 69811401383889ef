import { answersEn } from "./answers-en.ts";
import { commandsEn } from "./commands-en.ts";
import { modelNewsEn } from "./model-news-en.ts";
import { picturesEn } from "./pictures-en.ts";
import type { Day, Texts } from "./texts.ts";

export const en: Texts = {
	locale: "en-GB",
	quotationMarks: ["“", "”"],
	innerQuotationMarks: ["‘", "’"],
	topics: {
		"model-releases": "model releases",
		"chip-policy": "chip policy",
		chips: "chips",
		"open-source": "open source",
		regulation: "regulation",
		legal: "legal cases",
		business: "business",
		research: "research",
		safety: "safety",
		products: "products",
		agents: "agents",
		pricing: "pricing",
	},

	title: (date) => `AI briefing · ${date.replace(",", "")}`,
	breakingTitle: (date, time) => `AI news · ${date.replace(",", "")}, ${time}`,
	stories: { one: "# story", other: "# stories" },
	updates: { one: "# update", other: "# updates" },
	modelNews: modelNewsEn,
	late: (time) => `late, due at ${time}`,
	firstBriefing: (since) => `first briefing, since ${since}`,

	dayAndTime: (day, time) => `${dayName(day)} ${time}`,
	updateTo: (day, headline) =>
		day.kind === "date"
			? `Update to “${headline}” of ${day.name}`
			: `Update to ${dayName(day)}’s “${headline}”`,
	earlierMessage: "Earlier message",
	why: "Why it matters:",
	notShown: { one: "# more", other: "# more" },

	labels: {
		confirmed: { other: "confirmed by #" },
		singleSource: "single source",
		official: "official",
		rumour: "rumour",
		update: "update",
		corrected: (date) => `corrected on ${date}`,
		denied: (date) => `denied on ${date}`,
		writtenIn: (language) => `in ${language}`,
	},
	officialSource: "official",
	changes: {
		number: (text) => `new figure: ${text}`,
		model: (text) => `new version: ${text}`,
		name: (text) => `now names ${text}`,
		confirmed: (from, to) => `now confirmed by ${to}, was ${from}`,
		effective: "now in effect",
		corrected: "since corrected",
		denied: "since denied",
	},
	actions: {
		more: "More",
		why: "Why this?",
		moreLikeThis: "More like this",
		lessLikeThis: "Less like this",
		mute: "Mute story",
	},

	coverage: {
		fresh: (fresh, feeds) => `${fresh} of ${feeds} feeds fresh`,
		silent: (feed) => ({
			one: `${feed} silent for # day`,
			other: `${feed} silent for # days`,
		}),
		silentFeeds: { one: "# feed silent", other: "# feeds silent" },
		failing: (feeds) => `not readable: ${feeds}`,
		failingFeeds: { one: "# feed not readable", other: "# feeds not readable" },
		withoutLlm: { one: "# story without LLM", other: "# stories without LLM" },
		whyWithoutLlm: { budget: "budget", endpoint: "no answer" },
	},
	quotedWithoutEndpoint: "Quoted, not summarised: no LLM configured.",
	quotedDespiteEndpoint:
		"What stands in quotation marks is quoted, not summarised.",

	nothingNew: (following, since) =>
		following === null
			? `Nothing new since ${since}.`
			: `Nothing new on ${following} since ${since}.`,
	elsewhere: { one: "# story elsewhere.", other: "# stories elsewhere." },
	continues: "The stories follow in the thread.",

	answers: answersEn,
	pictures: picturesEn,
	commands: commandsEn,
};

function dayName(day: Day): string {
	return day.kind === "weekday" || day.kind === "date" ? day.name : day.kind;
}
