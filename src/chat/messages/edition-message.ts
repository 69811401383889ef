import type {
	BriefLabel,
	BriefSource,
	CitedSentence,
} from "../../briefs/brief.ts";
import type {
	Coverage,
	Edition,
	EditionChange,
	EditionEntry,
} from "../../digests/edition.ts";
import { cleanText } from "../clean-text.ts";
import type {
	Message,
	MessageAction,
	MessageEntry,
	MessageSource,
	Paragraph,
	Span,
} from "../message.ts";
import {
	anyOf,
	counted,
	languageName,
	type Texts,
	textsIn,
} from "../texts/texts.ts";
import { type EditionTimes, editionTimes } from "./edition-times.ts";
import { commandToAsk, modelNewsEntry } from "./model-news.ts";
import { quotation } from "./quotation.ts";

/** More are counted, not listed. */
const listedSources = 8;
const listedFeeds = 3;

/** Addresses of the messages that told stories before, by story. */
export type EarlierLinks = ReadonlyMap<number, string>;

/** An edition in the words of its channel's language, for any platform to show. */
export function editionMessage(
	edition: Edition,
	{ earlierLinks = new Map() }: { earlierLinks?: EarlierLinks } = {},
): Message {
	const texts = textsIn(edition.language);
	const times = editionTimes(texts, edition.slot, edition.timeZone);
	const news = edition.modelNews ?? null;
	const ask = news && commandToAsk(news);
	const empty = edition.entries.length === 0 && news === null;
	return {
		language: texts.locale.slice(0, 2),
		headline:
			edition.kind === "breaking"
				? texts.breakingTitle(times.date, times.time)
				: texts.title(times.date),
		subtitle: subtitle(edition, texts, times),
		paragraphs: empty ? [nothingNew(edition, texts, times)] : [],
		entries: [
			...edition.entries.map((entry) => {
				const told = messageEntry(entry, edition, texts, times);
				const url = earlierLinks.get(entry.storyId);
				return url ? withLink(told, texts.earlierMessage, url) : told;
			}),
			...(news ? [modelNewsEntry(news, texts)] : []),
		],
		table: null,
		picture: null,
		actions: [],
		footer: footer(edition, texts),
		hints: empty
			? edition.elsewhere > 0
				? ["/brief all", "/subscribe"]
				: ["/subscribe"]
			: // A number means a story of the latest digest, which this is not.
				edition.kind === "breaking"
				? ["/subscribe"]
				: [
						...(edition.entries.length > 0 ? ["/why 1"] : []),
						...(ask ? [ask] : []),
						"/subscribe",
					],
	};
}

function subtitle(
	{ entries, modelNews, kind, late, since }: Edition,
	texts: Texts,
	times: EditionTimes,
): string | null {
	const updates = entries.filter((entry) => entry.kind === "update").length;
	const stories = entries.length - updates;
	const facts = modelNews ? modelNews.changes.length + modelNews.more : 0;
	const counts = [
		...(stories > 0 ? [counted(texts, texts.stories, stories)] : []),
		...(updates > 0 ? [counted(texts, texts.updates, updates)] : []),
		...(facts > 0 ? [counted(texts, texts.modelNews.count, facts)] : []),
	].join(", ");
	return (
		[
			...(counts && kind !== "breaking" ? [counts] : []),
			...(kind === "first" && counts
				? [texts.firstBriefing(times.dayAndTime(since))]
				: []),
			...(late ? [texts.late(times.time)] : []),
		].join(" · ") || null
	);
}

function nothingNew(
	{ topics, models, organisations, keywords, since, elsewhere }: Edition,
	texts: Texts,
	times: EditionTimes,
): Paragraph {
	const following = [
		...topics.map((slug) => texts.topics[slug] ?? slug.replaceAll("-", " ")),
		...[...models, ...organisations, ...keywords].map(cleanText),
	];
	const sentences = [
		texts.nothingNew(
			following.length > 0 ? anyOf(texts, following) : null,
			times.dayAndTime(since),
		),
		...(elsewhere > 0 ? [counted(texts, texts.elsewhere, elsewhere)] : []),
	];
	return [{ kind: "text", text: sentences.join(" ") }];
}

function messageEntry(
	entry: EditionEntry,
	edition: Edition,
	texts: Texts,
	times: EditionTimes,
): MessageEntry {
	const { sources, earlier } = entry;
	const isUpdate = entry.kind === "update";
	const paragraphs = [
		...(entry.changes.length > 0 ? [changed(entry.changes, texts)] : []),
		cited(entry.sentences, entry, texts),
		...(entry.why
			? [
					[
						{ kind: "emphasis" as const, text: texts.why },
						...cited([entry.why], entry, texts),
					],
				]
			: []),
	];
	return {
		number: entry.position,
		title:
			isUpdate && earlier
				? texts.updateTo(times.day(earlier.toldAt), cleanText(earlier.headline))
				: cleanText(entry.headline),
		labels: [
			...(isUpdate && !earlier ? [texts.labels.update] : []),
			...(entry.correction
				? [
						texts.labels[entry.correction.kind](
							times.dayOfYear(entry.correction.at),
						),
					]
				: []),
			...entry.labels.map((label) => labelText(label, texts)),
			...(entry.language === edition.language
				? []
				: [texts.labels.writtenIn(languageName(texts, entry.language))]),
		],
		language: entry.language,
		paragraphs: paragraphs.filter((spans) => spans.length > 0),
		sources: sources
			.slice(0, listedSources)
			.map((source) => messageSource(source, edition, texts)),
		moreSources:
			sources.length > listedSources
				? counted(texts, texts.notShown, sources.length - listedSources)
				: null,
		actions: actions(entry.storyId, texts),
		storyId: entry.storyId,
	};
}

