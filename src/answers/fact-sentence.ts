import type { Fact } from "../models/catalogue.ts";
import { isPrice } from "./facts.ts";

type Telling = (name: string, value: unknown) => string;

/** How a value of each field is told; a field that is not here is not told in a sentence. */
const tellings: Readonly<Record<string, Telling>> = {
	released: (name, value) => `${name} was released ${moment(value)}`,
	announced: (name, value) => `${name} was announced ${moment(value)}`,
	founded: (name, value) => `${name} was founded ${moment(value)}`,
	retired: (name, value) => `${name} is shut down ${moment(value)}`,
	cutoff: (name, value) => `The knowledge of ${name} ends ${moment(value)}`,
	owner: (name, value) => `${name} is owned by ${plain(value)}`,
	founder: (name, value) => `${name} was founded by ${plain(value)}`,
	openWeights: (name, value) =>
		`The weights of ${name} are ${value === true ? "open" : "not published"}`,
	licence: (name, value) => `The licence of ${name} is ${plain(value)}`,
	parameters: (name, value) => `${name} has ${large(value)} parameters`,
	activeParameters: (name, value) =>
		`${name} has ${large(value)} active parameters`,
	context: (name, value) =>
		`The context of ${name} is ${whole(value)} tokens long`,
	outputLimit: (name, value) =>
		`The longest output of ${name} is ${whole(value)} tokens`,
	accepts: (name, value) => `${name} reads ${plain(value)}`,
	produces: (name, value) => `${name} writes ${plain(value)}`,
	price: (name, value) => `The maker's price of ${name} is ${price(value)}`,
	cheapestPrice: (name, value) =>
		`The cheapest price of ${name} is ${price(value)}`,
	trainingCost: (name, value) => `Training ${name} cost ${money(value)}`,
	trainingCostOnBase: (name, value) =>
		`Training ${name} on top of its base cost ${money(value)}`,
	trainingFlop: (name, value) =>
		`Training ${name} took ${Number(value).toPrecision(4)} FLOP`,
	trainingTokens: (name, value) =>
		`${name} was trained on ${large(value)} tokens`,
	trainingChips: (name, value) =>
		`${name} was trained on ${whole(value)} chips`,
	trainingChipHours: (name, value) =>
		`Training ${name} took ${large(value)} chip hours`,
	trainingHours: (name, value) => `Training ${name} took ${whole(value)} hours`,
	trainingHardware: (name, value) =>
		`The chips that ${name} was trained on are of type ${plain(value)}`,
	baseModel: (name, value) => `${name} was built on ${plain(value)}`,
};

/** Where a source does not state a fact for certain. */
const certainties: Readonly<Partial<Record<Fact["certainty"], string>>> = {
	estimated: ", by an estimate",
	reported: ", as reported",
};

/** A fact of the catalogue as an English sentence; null where its field has none. */
export function factSentence(
	name: string,
	{ field, value, certainty }: Fact,
): string | null {
	const told = tellings[field]?.(name, value);
	return told ? `${told}${certainties[certainty] ?? ""}.` : null;
}

function plain(value: unknown): string {
	return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}

function whole(value: unknown): string {
	return Number(value).toLocaleString("en", { maximumFractionDigits: 0 });
}

function large(value: unknown): string {
	return Number(value) < 1e6
		? whole(value)
		: Number(value).toLocaleString("en", {
				notation: "compact",
				compactDisplay: "long",
				maximumSignificantDigits: 4,
			});
}

function money(value: unknown): string {
	return `$${large(value)}`;
}

/** US dollars a million tokens. */
function price(value: unknown): string {
	if (!isPrice(value)) return plain(value);
	const { by, input, output } = value;
	return `$${input} per million input tokens and $${output} per million output tokens at ${by}`;
}

/** "on 26 December 2024", "in December 2024", "in 2024". */
function moment(value: unknown): string {
	const date = String(value);
	const [year, month, day] = date.split("-");
	if (!month) return `in ${year}`;
	const told = new Intl.DateTimeFormat("en-GB", {
		timeZone: "UTC",
		year: "numeric",
		month: "long",
		...(day ? { day: "numeric" } : {}),
	}).format(new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`));
	return `${day ? "on" : "in"} ${told}`;
}
