import { type CatalogueEntry, factsEntries } from "./catalogue.ts";
import { csvRows } from "./csv.ts";
import { type EpochModel, readEpoch } from "./epoch.ts";
import { factsModel } from "./facts-model.ts";
import { identify } from "./identity.ts";
import { type ModelsDevModel, readModelsDev } from "./models-dev.ts";
import { factSources, type SourceKey } from "./sources.ts";

/**
 * Raised whenever the same file is read otherwise than before: by other families, names or fields.
 * What the next refresh finds to differ is our doing then, and no news.
 */
export const readingEdition = 1;

export interface SourceFile {
	source: SourceKey;
	text: string;
	/** Day as of which it says what it says, `YYYY-MM-DD`. */
	asOf: string;
	/** Of the models that the catalogue has, so that each keeps its slug. */
	slugs: readonly string[];
}

const epochColumns = [
	"Model",
	"Organization",
	"Domain",
	"Publication date",
	"Parameters",
	"Training compute (FLOP)",
	"Model accessibility",
];

/**
 * What a source's file says of each model, as entries of the catalogue with the facts of that source
 * alone.
 * @throws with one plain phrase when the file is not what it should be
 */
export function readSource({
	source,
	text,
	asOf,
	slugs,
}: SourceFile): CatalogueEntry[] {
	const kept = new Map(slugs.map((slug) => [keyOf(slug), slug]));
	const models =
		source === "dev"
			? readApi(text).map((model) => factsModel(model.key, model, undefined))
			: readTable(text).map((model) => factsModel(model.key, undefined, model));
	return factsEntries({
		sources: {
			dev: { ...factSources.dev, asOf },
			epoch: { ...factSources.epoch, asOf },
		},
		models,
	})
		.filter(isSound)
		.map((entry) => ({
			...entry,
			slug: kept.get(keyOf(entry.slug)) ?? entry.slug,
		}));
}

/** Longer, or with characters that no database takes, it is damaged. */
function isSound(entry: CatalogueEntry): boolean {
	const json = JSON.stringify(entry);
	return json.length < 20_000 && !/\\u(?:0000|d[89a-f])/i.test(json);
}

/** What names that differ in order and punctuation only have in common. */
function keyOf(slug: string): string {
	const identity = identify(slug);
	return identity && identity.unknown.length === 0 ? identity.key : slug;
}

function readApi(text: string): ModelsDevModel[] {
	let api: unknown;
	try {
		api = JSON.parse(text);
	} catch (cause) {
		throw new Error("it is no JSON", { cause });
	}
	if (typeof api !== "object" || api === null || Array.isArray(api))
		throw new Error("it is no list of hosts and their models");
	return readModelsDev(api);
}

function readTable(text: string): EpochModel[] {
	const [columns = [], ...rows] = csvRows(text);
	const missing = epochColumns.find((column) => !columns.includes(column));
	if (missing !== undefined)
		throw new Error(`it lacks the column "${missing}"`);
	const cut = rows.findIndex((row) => row.length !== columns.length);
	if (cut >= 0)
		throw new Error(
			`its row ${cut + 2} has ${rows[cut]?.length} of ${columns.length} columns`,
		);
	return readEpoch(text);
}
