import { FAMILIES, type Family, VARIANTS } from "./families.ts";
import { type NameToken, nameTokens } from "./name.ts";

/** What a name stands for, whatever its spelling, host, number format or snapshot date. */
export interface ModelIdentity {
	family: Family;
	/** Equal for spellings of one model. */
	key: string;
	/** In the usual spelling: `deepseek-v3.1`, `claude-3.5-sonnet`, `qwen2.5-72b`, `gpt-4o-mini`. */
	slug: string;
	/** Words that belong to no family and are no known variant. */
	unknown: string[];
}

const families = new Map(FAMILIES.map((family) => [family.word, family]));
const OPENAI_O: Family = {
	word: "o",
	name: "o",
	maker: "OpenAI",
	alone: "never",
};
const CLAUDE = families.get("claude");
const CLAUDE_TIERS = new Set([
	"sonnet",
	"opus",
	"haiku",
	"instant",
	"mythos",
	"fable",
]);

/** Say where or in which form a model is served, or that it is one. */
export const SERVING_WORDS: ReadonlySet<string> = new Set(
	`instruct chat it latest free model models ai llm hosted versatile default tee open version ver highspeed
	awq gptq gguf mlx bnb qat quantized quant original official the api by from of new hf
	openai anthropic google deepmind meta mistralai alibaba cloud tongyi moonshotai moonshot zai zhipu zhipuai thudm amazon aws bedrock
	azure vertex vertexai groq together togethercomputer fireworks accounts openrouter nvidia nim cohere microsoft xai
	huggingface novita deepinfra siliconflow cerebras baidu tencent bytedance ibm us eu global apac inference
	nousresearch perplexity allenai tiiuae databricks snowflake upstage inclusionai liquid writer
	stepfun xiaomi xiaomimimo black forest labs bfl baseten perplexity public`.split(
		/\s+/,
	),
);

/** Words that make no other model in one family, though they do in others. */
const NOISE_IN_FAMILY: Record<string, Set<string>> = {
	claude: new Set(["thinking", "fast", "extended"]),
	glm: new Set(["thinking"]),
	grok: new Set(["reasoning", "non", "beta", "thinking"]),
	llama: new Set(["vision", "turbo", "lite", "instant", "17b"]),
	gemini: new Set(["experimental", "exp", "customtools"]),
	nova: new Set(["1"]),
	titan: new Set(["1"]),
	minimax: new Set(["text"]),
	mixtral: new Set(["0.1"]),
};
/** Families that name a snapshot by month and day, or year and month, as a model of its own. */
const SNAPSHOTS_ARE_MODELS = new Set([
	"deepseek",
	"kimi",
	"qwen",
	"mistral",
	"ministral",
	"magistral",
	"codestral",
	"devstral",
	"voxtral",
	"pixtral",
	"step",
	"seed",
	"doubao",
	"command",
]);
/** Here a preview was a model of its own, and another followed under the plain name. */
const PREVIEWS_ARE_MODELS = new Set(["o", "qwq"]);

function familyOf(tokens: readonly NameToken[]): Family | null {
	let first: Family | null = null;
	for (const token of tokens) {
		if (token.kind === "version" && /^o[1-9]$/.test(token.text)) {
			first ??= OPENAI_O;
			continue;
		}
		const family = token.kind === "word" ? families.get(token.text) : undefined;
		if (!family) continue;
		// "Llama Nemotron" is NVIDIA's, "mistral-devstral" a Devstral, "Qwen QwQ" a QwQ.
		if (family.word === "nemotron") return family;
		if (!first || (first.maker === family.maker && isUmbrella(first, family))) {
			first = family;
		}
	}
	return first && CLAUDE && CLAUDE_TIERS.has(first.word) ? CLAUDE : first;
}

/** Whether a maker puts the first family's word before the other's: "Qwen QwQ". */
function isUmbrella({ word }: Family, { word: own }: Family): boolean {
	return word === "mistral" || (word === "qwen" && /^q[wv]q$/.test(own));
}

function isKnownWord(word: string, family: Family): boolean {
	if (VARIANTS.has(word) || families.has(word)) return true;
	return family.word === "command" && /^(?:r|a)$/.test(word);
}

function isNoise(token: NameToken, family: Family): boolean {
	if (token.kind === "date") {
		return token.text.length > 4 || !SNAPSHOTS_ARE_MODELS.has(family.word);
	}
	if (NOISE_IN_FAMILY[family.word]?.has(token.text)) return true;
	if (token.kind !== "word") return false;
	if (token.text === "preview") return !PREVIEWS_ARE_MODELS.has(family.word);
	return SERVING_WORDS.has(token.text) && !families.has(token.text);
}

function claudeSlug(rest: readonly NameToken[]): string {
	const tier = rest.find((token) => CLAUDE_TIERS.has(token.text));
	const version = rest.find((token) => token.kind === "version");
	const others = rest.filter(
		(token) => token !== tier && token !== version && token.text !== "claude",
	);
	const old = version !== undefined && Number.parseFloat(version.text) < 4;
	const head = old ? [version, tier] : [tier, version];
	return [
		"claude",
		...[...head, ...others].flatMap((token) => token?.written ?? []),
	].join("-");
}

/** Families that a slug spells otherwise than by their word. */
const WRITTEN_OTHERWISE: Record<string, string> = {
	banana: "nano-banana",
	groot: "gr00t",
	tars: "ui-tars",
};

/** The tokens in the order of the text, in the family's own style. */
function slugOf(family: Family, parts: readonly NameToken[]): string {
	if (family === CLAUDE) return claudeSlug(parts);
	let slug = "";
	let previous: NameToken | null = null;
	for (const token of parts) {
		const own = token.kind === "word" && token.text === family.word;
		const afterFamily =
			previous?.kind === "word" && previous.text === family.word;
		let text = token.written;
		if (own) text = WRITTEN_OTHERWISE[family.word] ?? text;
		if (
			token.kind === "version" &&
			afterFamily &&
			family.v &&
			PLAIN_NUMBER.test(text)
		)
			text = `v${text}`;
		const glued = token.kind === "version" && afterFamily && family.glued;
		slug += slug === "" || glued ? text : `-${text}`;
		previous = token;
	}
	return slug;
}

const PLAIN_NUMBER = /^\d/;
/** Firms that put their own name, with a digit, before their models'. */
const MAKER_WITH_DIGIT = /(?<![a-z\d])(?:ai21|c4ai|01-ai)(?![a-z\d])/gi;

/** Reads a model's name. Null when it names no known family. */
export function identify(name: string): ModelIdentity | null {
	const tokens = nameTokens(name.replace(MAKER_WITH_DIGIT, " "));
	const family = familyOf(tokens);
	if (!family) return null;
	const parts: NameToken[] = [];
	const unknown: string[] = [];
	const seen = new Set<string>();
	for (const token of tokens) {
		if (isNoise(token, family) || seen.has(token.text)) continue;
		const umbrella = families.get(token.text);
		if (umbrella && isUmbrella(umbrella, family) && umbrella !== family)
			continue;
		// First halves of "Nano Banana" and "UI-TARS".
		if (token.text === "nano" && family.word === "banana") continue;
		if (token.text === "ui" && family.word === "tars") continue;
		seen.add(token.text);
		if (token.kind === "word" && !isKnownWord(token.text, family))
			unknown.push(token.text);
		parts.push(token);
	}
	const words = new Set(parts.map((token) => token.text));
	// "Sonnet 3.5" is Claude's.
	if (family.word !== "o") words.add(family.word);
	return {
		family,
		key: [...words].sort().join(" "),
		slug: slugOf(family, parts),
		unknown,
	};
}
