import { sentences } from "../lib/text/segment.ts";
import { modelCatalogue } from "../models/catalogue.ts";
import { findModels } from "../topics/model-names.ts";
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
	const short = shortNames(
		[title, summary ?? "", text.slice(0, 4000)].join("\n"),
	);
	const facts = new Map<string, ReportedFact>();
	for (const sentence of all) {
		if (sentence.length > LONGEST_SENTENCE || !MAY_CLAIM.test(sentence))
			continue;
		for (const fact of factsIn(sentence, article, short)) {
			const key = `${fact.model} ${fact.field} ${JSON.stringify(fact.value)}`;
			if (!facts.has(key)) facts.set(key, fact);
		}
	}
	return [...facts.values()];
}

interface Named {
	slug: string;
	start: number;
	end: number;
}

function factsIn(
	sentence: string,
	{ language, publishedAt }: ReportingArticle,
	short: ReadonlyMap<string, string>,
): ReportedFact[] {
	if (!isStated(sentence, language)) return [];
	const tokenised = tokenise(sentence);
	const named = modelsIn(tokenised, short);
	if (named.length === 0) return [];
	return partsOf(tokenised.text).flatMap((part) => {
		const inPart = named.filter(
			({ start, end }) => start >= part.start && end <= part.end,
		);
		const [first] = inPart;
		if (!first || inPart.some(({ slug }) => slug !== first.slug)) return [];
		const original = tokenised.text.slice(part.start, part.end);
		const model = {
			start: first.start - part.start,
			end: first.end - part.start,
		};
		const before = original.slice(0, model.start);
		const { others, aliases } = catalogueNames();
		if (others.has(first.slug) || first.slug.startsWith(UNNAMED)) return [];
		if (isBeside(before)) return [];
		if (isAboutAnother(before, language)) return [];
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
			model: aliases.get(first.slug) ?? first.slug,
			unit: UNITS[claim.field] ?? null,
			sentence,
		}));
	});
}

interface Names {
	/** "Claude Code" is named like a model and is none. */
	others: ReadonlySet<string>;
	/** Slugs by what else a model is called: sky-t1 by sky-t1-32b. */
	aliases: ReadonlyMap<string, string>;
}

let names: Names | undefined;

function catalogueNames(): Names {
	const { models } = modelCatalogue();
	names ??= {
		others: new Set(
			models.flatMap(({ kind, slug }) => (kind === "model" ? [] : slug)),
		),
		aliases: new Map(
			models.flatMap(({ slug, aliases }) =>
				aliases.map((alias) => [alias, slug] as const),
			),
		),
	};
	return names;
}

/** Models by name, families too: beside one of those a sentence speaks of two. */
function modelsIn(
	tokenised: ReturnType<typeof tokenise>,
	short: ReadonlyMap<string, string>,
): Named[] {
	const mentions: Named[] = findModels(tokenised, true);
	for (const match of tokenised.text.matchAll(SHORT_NAME)) {
		const name = match[0].toLowerCase();
		// One that the article has not named in full is some other model.
		const slug = short.get(name) ?? `${UNNAMED}${name}`;
		const start = match.index;
		const end = start + match[0].length;
		if (!mentions.some((other) => start < other.end && other.start < end))
			mentions.push({ slug, start, end });
	}
	return mentions.some((mention) => !("bare" in mention && mention.bare))
		? mentions.sort((a, b) => a.start - b.start)
		: [];
}

/** Before a short name that an article never gives in full: nobody knows which "V4" is meant. */
const UNNAMED = "?";

/** "V3", "R1", where an article has named DeepSeek-V3 or DeepSeek-R1 in full. */
const SHORT_NAME =
	/(?<![A-Za-z\p{N}.-])[RVKM]\d(?:\.\d)?(?![A-Za-z\p{N}]|[.-]\p{N})/gu;

function shortNames(text: string): ReadonlyMap<string, string> {
	const slugs = new Set(
		findModels(tokenise(text), true).map(({ slug }) => slug),
	);
	const names = new Map<string, string>();
	const twice = new Set<string>();
	for (const slug of slugs) {
		const name = /-([rvkm]\d(?:\.\d)?)$/.exec(slug)?.[1];
		if (!name) continue;
		if (names.has(name)) twice.add(name);
		names.set(name, slug);
	}
	for (const name of twice) names.delete(name);
	return names;
}
