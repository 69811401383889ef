import type { Answer } from "../../answers/ask.ts";
import type { AnswerSource } from "../../answers/source.ts";
import { cleanText } from "../clean-text.ts";
import type { Message, MessageEntry, MessageSource, Span } from "../message.ts";
import { counted, languageName, type Texts, textsIn } from "../texts/texts.ts";
import { numberSources } from "./answer-sources.ts";
import { dateText, fieldName } from "./answer-values.ts";
import { fieldSpans } from "./fact-spans.ts";
import { emptyEntry, emptyMessage } from "./model-message.ts";

/** An answer with its sources, or that there is none, for any platform to show. */
export function answerMessage(answer: Answer, language: string): Message {
	const texts = textsIn(language);
	const { answers } = texts;
	return {
		...emptyMessage(texts),
		headline: cleanText(answer.question),
		paragraphs: answer.answered
			? []
			: [
					[
						{
							kind: "text",
							text: [
								counted(texts, answers.nothingFound, answer.days),
								...(answer.nearest.length > 0 ? [answers.nearest] : []),
							].join(" "),
						},
					],
				],
		entries: answer.answered
			? [
					...(answer.written
						? [writtenEntry(answer, answer.written, texts)]
						: []),
					...answer.facts.map((fact) => factEntry(fact, texts)),
					...(isQuoted(answer) ? [passageEntry(answer, texts)] : []),
				]
			: answer.nearest.map((source) => nearestEntry(source, texts)),
		footer: [
			...(answer.written ? [answers.written] : []),
			...(isQuoted(answer) ? [answers.quoted] : []),
			...(answer.unwritten ? [answers.unwritten[answer.unwritten]] : []),
		],
		hints: answer.facts.map(({ model }) => `/model ${model.slug}`),
	};
}

function isQuoted({ written, passages }: Answer): boolean {
	return written === null && passages.length > 0;
}

/** A model's sentences with the sources that they cite, each language named that is not theirs. */
function writtenEntry(
	{ language, sources }: Answer,
	{ sentences }: NonNullable<Answer["written"]>,
	texts: Texts,
): MessageEntry {
	const cited = new Set(sentences.flatMap((sentence) => sentence.sources));
	const listed = sources.filter(({ number }) => cited.has(number));
	return {
		...emptyEntry(texts, texts.answers.answer),
		language,
		paragraphs: [
			sentences.flatMap((sentence): Span[] => [
				{ kind: "text", text: cleanText(sentence.text) },
				...listed
					.filter(({ number }) => sentence.sources.includes(number))
					.map(({ number, url }) => ({
						kind: "citation" as const,
						number,
						url,
					})),
			]),
		],
		sources: listed.map((source) => citedSource(source, language, texts)),
	};
}

/** A source that was read, which may be in another language than what was written from it. */
function citedSource(
	source: AnswerSource,
	written: string,
	texts: Texts,
): MessageSource {
	const { articleId, title, language } = source;
	if (articleId === null)
		return messageSource(source, texts, [
			cleanText(title),
			texts.answers.fromCatalogue,
		]);
	const notes =
		language === written
			? []
			: [texts.answers.readIn(languageName(texts, language))];
	return messageSource(source, texts, notes);
}

function factEntry(
	{ model, fields }: Answer["facts"][number],
	texts: Texts,
): MessageEntry {
	const numbers = numberSources(texts);
	const paragraphs = fields.map((field): Span[] => [
		{ kind: "strong", text: `${fieldName(texts, field.field)}:` },
		...fieldSpans(field, numbers, texts),
	]);
	return {
		...emptyEntry(texts, cleanText(model.name)),
		labels: [texts.answers.fromCatalogue],
		paragraphs,
		sources: numbers.list(),
	};
}

/** Quoted as the sources wrote it, each language named that is not the reader's. */
function passageEntry(
	{ passages, sources }: Answer,
	texts: Texts,
): MessageEntry {
	const [opening, closing] = texts.quotationMarks;
	return {
		...emptyEntry(texts, texts.answers.fromArticles),
		paragraphs: passages.map(({ text, source }): Span[] => {
			const url = sources.find(({ number }) => number === source)?.url;
			return [
				{ kind: "text", text: opening + cleanText(text) + closing },
				...(url ? [{ kind: "citation" as const, number: source, url }] : []),
			];
		}),
		sources: sources.map((source) => quotedSource(source, texts)),
	};
}

function nearestEntry(source: AnswerSource, texts: Texts): MessageEntry {
	return {
		...emptyEntry(texts, cleanText(source.title)),
		language: source.language,
		sources: [quotedSource(source, texts)],
	};
}

/** A source whose own words are shown, which may be in another language than the reader's. */
function quotedSource(source: AnswerSource, texts: Texts): MessageSource {
	const { language } = source;
	return messageSource(
		source,
		texts,
		language === texts.locale.slice(0, 2)
			? []
			: [texts.labels.writtenIn(languageName(texts, language))],
	);
}

function messageSource(
	{ number, host, url, official, publishedAt }: AnswerSource,
	texts: Texts,
	notes: readonly string[],
): MessageSource {
	return {
		number,
		host: cleanText(host),
		url,
		notes: [
			dateText(texts, publishedAt.slice(0, 10)),
			...(official ? [texts.officialSource] : []),
			...notes,
		],
	};
}
