import type { ModelCard } from "../../answers/model-card.ts";
import type { ReportedField, ReportedValue } from "../../answers/reported.ts";
import { cleanText } from "../clean-text.ts";
import type { Message, MessageEntry, Paragraph } from "../message.ts";
import { shorten } from "../shorten.ts";
import { languageName, type Texts } from "../texts/texts.ts";
import { numberSources, type SourceNumbers } from "./answer-sources.ts";
import { fieldName } from "./answer-values.ts";
import { fieldSpans, reportedSpans } from "./fact-spans.ts";
import { emptyEntry, emptyMessage } from "./model-message.ts";
import { quotation } from "./quotation.ts";

/** Of one field. */
const mostQuoted = 2;
const longestQuotation = 280;
/** So many quotations have room in an entry. */
const together = 5;
const mostEntries = 3;

/** Each fact of a model on a line of its own, with who says so and since when; then what articles state, quoted. */
export function factSourcesMessage(texts: Texts, card: ModelCard): Message {
	const numbers = numberSources(texts);
	const known = card.fields.filter(({ statements }) => statements.length > 0);
	const paragraphs = known.map((field) => [
		{ kind: "strong" as const, text: `${fieldName(texts, field.field)}:` },
		...fieldSpans(field, numbers, texts),
	]);
	const title = texts.commands.models.sourcesOf(cleanText(card.name));
	return {
		...emptyMessage(texts),
		entries: [
			{ ...emptyEntry(texts, title), paragraphs, sources: numbers.list() },
			...quotationEntries(card.reported, texts),
		],
	};
}

interface Quoted {
	field: string;
	value: ReportedValue;
}

function quotationEntries(
	reported: readonly ReportedField[],
	texts: Texts,
): MessageEntry[] {
	const quoted = reported.flatMap(({ field, values }) =>
		values.slice(0, mostQuoted).map((value): Quoted => ({ field, value })),
	);
	const entries: MessageEntry[] = [];
	while (quoted.length > 0 && entries.length < mostEntries) {
		const numbers = numberSources(texts);
		const paragraphs = quoted
			.splice(0, together)
			.flatMap((one) => quotationOf(one, numbers, texts));
		entries.push({
			...emptyEntry(texts, texts.answers.fromArticles),
			paragraphs,
			sources: numbers.list(),
		});
	}
	return entries;
}

function quotationOf(
	{ field, value }: Quoted,
	numbers: SourceNumbers,
	texts: Texts,
): Paragraph[] {
	const [first] = value.reports;
	if (!first) return [];
	const sentence = shorten(cleanText(first.sentence), longestQuotation);
	const isForeign = first.language !== texts.locale.slice(0, 2);
	const language = texts.labels.writtenIn(languageName(texts, first.language));
	return [
		[
			{ kind: "strong", text: `${fieldName(texts, field)}:` },
			...reportedSpans(field, value, numbers, texts),
			{ kind: "emphasis", text: quotation(sentence, texts) },
			...(isForeign ? [{ kind: "text" as const, text: language }] : []),
		],
	];
}
