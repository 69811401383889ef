import { words } from "../../lib/text/segment.ts";
import { stem } from "../../stories/stem.ts";
import { stopWords } from "../../stories/stop-words.ts";
import { type DateMention, dates } from "./dates.ts";
import { type Marker, type Markers, markersIn } from "./markers.ts";
import { type ModelMention, modelMentions, nameParts } from "./models.ts";
import { type NameMention, nameMentions } from "./names.ts";
import { fold, plain } from "./plain.ts";
import { type Quantity, quantities } from "./quantities.ts";
import { type Quotation, quotations } from "./quotations.ts";

export interface Token {
	/** Folded. */
	text: string;
	start: number;
	end: number;
}

/** A sentence taken apart into what can be checked; places are offsets into `plain`. */
export interface Sentence extends Markers {
	language: string;
	plain: string;
	/** Folded, same length as `plain`. */
	text: string;
	tokens: Token[];
	/** Stems of the words that carry meaning. */
	content: ReadonlySet<string>;
	dates: DateMention[];
	models: ModelMention[];
	quantities: Quantity[];
	names: NameMention[];
	quotations: Quotation[];
	/** Letters and numbers apart. */
	parts: string[];
}

/** Takes a sentence apart. */
export function readSentence(written: string, language: string): Sentence {
	const text = plain(written);
	const folded = fold(text);
	const tokens = tokensOf(folded, language);
	const found = dates(folded, language);
	const models = modelMentions(text, language).filter(
		(model) => !found.some((date) => overlap(model, date)),
	);
	// Dates and versions hold digits that count nothing.
	const masked = mask(folded, [...found, ...models]);
	const counted = quantities(masked, language);
	// "US" in "US dollars" names nobody.
	const units = counted.map(({ end, unitEnd }) => ({
		start: end,
		end: unitEnd,
	}));
	const taken = [...models, ...found, ...units];
	return {
		language,
		plain: text,
		text: folded,
		tokens,
		content: contentOf(tokens, language),
		dates: found,
		models,
		quantities: counted,
		names: nameMentions(text, language).filter(
			(name) => !taken.some((other) => overlap(name, other)),
		),
		quotations: quotations(text),
		...markersIn(folded, language),
		parts: nameParts(text),
	};
}

export function overlap(
	a: { start: number; end: number },
	b: { start: number; end: number },
): boolean {
	return a.start < b.end && b.start < a.end;
}

function mask(
	text: string,
	spans: readonly { start: number; end: number }[],
): string {
	let masked = text;
	for (const { start, end } of spans)
		masked =
			masked.slice(0, start) + "\u0001".repeat(end - start) + masked.slice(end);
	return masked;
}

function tokensOf(text: string, language: string): Token[] {
	let from = 0;
	return words(text, language).map((word) => {
		const start = text.indexOf(word, from);
		from = start + word.length;
		return { text: word, start, end: from };
	});
}

function contentOf(tokens: readonly Token[], language: string): Set<string> {
	const stop = stopWords(language);
	return new Set(
		tokens
			.filter(({ text }) => !stop.has(text))
			.map(({ text }) => stem(text, language)),
	);
}

/** How much of the claim's content the source sentence holds, 0 to 1. */
export function coverage(claim: Sentence, source: Sentence): number {
	if (claim.content.size === 0) return 0;
	let shared = 0;
	for (const word of claim.content) if (source.content.has(word)) shared += 1;
	return shared / claim.content.size;
}

export function markersOf(
	sentence: Sentence,
	kind: "negation" | "hedge",
): readonly Marker[] {
	return kind === "negation" ? sentence.negations : sentence.hedges;
}
