/** How an endpoint is told to answer in JSON, from strict to none. */
export const outputModes = ["json_schema", "json_object", "text"] as const;
export type OutputMode = (typeof outputModes)[number];

/** What is to know of a maker's chat-completions endpoint. */
export interface Preset {
	name: string;
	baseUrl: string;
	/** Used when no model is named; null where the operator has to name what is served. */
	model: string | null;
	mode: OutputMode;
	/** Sent with every call; switches thinking off, which costs and adds nothing to a summary. */
	extras: Readonly<Record<string, unknown>>;
	tokenLimit: "max_tokens" | "max_completion_tokens";
	/** Runs on the operator's own machine: no key, no price. */
	local: boolean;
}

const noThinking = { chat_template_kwargs: { enable_thinking: false } };

function preset(
	name: string,
	baseUrl: string,
	given: Partial<Preset> = {},
): Preset {
	return {
		name,
		baseUrl,
		model: null,
		mode: "json_schema",
		extras: {},
		tokenLimit: "max_tokens",
		local: false,
		...given,
	};
}

/**
 * One entry an endpoint, by the name that `LLM` takes; the first is the default.
 * Read on 2026-11-23 in each maker's documentation.
 */
export const presets: readonly Preset[] = [
	// Takes json_object only; thinks unless told not to. https://api-docs.deepseek.com
	preset("deepseek", "https://api.deepseek.com", {
		model: "deepseek-flash",
		mode: "json_object",
		extras: { thinking: { type: "disabled" } },
	}),
	preset("openai", "https://api.openai.com/v1", {
		model: "gpt-6-luna",
		extras: { reasoning_effort: "none" },
		tokenLimit: "max_completion_tokens",
	}),
	preset("gemini", "https://generativelanguage.googleapis.com/v1beta/openai", {
		model: "gemini-flash-lite-latest",
		extras: { reasoning_effort: "none" },
	}),
	// Ignores `strict` and response formats on its compatible address.
	preset("anthropic", "https://api.anthropic.com/v1", {
		model: "claude-haiku-4-5",
		mode: "text",
	}),
	preset("qwen", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1", {
		model: "qwen3.6-flash",
		mode: "json_object",
		extras: { enable_thinking: false },
	}),
	preset("mistral", "https://api.mistral.ai/v1", {
		model: "mistral-small-latest",
	}),
	preset("groq", "https://api.groq.com/openai/v1", {
		model: "llama-3.1-8b-instant",
		mode: "json_object",
	}),
	preset("openrouter", "https://openrouter.ai/api/v1", {
		extras: { reasoning: { enabled: false }, usage: { include: true } },
	}),
	preset("sglang", "http://127.0.0.1:30000/v1", {
		extras: noThinking,
		local: true,
	}),
	preset("vllm", "http://127.0.0.1:8000/v1", {
		extras: noThinking,
		local: true,
	}),
	preset("llama.cpp", "http://127.0.0.1:8080/v1", {
		model: "default",
		extras: noThinking,
		local: true,
	}),
	preset("ollama", "http://127.0.0.1:11434/v1", {
		extras: { reasoning_effort: "none" },
		local: true,
	}),
	// Rejects json_object; takes json_schema.
	preset("lmstudio", "http://127.0.0.1:1234/v1", { local: true }),
];

/** The preset of that name ("LM Studio", "lm-studio" and "lmstudio" are one), or null. */
export function presetNamed(name: string): Preset | null {
	const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
	return presets.find((entry) => bare(entry.name) === bare(name)) ?? null;
}

/** The preset whose address this is, or null. */
export function presetAt(baseUrl: string): Preset | null {
	const host = URL.parse(baseUrl)?.host;
	return (
		presets.find((entry) => URL.parse(entry.baseUrl)?.host === host) ?? null
	);
}
