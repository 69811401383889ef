import { z } from "zod";
import { isDate } from "./date.ts";
import { identify } from "./identity.ts";

/** What models.dev says of one model, over all hosts that serve it. */
export interface ModelsDevModel {
	key: string;
	slug: string;
	maker: string;
	family: string;
	name: string;
	/** Ids under which hosts serve it, without the host's path. */
	ids: string[];
	/** How many hosts serve it: how popular it is. */
	hosts: number;
	released: string | null;
	cutoff: string | null;
	open: boolean | null;
	reasoning: boolean | null;
	context: number | null;
	output: number | null;
	accepts: string[];
	produces: string[];
	deprecated: boolean;
	price: Price | null;
	cheapest: Price | null;
}

/** US dollars for a million tokens, at the host `by`. */
export interface Price {
	by: string;
	input: number;
	output: number;
	cached?: number;
}

const endpointSchema = z.looseObject({
	id: z.string(),
	name: z.string(),
	release_date: z.string().optional(),
	knowledge: z.string().optional(),
	open_weights: z.boolean().optional(),
	reasoning: z.boolean().optional(),
	status: z.string().optional(),
	cost: z
		.looseObject({
			input: z.number(),
			output: z.number(),
			cache_read: z.number().optional(),
		})
		.optional(),
	limit: z
		.looseObject({ context: z.number(), output: z.number() })
		.partial()
		.optional(),
	modalities: z
		.object({ input: z.array(z.string()), output: z.array(z.string()) })
		.partial()
		.optional(),
});
type Endpoint = z.infer<typeof endpointSchema>;

const providerSchema = z.looseObject({
	models: z.record(z.string(), z.unknown()),
});
const apiSchema = z.record(z.string(), z.unknown());

/** Every model at every host that can be read: a broken one does not keep the others out. */
function* endpoints(
	api: unknown,
): Generator<{ host: string; path: string; endpoint: Endpoint }> {
	for (const [host, given] of Object.entries(apiSchema.parse(api))) {
		const provider = providerSchema.safeParse(given);
		for (const [path, value] of Object.entries(provider.data?.models ?? {})) {
			const endpoint = endpointSchema.safeParse(value);
			if (endpoint.success) yield { host, path, endpoint: endpoint.data };
		}
	}
}

/** The hosts that a maker runs itself, best first. */
const OWN_HOSTS: Record<string, readonly string[]> = {
	OpenAI: ["openai"],
	Anthropic: ["anthropic"],
	Google: ["google", "google-vertex"],
	DeepSeek: ["deepseek"],
	xAI: ["xai"],
	"Mistral AI": ["mistral"],
	Alibaba: ["alibaba", "alibaba-cn"],
	"Moonshot AI": ["moonshotai", "moonshotai-cn"],
	"Zhipu AI": ["zai", "zhipuai"],
	MiniMax: ["minimax", "minimax-cn"],
	Cohere: ["cohere"],
	Meta: ["llama"],
	Amazon: ["amazon-bedrock"],
	Microsoft: ["azure"],
	NVIDIA: ["nvidia"],
	Perplexity: ["perplexity"],
	Xiaomi: ["xiaomi"],
	StepFun: ["stepfun", "stepfun-ai"],
	Inception: ["inception"],
	Upstage: ["upstage"],
	"Sarvam AI": ["sarvam"],
	Poolside: ["poolside"],
	"Sakana AI": ["sakana"],
};

/** Names that a host moves from model to model say nothing about one model. */
const ROLLING = new Set(["deepseek-chat", "deepseek-reasoner"]);
/** In these families a name without a number is such a moving name. */
const NUMBERED = new Set(
	"gpt chatgpt claude gemini gemma grok kimi glm minimax deepseek llama hermes imagen lyria ideogram".split(
		" ",
	),
);
/** Other firms' models under a word that is a family here: Deepgram's Nova-3. */
const OTHERS = new Set(["nova-3", "nova-2"]);
/** Few hosts serve models of images, video and sound, so one is enough. */
const MEDIA = new Set(
	"sora veo imagen kling seedance seedream wan flux ideogram recraft lyria gen hailuo whisper stable banana ray".split(
		" ",
	),
);
const HAS_DIGIT = /\d/;

interface Served extends Endpoint {
	host: string;
}

