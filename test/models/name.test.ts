import { describe, expect, test } from "vitest";
import { identify } from "#src/models/identity.ts";
import { nameTokens } from "#src/models/name.ts";

test.each([
	["DeepSeekV3", "deepseek 3"],
	["gpt 4 o", "gpt 4o"],
	["4o-mini", "4o mini"],
	["o 1", "o1"],
	["claude-3-5-sonnet-20241022", "claude 3.5 sonnet 20241022"],
	["llama-v3p1-405b-instruct", "llama 3.1 405b instruct"],
	["qwen3-235b-a22b-instruct-2507", "qwen 3 235b a22b instruct 2507"],
	["gemini-2.0-flash-001", "gemini 2 flash"],
	["grok-4.20", "grok 4.20"],
	["phi-3-mini-128k-instruct", "phi 3 mini instruct"],
	["llama3.1:70b-q4_K_M", "llama 3.1 70b"],
	["通义千问2.5-72B", "qwen 2.5 72b"],
	["Command R+", "command r plus"],
	["Ｇ Ｐ Ｔ", "g p t"],
])("%s is read as %s", (name, parts) => {
	expect(
		nameTokens(name)
			.map(({ text }) => text)
			.join(" "),
	).toBe(parts);
});

describe("identify", () => {
	test.each([
		["Claude 3.5 Sonnet", "claude-3.5-sonnet"],
		["Sonnet 4.5", "claude-sonnet-4.5"],
		["Claude 4 Opus", "claude-opus-4"],
		["anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-3.5-sonnet"],
		["DeepSeek V3.1", "deepseek-v3.1"],
		["Qwen 2.5 72B Instruct", "qwen2.5-72b"],
		["Nano Banana 2", "nano-banana-2"],
		["mistral-devstral-small-2505", "devstral-small-2505"],
		["GPT-5.6 mini", "gpt-5.6-mini"],
		["o4-mini", "o4-mini"],
	])("%s has the slug %s", (name, slug) => {
		expect(identify(name)?.slug).toBe(slug);
	});

	test("spellings of one model have one key, other models another", () => {
		const key = (name: string) => identify(name)?.key;
		expect(key("gemini 2 flash")).toBe(key("Gemini-2.0-Flash-001"));
		expect(key("claude-opus-4-5")).toBe(key("Claude 4.5 Opus"));
		expect(key("gpt-4o")).not.toBe(key("gpt-4o-mini"));
		expect(key("o1-preview")).not.toBe(key("o1"));
	});

	test("what names no family is nobody's", () => {
		expect(identify("pineapple 3")).toBeNull();
	});
});
