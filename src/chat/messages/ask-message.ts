import type { Answer, AnswerSource } from "../../answers/ask.ts";
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
					...answer.facts.map((fact) => factEntry(fact, texts)),
					...(answer.passages.length > 0 ? [passageEntry(answer, texts)] : []),
				]
			: answer.nearest.map((source) => nearestEntry(source, texts)),
		footer: answer.passages.length > 0 ? [answers.quoted] : [],
		hints: answer.facts.map(({ model }) => `/model ${model.slug}`),
	};
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
		sources: sources.map((source) => messageSource(source, texts)),
	};
}

function nearestEntry(source: AnswerSource, texts: Texts): MessageEntry {
	return {
		...emptyEntry(texts, cleanText(source.title)),
		language: source.language,
		sources: [messageSource(source, texts)],
	};
}

function messageSource(
	{ number, host, url, official, language, publishedAt }: AnswerSource,
	texts: Texts,
): MessageSource {
	return {
		number,
		host: cleanText(host),
		url,
		notes: [
			dateText(texts, publishedAt.slice(0, 10)),
			...(official ? [texts.officialSource] : []),
			...(language === texts.locale.slice(0, 2)
				? []
				: [texts.labels.writtenIn(languageName(texts, language))]),
		],
	};
}
