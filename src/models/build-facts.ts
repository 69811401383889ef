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
import { readEpoch } from "./epoch.ts";
import { factsModel } from "./facts-model.ts";
import { readModelsDev } from "./models-dev.ts";
import { factSources } from "./sources.ts";

const [apiFile, apiDate, epochFile, costsFile, epochDate] =
	process.argv.slice(2);
if (!apiFile || !apiDate || !epochFile || !costsFile || !epochDate) {
	throw new Error(
		"Usage: build-facts.ts API.json API-DATE EPOCH.csv EPOCH-COSTS.csv EPOCH-DATE",
	);
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
	.map((key) => JSON.stringify(factsModel(key, devs.get(key), epochs.get(key))))
	.sort();
const sources = {
	dev: { ...factSources.dev, asOf: apiDate },
	epoch: { ...factSources.epoch, asOf: epochDate },
};
process.stdout.write(
	`{\n"sources": ${JSON.stringify(sources)},\n"models": [\n${lines.join(",\n")}\n]\n}\n`,
);