/** The link follows what is new; where nothing is said to be new, it stands first. */
function withLink(
	entry: MessageEntry,
	text: string,
	url: string,
): MessageEntry {
	const [first = [], ...others] = entry.paragraphs;
	return {
		...entry,
		paragraphs: [[...first, { kind: "link", text, url }], ...others],
	};
}

/** What is new since the channel was told, as one sentence. */
function changed(changes: readonly EditionChange[], texts: Texts): Paragraph {
	const phrases = changes.map((change) => changeText(change, texts));
	const sentence = `${phrases.join("; ")}.`;
	const first = String.fromCodePoint(sentence.codePointAt(0) ?? 0);
	return [
		{
			kind: "text",
			text:
				first.toLocaleUpperCase(texts.locale) + sentence.slice(first.length),
		},
	];
}

function changeText(change: EditionChange, texts: Texts): string {
	switch (change.kind) {
		case "number":
		case "model":
		case "name":
			return texts.changes[change.kind](cleanText(change.text));
		case "confirmed": {
			const number = new Intl.NumberFormat(texts.locale);
			return texts.changes.confirmed(
				number.format(change.from),
				number.format(change.to),
			);
		}
		default:
			return texts.changes[change.kind];
	}
}

/** Each sentence with the numbers of its sources; what is quoted, and what one host alone says, is marked. */
function cited(
	sentences: readonly CitedSentence[],
	{ quoted, sources, labels }: EditionEntry,
	texts: Texts,
): Span[] {
	// Of a story that has but one source, its label says so once.
	const differ = !labels.some(({ kind }) => kind === "single-source");
	const urls = new Map(sources.map(({ number, url }) => [number, url]));
	return sentences.flatMap((sentence): Span[] => {
		const text = cleanText(sentence.text);
		if (text === "") return [];
		return [
			{ kind: "text", text: quoted ? quotation(text, texts) : text },
			...sentence.sources.flatMap((number): Span[] => {
				const url = urls.get(number);
				return url === undefined ? [] : [{ kind: "citation", number, url }];
			}),
			// A quotation is one source's by its nature, and names it.
			...(sentence.oneHost && differ && !quoted
				? [{ kind: "text" as const, text: `(${texts.labels.singleSource})` }]
				: []),
		];
	});
}

function labelText(label: BriefLabel, texts: Texts): string {
	const { labels } = texts;
	switch (label.kind) {
		case "confirmed":
			return counted(texts, labels.confirmed, label.hosts);
		case "single-source":
			return labels.singleSource;
		default:
			return labels[label.kind];
	}
}

function messageSource(
	{ number, host, url, official, language }: BriefSource,
	edition: Edition,
	texts: Texts,
): MessageSource {
	return {
		number,
		host: cleanText(host),
		url,
		notes: [
			...(official ? [texts.officialSource] : []),
			...(language === edition.language ? [] : [cleanText(language)]),
		],
	};
}

function actions(storyId: number, texts: Texts): MessageAction[] {
	const value = String(storyId);
	const { more, why, moreLikeThis, lessLikeThis, mute } = texts.actions;
	return [
		{ id: "more", value, label: more },
		{ id: "why", value, label: why },
		{ id: "more-like-this", value, label: moreLikeThis },
		{ id: "less-like-this", value, label: lessLikeThis },
		{ id: "mute", value, label: mute },
	];
}

function footer({ coverage, entries }: Edition, texts: Texts): string[] {
	const quoted = entries.some((entry) => entry.quoted);
	const note =
		coverage.withoutLlm > 0
			? texts.quotedDespiteEndpoint
			: texts.quotedWithoutEndpoint;
	const covered = coverageParts(coverage, texts).join(" · ");
	return [...(covered ? [covered] : []), ...(quoted ? [note] : [])];
}

function coverageParts(coverage: Coverage, texts: Texts): string[] {
	const { feeds, fresh, silent, failing, withoutLlm } = coverage;
	const { coverage: words } = texts;
	if (feeds === 0) return [];
	const number = new Intl.NumberFormat(texts.locale);
	const names = failing.map(({ title }) => cleanText(title)).join(", ");
	return [
		words.fresh(number.format(fresh), number.format(feeds)),
		...(silent.length > listedFeeds
			? [counted(texts, words.silentFeeds, silent.length)]
			: silent.map(({ title, days }) =>
					counted(texts, words.silent(cleanText(title), days), days),
				)),
		...(failing.length > listedFeeds
			? [counted(texts, words.failingFeeds, failing.length)]
			: names
				? [words.failing(names)]
				: []),
		...(withoutLlm > 0 ? [withoutLlmText(coverage, texts)] : []),
	];
}

function withoutLlmText(
	{ withoutLlm, whyWithoutLlm }: Coverage,
	texts: Texts,
): string {
	const text = counted(texts, texts.coverage.withoutLlm, withoutLlm);
	return whyWithoutLlm
		? `${text} (${texts.coverage.whyWithoutLlm[whyWithoutLlm]})`
		: text;
}
