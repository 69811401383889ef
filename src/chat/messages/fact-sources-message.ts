import type { ModelCard } from "../../answers/model-card.ts";
import { cleanText } from "../clean-text.ts";
import type { Message } from "../message.ts";
import type { Texts } from "../texts/texts.ts";
import { numberSources } from "./answer-sources.ts";
import { fieldName } from "./answer-values.ts";
import { fieldSpans } from "./fact-spans.ts";
import { emptyEntry, emptyMessage } from "./model-message.ts";

/** Each fact of a model on a line of its own, with who says so and since when. */
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
		],
	};
}
