import { readFileSync } from "node:fs";
import { z } from "zod";

/** Where a fact comes from and how sure it is. */
const certainty = z.enum(["measured", "stated", "reported", "estimated"]);
const date = z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const price = z.object({
	by: z.string(),
	input: z.number(),
	output: z.number(),
	cached: z.number().optional(),
});

const factsSchema = z.object({
	sources: z.record(
		z.enum(["dev", "epoch"]),
		z.object({
			name: z.string(),
			url: z.url(),
			licence: z.string(),
			asOf: day,
		}),
	),
	models: z.array(
		z.object({
			slug: z.string(),
			name: z.string(),
			maker: z.string(),
			family: z.string().optional(),
			aliases: z.array(z.string()).default([]),
			hosts: z.number().default(0),
			dev: z
				.object({
					released: date.optional(),
					cutoff: date.optional(),
					open: z.boolean().optional(),
					reasoning: z.boolean().optional(),
					context: z.number().optional(),
					output: z.number().optional(),
					accepts: z.array(z.string()).optional(),
					produces: z.array(z.string()).optional(),
					deprecated: z.boolean().optional(),
					price: price.optional(),
					cheapest: price.optional(),
				})
				.optional(),
			epoch: z
				.object({
					released: day,
					open: z.boolean().optional(),
					licence: z.string().optional(),
					parameters: z.number().optional(),
					active: z.number().optional(),
					flop: z.number().optional(),
					cost: z.number().optional(),
					tokens: z.number().optional(),
					chips: z.number().optional(),
					hardware: z.string().optional(),
					certainty: z.enum(["stated", "estimated"]),
					confidence: z.enum(["confident", "likely", "speculative"]).optional(),
					link: z.string().optional(),
				})
				.optional(),
		}),
	),
});

const curatedSchema = z.object({
	entries: z.array(
		z.object({
			slug: z.string(),
			/** Left out where the entry only adds to a model of the facts file. */
			kind: z.enum(["model", "family", "maker", "system"]).default("model"),
			name: z.string().optional(),
			maker: z.string().optional(),
			family: z.string().optional(),
			aliases: z.array(z.string()).default([]),
			about: z.string().optional(),
			facts: z
				.array(
					z.object({
						field: z.string(),
						value: z.union([z.string(), z.number(), z.boolean()]),
						certainty,
						source: z.string(),
						url: z.url(),
						asOf: day,
					}),
				)
				.default([]),
		}),
	),
});

/** One thing that one source says of a model. */
export interface Fact {
	/** `released`, `context`, `trainingCost`, … */
	field: string;
	value: unknown;
	source: string;
	url: string;
	/** Day as of which the source said so, `YYYY-MM-DD`. */
	asOf: string;
	certainty: z.infer<typeof certainty>;
}

/** An entry of the catalogue: a model, or a family, a maker or a system around models. */
export interface CatalogueEntry {
	slug: string;
	name: string;
	maker: string;
	family: string | null;
	kind: "model" | "family" | "maker" | "system";
	/** `YYYY-MM-DD`, or a shorter prefix of it; null when not known. */
	released: string | null;
	about: string | null;
	aliases: string[];
	/** How many hosts serve it: how popular it is. */
	hosts: number;
	facts: Fact[];
}

type FactsFile = z.infer<typeof factsSchema>;
type FactsModel = FactsFile["models"][number];

/** The catalogue's own names of the fields that models.dev and Epoch AI fill. */
const DEV_FIELDS = {
	released: "released",
	cutoff: "cutoff",
	open: "openWeights",
	reasoning: "reasoning",
	context: "context",
	output: "outputLimit",
	accepts: "accepts",
	produces: "produces",
	deprecated: "deprecated",
	price: "price",
	cheapest: "cheapestPrice",
} as const;
const EPOCH_FIELDS = {
	released: "released",
	open: "openWeights",
	licence: "licence",
	parameters: "parameters",
	active: "activeParameters",
	flop: "trainingFlop",
	cost: "trainingCost",
	tokens: "trainingTokens",
	chips: "trainingChips",
	hardware: "trainingHardware",
	link: "link",
} as const;
/** What Epoch AI works out where a maker is silent; the rest it reads from the maker. */
const ESTIMATED = new Set(["trainingFlop", "trainingCost"]);

