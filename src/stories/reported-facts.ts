import { sentences } from "../lib/text/segment.ts";
import { tokenise } from "../topics/tokens.ts";
import { plainText } from "./reported/amounts.ts";
import { benchmark } from "./reported/benchmark.ts";
import type { Claim, ClaimedField, ClaimReader } from "./reported/claim.ts";
import {
	isAboutAnother,
	isBeside,
	isStated,
	partsOf,
} from "./reported/clauses.ts";
import { licence, openWeights } from "./reported/licence.ts";
import { namedModels, shortNames } from "./reported/named-models.ts";
import { price } from "./reported/price.ts";
import { release } from "./reported/release.ts";
import { context, parameters } from "./reported/size.ts";
import { trainingChips, trainingCost } from "./reported/training.ts";

/** What an article states of a model, with the sentence that does. */
export interface ReportedFact extends Claim {
	/** Slug, the catalogue's where it knows the model. */
	model: string;
	/** Of the value; null where it has none. */
	unit: string | null;
	/** Verbatim. */
	sentence: string;
}

export interface ReportingArticle {
	title: string;
	summary: string | null;
	text: string;
	/** ISO 639-1 */
	language: string;
	/** Days of the week are read from it; null when it is not known. */
	publishedAt: Date | null;
}

const READERS: readonly ClaimReader[] = [
	trainingCost,
	trainingChips,
	parameters,
	context,
	price,
	release,
	licence,
	openWeights,
	benchmark,
];
const UNITS: Partial<Record<ClaimedField, string>> = {
	trainingCost: "USD",
	trainingChips: "chips",
	trainingChipHours: "hours",
	parameters: "parameters",
	activeParameters: "parameters",
	context: "tokens",
	price: "USD per million tokens",
	benchmark: "%",
};
/** Every claim that we read holds a figure, or names a licence or weights. */
const MAY_CLAIM =
	/\d|licen[sc]|lizenz|许可|协议|weight|gewicht|\bpesi\b|poids|pesos|权重|million|milion|millón/iu;
/** Longer ones are lists and tables in disguise. */
const LONGEST_SENTENCE = 450;
/** What an article states it states by then. */
const TEXT_LENGTH = 20_000;
/** By then an article has named its models in full. */
const NAMED_BY = 4000;

/**
 * What an article says of models in plain sentences: price, training, size, context, release,
 * licence and benchmarks. Few rather than wrong: a sentence counts only if it states something, of
 * exactly one model that it names, with one value for a field in that field's own words.
 */
export function reportedFacts(article: ReportingArticle): ReportedFact[] {
	const { title, summary, text, language } = article;
	const all = [
		title,
		...sentences(summary ?? "", language),
		...sentences(text.slice(0, TEXT_LENGTH), language),
	];
	let short: ReadonlyMap<string, string> | undefined;
	const inFull = () => {
		short ??= shortNames([title, summary, text.slice(0, NAMED_BY)].join("\n"));
		return short;
	};
	const facts = new Map<string, ReportedFact>();
	for (const sentence of all) {
		if (sentence.length > LONGEST_SENTENCE || !MAY_CLAIM.test(sentence))
			continue;
		for (const fact of factsIn(sentence, article, inFull)) {
			const key = `${fact.model} ${fact.field} ${JSON.stringify(fact.value)}`;
			if (!facts.has(key)) facts.set(key, fact);
		}
	}
	return [...facts.values()];
}

function factsIn(
	sentence: string,
	{ language, publishedAt }: ReportingArticle,
	inFull: () => ReadonlyMap<string, string>,
): ReportedFact[] {
	if (!isStated(sentence, language)) return [];
	const tokenised = tokenise(sentence);
	const named = namedModels(tokenised, inFull);
	return partsOf(tokenised.text).flatMap((part) => {
		const inPart = named.filter(
			({ start, end }) => start >= part.start && end <= part.end,
		);
		const [first] = inPart;
		const slug = first?.slug;
		if (!slug || inPart.some(({ key }) => key !== first.key)) return [];
		const original = tokenised.text.slice(part.start, part.end);
		const model = {
			start: first.start - part.start,
			end: first.end - part.start,
		};
		const before = original.slice(0, model.start);
		if (isBeside(before) || isAboutAnother(before, language)) return [];
		// The name's own numbers are no amounts.
		const rest = `${original.slice(0, model.start)}${"_".repeat(model.end - model.start)}${original.slice(model.end)}`;
		const plain = plainText(rest, language);
		const at = plain.indexOf("__");
		const clause = {
			text: rest.toLowerCase(),
			plain,
			model,
			plainModel: { start: at, end: at + model.end - model.start },
			publishedAt,
		};
		return READERS.flatMap((read) => read(clause)).map((claim) => ({
			...claim,
			model: slug,
			unit: UNITS[claim.field] ?? null,
			sentence,
		}));
	});
}
