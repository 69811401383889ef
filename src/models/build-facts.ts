/**
 * Builds `facts.json`, the compact catalogue that the project ships. Run by hand, then read the diff:
 *
 *   node src/models/build-facts.ts API.json API-DATE EPOCH.csv EPOCH-COSTS.csv EPOCH-DATE > src/models/facts.json
 *
 * API.json is https://models.dev/api.json as fetched on API-DATE (MIT, github.com/anomalyco/models.dev).
 * EPOCH.csv is https://epoch.ai/data/all_ai_models.csv and EPOCH-COSTS.csv the table of
 * https://epoch.ai/blog/how-much-does-it-cost-to-train-frontier-ai-models, both as of EPOCH-DATE
 * (CC-BY 4.0, Epoch AI). Only facts are taken: numbers, dates, names. About 5,000 entries become one
 * line a model: entries whose names differ in host, number format or snapshot date only are one.
 */
import { readFileSync } from "node:fs";
import { type EpochModel, readEpoch } from "./epoch.ts";
import { identify } from "./identity.ts";
import { type ModelsDevModel, readModelsDev } from "./models-dev.ts";

const [apiFile, apiDate, epochFile, costsFile, epochDate] =
	process.argv.slice(2);
if (!apiFile || !apiDate || !epochFile || !costsFile || !epochDate) {
	throw new Error(
		"Usage: build-facts.ts API.json API-DATE EPOCH.csv EPOCH-COSTS.csv EPOCH-DATE",
	);
}

const OLD_CLAUDE = /^Claude (\w+) (\d(?:\.\d)?)$/;

/** A name as a reader wants it: no host, no "Instruct", sizes kept. */
function displayName(
	slug: string,
	dev?: ModelsDevModel,
	epoch?: EpochModel,
): string {
	let name = (epoch?.name ?? dev?.name ?? slug)
		.replace(/^.*(?:: |\/)/, "")
		.replace(/[([]([^)\]]*)[)\]]/g, (_, inner: string) =>
			/^\d+(?:\.\d+)?[BM]$|^(?:pro|dev|schnell)$/i.test(inner) ? inner : "",
		)
		.replace(/[- ](?:Instruct|Chat|Latest|FP8|Turbo FP8)(?= |$)/gi, "");
	if (!slug.includes("preview")) name = name.replace(/[- ]Preview$/i, "");
	name = name.replace(/\s+/g, " ").trim();
	// Up to 3.7 the version stood before the tier.
	return name.replace(OLD_CLAUDE, (whole, tier: string, version: string) =>
		Number(version) < 4 ? `Claude ${version} ${tier}` : whole,
	);
}

/** Leaves out what is not known: a missing field says the same in fewer bytes. */
function compact(record: object): object {
	return Object.fromEntries(
		Object.entries(record).filter(
			([, value]) =>
				value !== null &&
				value !== false &&
				!(Array.isArray(value) && value.length === 0),
		),
	);
}

const HAS_DATE = /(?<!\d)(?:20\d\d-?\d\d-?\d\d|\d{4})(?!\d)/;

function aliases(slug: string, dev?: ModelsDevModel): string[] {
	// The resolver sees through hosts and number formats itself; dates it must be told.
	return (dev?.ids ?? []).filter(
		(id) => HAS_DATE.test(id) && id !== slug && id.length < 60,
	);
}

function factsOf(
	key: string,
	dev: ModelsDevModel | undefined,
	epoch: EpochModel | undefined,
): object {
	const {
		slug: served,
		maker,
		family,
	} = dev ?? epoch ?? { slug: key, maker: "" };
	const name = displayName(served, dev, epoch);
	// The maker's spelling of the name before the hosts' ids: "Imagen 4 Ultra", not imagen-4.0-ultra.
	const named = identify(dev?.name ?? "");
	const slug =
		named?.key === key && named.unknown.length === 0 ? named.slug : served;
	return compact({
		slug,
		name,
		maker,
		family,
		aliases: aliases(slug, dev),
		hosts: dev?.hosts ?? null,
		dev:
			dev &&
			compact({
				released: dev.released,
				cutoff: dev.cutoff,
				// "No" is a fact here.
				open: dev.open === null ? null : Number(dev.open),
				reasoning: dev.reasoning,
				context: dev.context,
				output: dev.output,
				accepts: dev.accepts,
				produces: dev.produces,
				deprecated: dev.deprecated,
				price: dev.price,
				cheapest: dev.cheapest,
			}),
		epoch:
			epoch &&
			compact({
				released: epoch.released,
				open: epoch.open === null ? null : Number(epoch.open),
				licence: epoch.licence,
				parameters: epoch.parameters,
				active: epoch.activeParameters,
				flop: epoch.trainingFlop && Number(epoch.trainingFlop.toPrecision(4)),
				cost: epoch.trainingCost && Math.round(epoch.trainingCost),
				tokens: epoch.trainingTokens,
				chips: epoch.chips,
				hardware: epoch.hardware,
				certainty: epoch.certainty,
				confidence: epoch.confidence,
				link: epoch.link,
			}),
	});
}

const read = (file: string) => readFileSync(file, "utf8");
const devs = new Map(
	readModelsDev(JSON.parse(read(apiFile))).map((model) => [model.key, model]),
);
const epochs = new Map(
	readEpoch(read(epochFile), read(costsFile)).map((model) => [
		model.key,
		model,
	]),
);
const lines = [...new Set([...devs.keys(), ...epochs.keys()])]
	.map((key) =>
		JSON.stringify(factsOf(key, devs.get(key), epochs.get(key))).replaceAll(
			/"(open)":([01])/g,
			(_, field, value) => `"${field}":${value === "1"}`,
		),
	)
	.sort();
const sources = {
	dev: {
		name: "models.dev",
		url: "https://models.dev",
		licence: "MIT",
		asOf: apiDate,
	},
	epoch: {
		name: "Epoch AI",
		url: "https://epoch.ai/data/ai-models",
		licence: "CC-BY 4.0",
		asOf: epochDate,
	},
};
process.stdout.write(
	`{\n"sources": ${JSON.stringify(sources)},\n"models": [\n${lines.join(",\n")}\n]\n}\n`,
);
