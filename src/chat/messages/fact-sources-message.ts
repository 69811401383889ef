import type { ModelCard } from "../../answers/model-card.ts";
import type { ReportedField } from "../../answers/reported.ts";
import { cleanText } from "../clean-text.ts";
import type { Message, Paragraph } from "../message.ts";
import { shorten } from "../shorten.ts";
import { languageName, type Texts } from "../texts/texts.ts";
import { numberSources, type SourceNumbers } from "./answer-sources.ts";
import { fieldName } from "./answer-values.ts";
import { fieldSpans, reportedSpans } from "./fact-spans.ts";
import { emptyEntry, emptyMessage } from "./model-message.ts";
import { quotation } from "./quotation.ts";

/** Of one field. */
const mostQuoted = 3;
const longestQuotation = 280;

/** Each fact of a model on a line of its own, with who says so and since when; what articles state, quoted. */
export function factSourcesMessage(texts: Texts, card: ModelCard): Message {
	const numbers = numberSources(texts);
	const known = card.fields.filter(({ statements }) => statements.length > 0);
	const facts = known.map((field) => [
		{ kind: "strong" as const, text: `${fieldName(texts, field.field)}:` },
		...fieldSpans(field, numbers, texts),
	]);
	const quoted = card.reported.flatMap((field) =>
		quotedValues(field, numbers, texts),
	);
	const title = texts.commands.models.sourcesOf(cleanText(card.name));
	return {
		...emptyMessage(texts),
		entries: [
			{
				...emptyEntry(texts, title),
				paragraphs: [...facts, ...quoted],
				sources: numbers.list(),
			},
		],
	};
}

function quotedValues(
	{ field, values }: ReportedField,
	numbers: SourceNumbers,
	texts: Texts,
): Paragraph[] {
	return values.slice(0, mostQuoted).flatMap((value): Paragraph[] => {
		const [first] = value.reports;
		if (!first) return [];
		const sentence = shorten(cleanText(first.sentence), longestQuotation);
		return [
			[
				{ kind: "strong", text: `${fieldName(texts, field)}:` },
				...reportedSpans(field, value, numbers, texts),
				{ kind: "emphasis", text: quotation(sentence, texts) },
				...(first.language === texts.locale.slice(0, 2)
					? []
					: [
							{
								kind: "text" as const,
								text: texts.labels.writtenIn(
									languageName(texts, first.language),
								),
							},
						]),
			],
		];
	});
}
