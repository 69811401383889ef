import type { WhyWithoutLlm } from "../../digests/edition.ts";
import { lookUp } from "../../lib/look-up.ts";
import type { AnswerTexts } from "./answer-texts.ts";
import type { CommandTexts } from "./command-texts.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";
import type { ModelNewsTexts } from "./model-news-texts.ts";
import type { PictureTexts } from "./picture-texts.ts";

/** A text for each plural form of the language; "#" stands for the number. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & {
	other: string;
};

/** A day as people say it near that day. */
export type Day =
	| { kind: "today" }
	| { kind: "yesterday" }
	| { kind: "weekday" | "date"; name: string };

/** All words that a reader sees and no source wrote, in one language. */
export interface Texts {
	/** For dates, numbers, lists and names of languages, BCP 47. */
	locale: string;
	/** Around what a source says word by word. */
	quotationMarks: [opening: string, closing: string];
	/** Instead of these within a quotation. */
	innerQuotationMarks: [opening: string, closing: string];
	/** Names of the topics of the catalogue, by slug. */
	topics: Readonly<Record<string, string>>;

	title(date: string): string;
	breakingTitle(date: string, time: string): string;
	stories: Counted;
	updates: Counted;
	modelNews: ModelNewsTexts;
	late(time: string): string;
	firstBriefing(since: string): string;

	dayAndTime(day: Day, time: string): string;
	updateTo(day: Day, headline: string): string;
	/** Of a link to it. */
	earlierMessage: string;
	/** Followed by a sentence of the brief. */
	why: string;
	/** Of a list, those that are not shown. */
	notShown: Counted;

	labels: {
		confirmed: Counted;
		singleSource: string;
		official: string;
		rumour: string;
		update: string;
		/** By what a later digest told, on such a date. */
		corrected(date: string): string;
		denied(date: string): string;
		writtenIn(language: string): string;
	};
	/** Of a source. */
	officialSource: string;
	/** What is new in an update; the first begins a sentence. */
	changes: {
		number(text: string): string;
		model(text: string): string;
		name(text: string): string;
		confirmed(from: string, to: string): string;
		effective: string;
		corrected: string;
		denied: string;
	};
	actions: {
		more: string;
		why: string;
		moreLikeThis: string;
		lessLikeThis: string;
		mute: string;
	};

	coverage: {
		fresh(fresh: string, feeds: string): string;
		silent(feed: string, days: number): Counted;
		silentFeeds: Counted;
		failing(feeds: string): string;
		failingFeeds: Counted;
		withoutLlm: Counted;
		/** Behind it, in brackets. */
		whyWithoutLlm: Record<WhyWithoutLlm, string>;
	};
	quotedWithoutEndpoint: string;
	quotedDespiteEndpoint: string;

	/** On a day with nothing to tell; `following` is a list joined by "or". */
	nothingNew(following: string | null, since: string): string;
	elsewhere: Counted;
	/** Under a list of headlines. */
	continues: string;

	answers: AnswerTexts;
	pictures: PictureTexts;
	commands: CommandTexts;
}

const languages: Readonly<Record<string, Texts>> = { en, it };

/** ISO 639-1 of the languages that have texts. */
export const textLanguages: readonly string[] = Object.keys(languages);

/** The interface texts of a language; English where there are none yet. */
export function textsIn(language: string): Texts {
	return languages[language] ?? en;
}

/** A number and what it counts, in the right plural form. */
export function counted(
	{ locale }: Texts,
	forms: Counted,
	count: number,
): string {
	const form = new Intl.PluralRules(locale).select(count);
	const number = new Intl.NumberFormat(locale).format(count);
	return (forms[form] ?? forms.other).replace("#", number);
}

/** Several names as one phrase, "a, b or c". */
export function anyOf({ locale }: Texts, names: readonly string[]): string {
	return new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
}

/** The name of a topic; of what is none, the word itself. */
export function topicName(
	{ topics }: Pick<Texts, "topics">,
	slug: string,
): string {
	return lookUp(topics, slug) ?? slug;
}

/** The name of a language, in the language of the texts. */
export function languageName({ locale }: Texts, language: string): string {
	const names = new Intl.DisplayNames(locale, {
		type: "language",
		fallback: "code",
	});
	return /^[a-z]{2,3}$/.test(language) ? (names.of(language) ?? language) : "?";
}
