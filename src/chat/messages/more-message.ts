import type { Article } from "../../articles/article.ts";
import type { Brief, CitedSentence } from "../../briefs/brief.ts";
import { extractive } from "../../briefs/extractive.ts";
import { materialOf } from "../../briefs/material.ts";
import { chooseSources, numberInOrder } from "../../briefs/sources.ts";
import { words } from "../../lib/text/segment.ts";
import { cleanText } from "../clean-text.ts";
import type { Message, MessageSource, Paragraph, Span } from "../message.ts";
import { counted, languageName, type Texts } from "../texts/texts.ts";
import { dateText } from "./answer-values.ts";
import { emptyEntry, emptyMessage } from "./model-message.ts";

/** As long as the longer form of a story may be. */
const mostWords = 150;
const mostSentences = 8;
/** More are counted, not listed, nor read. */
const listedSources = 20;

/** What was written of a story, in a digest or at more length. */
type SaidOfStory = Pick<Brief, "method" | "headline" | "sentences" | "sources">;

/** A story at more length: what its brief says, then sentences quoted from its sources, and all of these. */
export function moreMessage(
	texts: Texts,
	story: { id: number; headline: string; articles: readonly Article[] },
	brief: SaidOfStory | null,
	language: string,
): Message {
	const articles = readableArticles(story.articles, language);
	const written = brief?.method === "llm" ? writtenBy(brief, articles) : [];
	const quoted = quotedFrom(articles, language, written);
	const numbered = numberInOrder([...written, ...quoted.sentences], articles);
	const [said, cited] = [
		numbered.sentences.slice(0, written.length),
		numbered.sentences.slice(written.length),
	];
	const urls = numbered.articles.map(({ link }) => link);
	const paragraphs = [
		spans(said, urls, (text) => text),
		spans(cited, urls, (text) => quotation(texts, text)),
	].filter((paragraph) => paragraph.length > 0);
	const value = String(story.id);
	const { actions } = texts;
	return {
		...emptyMessage(texts),
		entries: [
			{
				...emptyEntry(texts, cleanText(brief?.headline ?? story.headline)),
				labels: [
					counted(texts, texts.commands.allSources, story.articles.length),
				],
				language: quoted.language,
				paragraphs,
				sources: numbered.articles.map((article, index) =>
					messageSource(texts, article, index + 1),
				),
				moreSources:
					story.articles.length > articles.length
						? counted(
								texts,
								texts.notShown,
								story.articles.length - articles.length,
							)
						: null,
				actions: [
					{ id: "why", value, label: actions.why },
					{ id: "more-like-this", value, label: actions.moreLikeThis },
					{ id: "less-like-this", value, label: actions.lessLikeThis },
					{ id: "mute", value, label: actions.mute },
				],
				storyId: story.id,
			},
		],
		footer: cited.length > 0 ? [texts.answers.quoted] : [],
	};
}

/** Those that a brief would be written from, then the others. */
function readableArticles(
	all: readonly Article[],
	language: string,
): Article[] {
	const best = chooseSources(all, language);
	const others = all.filter((article) => !best.includes(article));
	return [...best, ...others].slice(0, listedSources);
}

/** A brief's sentences, with the numbers of `articles` from 1. */
function writtenBy(
	{ sentences, sources }: SaidOfStory,
	articles: readonly Article[],
): CitedSentence[] {
	const numberOf = (old: number) => {
		const source = sources.find(({ number }) => number === old);
		return articles.findIndex(({ id }) => id === source?.articleId) + 1;
	};
	return sentences.map((sentence) => ({
		...sentence,
		sources: sentence.sources.map(numberOf).filter((number) => number > 0),
	}));
}

function quotedFrom(
	articles: readonly Article[],
	language: string,
	written: readonly CitedSentence[],
) {
	const used = written.reduce(
		(sum, { text }) => sum + words(text, language).length,
		0,
	);
	return extractive(
		{
			articles: articles.map(materialOf).map((material) => ({
				...material.article,
				title: material.title,
				summary: material.summary,
				text: material.sentences.join("\n"),
				official: material.article.kind === "official",
			})),
		},
		{
			sentences: mostSentences - written.length,
			maxWords: mostWords - used,
			language,
		},
	);
}

function spans(
	sentences: readonly CitedSentence[],
	urls: readonly string[],
	shown: (text: string) => string,
): Paragraph {
	return sentences.flatMap(({ text, sources }): Span[] => [
		{ kind: "text", text: shown(cleanText(text)) },
		...sources.flatMap((number): Span[] => {
			const url = urls[number - 1];
			return url ? [{ kind: "citation", number, url }] : [];
		}),
	]);
}

function quotation(texts: Texts, text: string): string {
	const [opening, closing] = texts.quotationMarks;
	const [inner, innerEnd] = texts.innerQuotationMarks;
	const within = text.replaceAll(opening, inner).replaceAll(closing, innerEnd);
	return opening + within + closing;
}

function messageSource(
	texts: Texts,
	{ host, link, kind, language, publishedAt }: Article,
	number: number,
): MessageSource {
	return {
		number,
		host: cleanText(host),
		url: link,
		notes: [
			dateText(texts, publishedAt.toISOString().slice(0, 10)),
			...(kind === "official" ? [texts.officialSource] : []),
			...(language === texts.locale.slice(0, 2)
				? []
				: [texts.labels.writtenIn(languageName(texts, language))]),
		],
	};
}
