import { lookUp } from "../lib/look-up.ts";

/**
 * How much it matters who acts: what the makers of frontier models, of their
 * chips and of their computing power do concerns every reader of AI news.
 */
const weights: Record<string, number> = {
	openai: 1,
	anthropic: 1,
	"google deepmind": 1,
	deepseek: 1,
	google: 0.8,
	nvidia: 0.8,
	microsoft: 0.8,
	meta: 0.8,
	xai: 0.8,
	alibaba: 0.8,
	moonshot: 0.8,
	"moonshot ai": 0.8,
	mistral: 0.8,
	"mistral ai": 0.8,
	"european commission": 0.8,
	"european union": 0.8,
	amazon: 0.7,
	"thinking machines": 0.6,
	"thinking machines lab": 0.6,
	bytedance: 0.6,
	tencent: 0.6,
	huawei: 0.6,
	tsmc: 0.6,
	amd: 0.6,
	"hugging face": 0.6,
	minimax: 0.6,
	"z.ai": 0.6,
	zhipu: 0.6,
	baidu: 0.5,
	apple: 0.5,
	spacex: 0.5,
	softbank: 0.5,
	oracle: 0.5,
	intel: 0.5,
	broadcom: 0.5,
	coreweave: 0.5,
	"scale ai": 0.5,
	perplexity: 0.4,
	cohere: 0.4,
};

/** The weightiest of the organisations, or undefined when none of them is known for it. */
export function prominence(
	organisations: readonly string[],
): { name: string; weight: number } | undefined {
	let best: { name: string; weight: number } | undefined;
	for (const name of organisations) {
		const weight = lookUp(weights, name.toLowerCase()) ?? 0;
		if (weight > (best?.weight ?? 0)) best = { name, weight };
	}
	return best;
}
