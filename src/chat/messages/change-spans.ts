import type { ModelChange } from "../../models/model-change.ts";
import type { Paragraph, Span } from "../message.ts";
import type { Texts } from "../texts/texts.ts";
import type { SourceNumbers } from "./answer-sources.ts";
import { dateText, fieldName, valueText } from "./answer-values.ts";

const mostChanges = 3;
/** Of a model that is new all is new. */
const added = "added";

/** "Changed lately: Cheapest price from … to …, 2 Jul 2026 [3]", of each field the latest change. */
export function changeLine(
	changes: readonly ModelChange[],
	numbers: SourceNumbers,
	texts: Texts,
): Paragraph[] {
	const latest = new Map<string, ModelChange>();
	for (const change of changes)
		if (change.field !== added && !latest.has(change.field))
			latest.set(change.field, change);
	const shown = [...latest.values()].slice(0, mostChanges);
	if (shown.length === 0) return [];
	return [
		[
			{ kind: "strong", text: `${texts.answers.lately}:` },
			...shown.flatMap((change, index) =>
				changeSpans(change, index > 0, numbers, texts),
			),
		],
	];
}

function changeSpans(
	{ field, before, after, source, sourceUrl, asOf }: ModelChange,
	isFurther: boolean,
	numbers: SourceNumbers,
	texts: Texts,
): Span[] {
	const { answers } = texts;
	const said = (value: unknown) =>
		value === null || value === undefined
			? answers.unknown
			: valueText(texts, field, value);
	const text = answers.changed(
		fieldName(texts, field),
		said(before),
		said(after),
	);
	return [
		{
			kind: "text",
			text: `${isFurther ? "· " : ""}${text}, ${dateText(texts, asOf)}`,
		},
		...numbers.cite([{ source, url: sourceUrl, asOf }]),
	];
}
