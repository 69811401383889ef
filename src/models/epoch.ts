import { lookUp } from "../lib/look-up.ts";
import { csvRecords } from "./csv.ts";
import { isDate } from "./date.ts";
import { identify } from "./identity.ts";

/** What Epoch AI's table says of one model. */
export interface EpochModel {
	key: string;
	slug: string;
	name: string;
	maker: string;
	family: string | null;
	released: string;
	open: boolean | null;
	/** "MIT", "Apache-2.0" or what the notes name; null when they name none. */
	licence: string | null;
	parameters: number | null;
	activeParameters: number | null;
	/** Floating-point operations of the training. */
	trainingFlop: number | null;
	/** US dollars of computing, at the prices of 2023. */
	trainingCost: number | null;
	trainingTokens: number | null;
	chips: number | null;
	hardware: string | null;
	/** `stated` by the maker, or `estimated` by Epoch. */
	certainty: "stated" | "estimated";
	confidence: "confident" | "likely" | "speculative" | null;
	link: string | null;
}

const DOMAINS =
	/Language|Multimodal|Image generation|Video|Speech|Audio|Robotics/;
const MAKERS: Record<string, string> = {
	"Meta AI": "Meta",
	"Google DeepMind": "Google",
	DeepMind: "Google",
	"Google Brain": "Google",
	"Google Research": "Google",
	"Google AI": "Google",
	"Microsoft Research": "Microsoft",
	"Allen Institute for AI": "Ai2",
	"Zhipu AI": "Zhipu AI",
	Moonshot: "Moonshot AI",
	Technology: "TII",
	"Technology Innovation Institute": "TII",
	"Facebook AI Research": "Meta",
	Facebook: "Meta",
	"Amazon Web Services": "Amazon",
	LG: "LG AI Research",
};
const SINCE = "2022-06";

function numberOf(text: string | undefined): number | null {
	const value = Number(text?.replace(/[$,]/g, ""));
	return text && Number.isFinite(value) && value > 0 ? value : null;
}

function licenceOf(notes: string): string | null {
	const named =
		/\b(MIT|Apache[ -]?2(?:\.0|,0)?|CC[ -]BY(?:-[A-Z]+)*(?:[ -]\d\.\d)?|Llama[\d. ]* (?:community |model )?licen[cs]e|Gemma (?:licen[cs]e|terms)|BSD|GPL(?:v?3)?|OpenRAIL(?:-M)?)\b/i.exec(
			notes,
		)?.[1];
	if (!named) return null;
	return /^apache/i.test(named) ? "Apache-2.0" : named.replace(/\s+/g, " ");
}

function activeParametersOf(notes: string): number | null {
	const billions =
		/(\d+(?:\.\d+)?)\s?B(?:illion)?(?: parameters)?(?: are)? activ/i.exec(
			notes,
		)?.[1] ??
		/activ\w*(?: parameters)?:? (\d+(?:\.\d+)?)\s?B/i.exec(notes)?.[1];
	return billions ? Number(billions) * 1e9 : null;
}

function slugify(name: string): string {
	return name
		.normalize("NFKD")
		.replace(/[\u0300-\u036f]/g, "")
		.toLowerCase()
		.replace(/[^a-z0-9.+]+/g, "-")
		.replace(/\+/g, "-plus")
		.replace(/^[-.]+|[-.]+$/g, "");
}

function readRecord(record: Record<string, string>): EpochModel | null {
	const name = record.Model?.replace(/\s+/g, " ").trim() ?? "";
	const released = record["Publication date"] ?? "";
	const trainingFlop = numberOf(record["Training compute (FLOP)"]);
	const trainingCost = numberOf(record["Training compute cost (2023 USD)"]);
	const parameters = numberOf(record.Parameters);
	if (!name || released.length !== 10 || !isDate(released)) return null;
	if (!DOMAINS.test(record.Domain ?? "")) return null;
	const identity = identify(name);
	const known = identity !== null && identity.unknown.length === 0;
	// Of the rest only what somebody may ask for, and no name that is an everyday word.
	if (!known && (released < SINCE || !record["Notability criteria"]))
		return null;
	if (!known && !/\d|[a-z][A-Z]/.test(name)) return null;
	const organisation = record.Organization?.split(",")[0]?.trim() ?? "";
	const access = record["Model accessibility"] ?? "";
	const method = record["Training compute estimation method"] ?? "";
	const confidence = record.Confidence?.toLowerCase();
	return {
		key: known ? identity.key : slugify(name),
		slug: known ? identity.slug : slugify(name),
		name,
		maker: known
			? identity.family.maker
			: (lookUp(MAKERS, organisation) ?? organisation),
		family: known ? identity.family.word : null,
		released,
		open: access === "" ? null : access.startsWith("Open weights"),
		licence: licenceOf(record["Accessibility notes"] ?? ""),
		parameters,
		activeParameters: activeParametersOf(record["Parameters notes"] ?? ""),
		trainingFlop,
		trainingCost,
		trainingTokens: numberOf(record["Training dataset size (datapoints)"]),
		chips: numberOf(record["Hardware quantity"]),
		hardware: record["Training hardware"] || null,
		certainty: method.startsWith("Reported") ? "stated" : "estimated",
		confidence:
			confidence === "confident" ||
			confidence === "likely" ||
			confidence === "speculative"
				? confidence
				: null,
		link: /https?:\/\/\S+/.exec(record.Link ?? "")?.[0] ?? null,
	};
}

function known(model: EpochModel): number {
	return Object.values(model).filter((value) => value !== null).length;
}

/**
 * Reads Epoch AI's table of models (https://epoch.ai/data/all_ai_models.csv, CC-BY 4.0): those of
 * known families, and notable ones since mid-2022. Of two rows for one model the fuller stays.
 * Costs that it lacks are taken from Epoch's table of the costs of training.
 */
export function readEpoch(csv: string, costsCsv = ""): EpochModel[] {
	const costs = new Map(
		csvRecords(costsCsv).map((record) => [record.Model, record.Cost]),
	);
	const models = new Map<string, EpochModel>();
	for (const record of csvRecords(csv)) {
		const model = readRecord({
			...record,
			"Training compute cost (2023 USD)":
				record["Training compute cost (2023 USD)"] ||
				(costs.get(record.Model?.trim()) ?? ""),
		});
		if (!model) continue;
		const other = models.get(model.key);
		if (!other || known(model) > known(other)) models.set(model.key, model);
	}
	return [...models.values()];
}
