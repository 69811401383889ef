import { isPrice } from "../../answers/facts.ts";
import type { EditionModelChange, ModelNews } from "../../digests/edition.ts";
import { cleanText } from "../clean-text.ts";
import type { MessageEntry, MessageSource, Paragraph } from "../message.ts";
import { counted, type Texts } from "../texts/texts.ts";
import { dateText, fieldName, priceText, valueText } from "./answer-values.ts";

/** What changed about models as one entry of a digest: a line each, worded by code, with its source. */
export function modelNewsEntry(
	{ changes, more }: ModelNews,
	texts: Texts,
): MessageEntry {
	const sources = sourcesOf(changes);
	const lines = changes.map((change): Paragraph => {
		const source = sources.find(({ url }) => url === change.url);
		return [
			{ kind: "strong", text: cleanText(change.name) },
			{ kind: "text", text: sentence(change, texts) },
			...(source
				? [
						{
							kind: "citation" as const,
							number: source.number,
							url: source.url,
						},
					]
				: []),
		];
	});
	return {
		number: null,
		title: texts.modelNews.title,
		labels: [],
		language: texts.locale.slice(0, 2),
		paragraphs: [
			...lines,
			...(more > 0
				? [
						[
							{
								kind: "text" as const,
								text: counted(texts, texts.modelNews.more, more),
							},
						],
					]
				: []),
		],
		sources,
		moreSources: null,
		actions: [],
		storyId: null,
	};
}

function sourcesOf(changes: readonly EditionModelChange[]): MessageSource[] {
	const byUrl = new Map(changes.map(({ url, source }) => [url, source]));
	return [...byUrl].map(([url, source], index) => ({
		number: index + 1,
		host: cleanText(source),
		url,
		notes: [],
	}));
}

function sentence(change: EditionModelChange, texts: Texts): string {
	const asOf = texts.modelNews.asOf(dateText(texts, change.asOf));
	return `· ${phrase(change, texts)}, ${asOf}.`;
}

function phrase(change: EditionModelChange, texts: Texts): string {
	const { modelNews } = texts;
	const { field, before, after } = change;
	if (field === "added")
		return modelNews.added(
			cleanText(change.maker),
			change.released && dateText(texts, change.released),
		);
	if (field === "deprecated")
		return after ? modelNews.deprecated : modelNews.deprecatedNoMore;
	const name = fieldName(texts, field);
	const value = (given: unknown) => valueText(texts, field, given);
	if (after === null || after === undefined)
		return modelNews.withdrawn(name, value(before));
	if (before === null || before === undefined)
		return modelNews.known(name, value(after));
	if (!isPrice(before) || !isPrice(after))
		return modelNews.changed(name, value(before), value(after));
	const dollars = ({ input, output }: { input: number; output: number }) => ({
		input: priceText(texts, input),
		output: priceText(texts, output),
	});
	return modelNews.priceChanged(name, dollars(before), {
		...dollars(after),
		host: cleanText(after.by),
	});
}

/** A slug as we make them: it can be typed, and is no address. */
const slugShape = /^[a-z\d][a-z\d.+-]{0,60}$/;

/** The command that shows all about the model that changed most; null where its name could be something else. */
export function commandToAsk({ changes }: ModelNews): string | null {
	const slug = changes[0]?.slug ?? "";
	return slugShape.test(slug) ? `/model ${slug}` : null;
}