function mostCommon<Value extends string | number | boolean>(
	values: readonly (Value | undefined)[],
): Value | null {
	const counts = new Map<Value, number>();
	for (const value of values) {
		if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	let best: Value | null = null;
	for (const [value, count] of counts) {
		if (best === null || count > (counts.get(best) ?? 0)) best = value;
	}
	return best;
}

/** Many hosts leave the field at false: a quarter that says otherwise is believed. */
function saysOpen(served: readonly Served[]): boolean {
	return (
		served.filter((endpoint) => endpoint.open_weights).length * 4 >=
		served.length
	);
}

function priceOf(endpoint: Served): Price | null {
	const cost = endpoint.cost;
	// Zero stands for a subscription or a free tier.
	if (!cost || cost.input <= 0 || cost.output <= 0) return null;
	const price: Price = {
		by: endpoint.host,
		input: cost.input,
		output: cost.output,
	};
	if (cost.cache_read) price.cached = cost.cache_read;
	return price;
}

/** Three tokens in for one out is what chat and retrieval use. */
function blended(price: Price): number {
	return (3 * price.input + price.output) / 4;
}

function cheapestOf(prices: readonly Price[]): Price | null {
	const sorted = [...prices].sort((a, b) => blended(a) - blended(b));
	const median = sorted[Math.floor(sorted.length / 2)];
	if (!median) return null;
	// A tenth of the usual price is a slip of the unit.
	return (
		sorted.find((price) => blended(price) > blended(median) / 10) ?? median
	);
}

function monthOrDay(date: string | null): string | null {
	return date !== null && isDate(date) ? date : null;
}

function summarise(
	key: string,
	slug: string,
	family: { word: string; maker: string },
	served: readonly Served[],
): ModelsDevModel {
	const ownHosts = OWN_HOSTS[family.maker] ?? [];
	const own = ownHosts.flatMap((host) =>
		served.filter((endpoint) => endpoint.host === host),
	);
	// The maker's word before the hosts'; the plain id before those with a date.
	own.sort((a, b) => a.id.length - b.id.length);
	const one = own[0];
	const pick = <Value extends string | number | boolean>(
		read: (endpoint: Endpoint) => Value | undefined,
	): Value | null => (one && read(one)) ?? mostCommon(served.map(read)) ?? null;
	const prices = served.flatMap((endpoint) => priceOf(endpoint) ?? []);
	const ids = served.map((endpoint) => endpoint.id.split("/").at(-1) ?? "");
	return {
		key,
		slug,
		maker: family.maker,
		family: family.word,
		name: pick((endpoint) => endpoint.name) ?? slug,
		ids: [...new Set(ids.map((id) => id.toLowerCase()))].sort(),
		hosts: new Set(served.map((endpoint) => endpoint.host)).size,
		released: monthOrDay(pick((endpoint) => endpoint.release_date)),
		cutoff: monthOrDay(pick((endpoint) => endpoint.knowledge)),
		open: one?.open_weights ?? saysOpen(served),
		reasoning: pick((endpoint) => endpoint.reasoning),
		context: pick((endpoint) => endpoint.limit?.context || undefined),
		output: pick((endpoint) => endpoint.limit?.output || undefined),
		accepts: (one ?? served[0])?.modalities?.input ?? [],
		produces: (one ?? served[0])?.modalities?.output ?? [],
		deprecated: one?.status === "deprecated",
		price: own.map(priceOf).find((price) => price !== null) ?? null,
		cheapest: cheapestOf(prices),
	};
}

function sortedKey(key: string): string {
	return key.split(" ").sort().join(" ");
}

/**
 * Reads models.dev's `api.json` (https://models.dev/api.json) into one record a model: entries
 * of all hosts whose names differ only in host, number format or date are one. Models of unknown
 * families, and what a single foreign host made of a model, are left out.
 */
export function readModelsDev(api: unknown): ModelsDevModel[] {
	const groups = new Map<
		string,
		{
			slugs: string[];
			family: { word: string; maker: string };
			served: Served[];
		}
	>();
	for (const { host, path, endpoint } of endpoints(api)) {
		const id = (path.split("/").at(-1) ?? "").replace(/:free$/, "");
		if (ROLLING.has(id)) continue;
		const identity = identify(id);
		if (!identity || identity.unknown.length > 0) continue;
		if (OTHERS.has(identity.slug)) continue;
		if (NUMBERED.has(identity.family.word) && !HAS_DIGIT.test(identity.key))
			continue;
		const group = groups.get(identity.key) ?? {
			slugs: [],
			family: identity.family,
			served: [],
		};
		groups.set(identity.key, group);
		group.slugs.push(identity.slug);
		group.served.push({ ...endpoint, host });
	}
	// A host wrote "m25" for M2.5.
	for (const [key, group] of groups) {
		const pointed = key.replace(
			/(?<![\d.])([a-z]?\d)(\d)(?![\d.a-z])/,
			"$1.$2",
		);
		const meant = pointed === key ? undefined : groups.get(sortedKey(pointed));
		if (!meant) continue;
		meant.served.push(...group.served);
		groups.delete(key);
	}
	const models: ModelsDevModel[] = [];
	for (const [key, { slugs, family, served }] of groups) {
		const model = summarise(key, mostCommon(slugs) ?? key, family, served);
		const own = served.some((endpoint) =>
			OWN_HOSTS[family.maker]?.includes(endpoint.host),
		);
		if (own || model.hosts > 1 || MEDIA.has(family.word)) models.push(model);
	}
	return models;
}