function factsOf(model: FactsModel, sources: FactsFile["sources"]): Fact[] {
	const facts: Fact[] = [];
	for (const [key, field] of Object.entries(DEV_FIELDS)) {
		const value = model.dev?.[key as keyof typeof DEV_FIELDS];
		if (value === undefined) continue;
		const { name: source, url, asOf } = sources.dev;
		facts.push({ field, value, source, url, asOf, certainty: "stated" });
	}
	if (model.hosts > 0) {
		const { name: source, url, asOf } = sources.dev;
		facts.push({
			field: "hosts",
			value: model.hosts,
			source,
			url,
			asOf,
			certainty: "measured",
		});
	}
	for (const [key, field] of Object.entries(EPOCH_FIELDS)) {
		const given = model.epoch?.[key as keyof typeof EPOCH_FIELDS];
		if (given === undefined) continue;
		// The first of several links keeps the comma after it.
		const value = key === "link" ? String(given).replace(/[,;.]+$/, "") : given;
		const { name: source, url, asOf } = sources.epoch;
		facts.push({
			field,
			value,
			source,
			url,
			asOf,
			certainty:
				field === "trainingCost" ||
				(ESTIMATED.has(field) && model.epoch?.certainty === "estimated")
					? "estimated"
					: "stated",
		});
	}
	return facts;
}

function entryOf(
	model: FactsModel,
	sources: FactsFile["sources"],
): CatalogueEntry {
	return {
		slug: model.slug,
		name: model.name,
		maker: model.maker,
		family: model.family ?? null,
		kind: "model",
		released: model.epoch?.released ?? model.dev?.released ?? null,
		about: null,
		aliases: model.aliases,
		hosts: model.hosts,
		facts: factsOf(model, sources),
	};
}

/**
 * The entries of a facts file, as `build-facts.ts` makes it.
 * @throws when it is none
 */
export function factsEntries(file: unknown): CatalogueEntry[] {
	const { models, sources } = factsSchema.parse(file);
	return models.map((model) => entryOf(model, sources));
}

function read(file: string): unknown {
	return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

export interface ModelCatalogue {
	models: readonly CatalogueEntry[];
}

let loaded: ModelCatalogue | undefined;

/**
 * The catalogue that ships with the project: the facts file (models.dev, Epoch AI) overlaid by the
 * curated one. Read and checked once.
 */
export function modelCatalogue(): ModelCatalogue {
	if (loaded) return loaded;
	const entries = new Map(
		factsEntries(read("./facts.json")).map((entry) => [entry.slug, entry]),
	);
	const overlays = curatedSchema.parse(read("./curated.json")).entries;
	const claimed = new Map(
		overlays.flatMap(({ slug, aliases }) =>
			aliases.map((alias) => [alias, slug] as const),
		),
	);
	// Hosts' dated names are grouped by form: "gpt-4-1106-preview" looks like a GPT-4 and is a Turbo.
	for (const entry of entries.values())
		entry.aliases = entry.aliases.filter(
			(alias) => (claimed.get(alias) ?? entry.slug) === entry.slug,
		);
	for (const overlay of overlays) {
		const base = entries.get(overlay.slug);
		const { name, maker } = { ...base, ...overlay };
		if (!name || !maker) {
			throw new Error(
				`curated.json: "${overlay.slug}" is no model of facts.json, so it needs a name and a maker.`,
			);
		}
		const released = overlay.facts.find(({ field }) => field === "released");
		entries.set(overlay.slug, {
			slug: overlay.slug,
			name,
			maker,
			family: overlay.family ?? base?.family ?? null,
			kind: overlay.kind,
			released:
				typeof released?.value === "string"
					? released.value
					: (base?.released ?? null),
			about: overlay.about ?? null,
			aliases: [...(base?.aliases ?? []), ...overlay.aliases],
			hosts: base?.hosts ?? 0,
			facts: [...overlay.facts, ...(base?.facts ?? [])],
		});
	}
	loaded = { models: [...entries.values()] };
	return loaded;
}
