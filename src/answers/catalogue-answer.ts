import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import type { CatalogueEntry } from "../models/catalogue.ts";
import { inOrder, type Order, orderAskedFor } from "./comparatives.ts";
import { type CardField, fieldsOf } from "./facts.ts";
import type { KnownModel, KnownModels } from "./known-models.ts";
import { membersOf, type NamedModel } from "./model-card.ts";
import type { Question } from "./question.ts";
import { fieldsAskedFor, type WantedFields } from "./wishes.ts";

/** What the catalogue says of one field that a question asks for. */
export interface CatalogueAnswer {
	model: NamedModel;
	fields: CardField[];
}

/** What a question asks of the catalogue. */
export interface CatalogueRequest {
	fields: WantedFields;
	/** How several models are compared. */
	order: Order | null;
	/** Whether it asks for the newest of a maker's or a family's models. */
	newest: boolean;
}

const newest =
	/\b(?:new|lat)est\b|\bmost recent\b|\bultim[oi]\b|\bpiu (?:recente|nuovo)\b|\bneuest|\bmas (?:reciente|nuevo)\b|\bultimo\b|\b(?:plus recent|dernier)\b|最新|最近/iu;
const modelWord = /\bmod[ea]l|模型/iu;

/** What the question asks of the catalogue; null where it asks for nothing that it holds. */
export function requestOf({ text }: Question): CatalogueRequest | null {
	const folded = normalise(text);
	const order = orderAskedFor(text);
	const fields = fieldsAskedFor(text);
	const isNewest = newest.test(folded);
	if (fields.length === 0 && order === null && !isNewest) return null;
	return { fields, order, newest: isNewest };
}

/** The models that the question names, else the makers, families and systems. */
export function modelsAskedFor(
	question: Question,
	request: CatalogueRequest,
	known: KnownModels,
): KnownModel[] {
	const tagged = question.models.map((slug) => known.bySlug(slug));
	// Of a version that is not known its neighbours tell nothing.
	if (tagged.includes(undefined)) return [];
	const sure = tagged.filter((entry) => entry !== undefined);
	const spoken = new Set(sure.flatMap((entry) => [...nameWords(entry)]));
	const others = known
		.namedIn(question.text, question.language)
		.filter((entry) => [...nameWords(entry)].some((word) => !spoken.has(word)));
	const all = [...sure, ...others];
	const models = all.filter(({ kind }) => kind === "model");
	if (models.length > 0) return models;
	const parted = partedName(question, known);
	if (parted) return [parted];
	return request.newest && request.fields.length === 0
		? all.flatMap((entry) => newestOf(entry, question, known))
		: all;
}

/** "When did DeepSeek release R1": a name whose parts stand apart. */
function partedName(
	{ terms }: Question,
	known: KnownModels,
): KnownModel | null {
	const names = terms.filter(({ isName }) => isName).map(({ word }) => word);
	if (names.length < 2 || !names.some((word) => /\p{L}\d/u.test(word)))
		return null;
	const found = known.find(names.join(" "));
	return found.kind === "model" ? found : null;
}

/** Several when they came on the same day. */
function newestOf(
	entry: KnownModel,
	{ text }: Question,
	known: KnownModels,
): KnownModel[] {
	if (entry.kind !== "family" && !modelWord.test(normalise(text))) return [];
	const [first, ...rest] = membersOf(entry, known.all);
	if (!first) return [];
	return [first, ...rest.filter(({ released }) => released === first.released)];
}

/**
 * What the catalogue says of the fields that are asked for, the first to be named first where
 * models are compared. Code reads the question and code puts in the values, so no number can be
 * wrong but by its source.
 */
export function answerFromCatalogue(
	question: Question,
	request: CatalogueRequest,
	entries: readonly CatalogueEntry[],
): CatalogueAnswer[] {
	if (entries.length === 0 || namesOthers(question, entries)) return [];
	const { fields, order } = request;
	if (order !== null && entries.length > 1) {
		const compared = inOrder(
			entries,
			fields.length > 0 ? fields : (order.fields ?? [["parameters"]]),
			order.by,
		);
		return compared ? stated(compared.entries, compared.wanted) : [];
	}
	if (fields.length > 0) return stated(entries, fields);
	if (request.newest) return stated(entries, [["released", "announced"]]);
	return order?.fields ? stated(entries, order.fields) : [];
}

function stated(
	entries: readonly CatalogueEntry[],
	wanted: WantedFields,
): CatalogueAnswer[] {
	return entries.flatMap(({ slug, name, facts }) => {
		const fields = fieldsOf(facts, "other");
		for (const names of wanted) {
			const found = fields.filter(({ field }) => names.includes(field));
			if (found.some(({ field }) => field === names[0]))
				return [{ model: { slug, name }, fields: found }];
		}
		return [];
	});
}

/** Whether the question names what these entries do not hold: it then asks for something else. */
function namesOthers(
	{ terms }: Question,
	entries: readonly CatalogueEntry[],
): boolean {
	const held = new Set(
		entries.flatMap((entry) => [
			...nameWords(entry),
			...words(
				normalise(JSON.stringify(entry.facts.map(({ value }) => value))),
			),
		]),
	);
	return terms.some(({ word, isName }) => isName && !held.has(word));
}

function nameWords({
	slug,
	name,
	maker,
	aliases,
}: Omit<CatalogueEntry, "facts">): Set<string> {
	return new Set(
		[slug, name, maker, ...aliases].flatMap((one) => words(normalise(one))),
	);
}
