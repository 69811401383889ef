import { describe, expect, it } from "vitest";
import { presets } from "#src/lib/llm/presets.ts";
import { costMicrodollars, priceOf } from "#src/lib/llm/prices.ts";

const offPeak = new Date("2025-01-27T12:00:00Z");
const peak = new Date("2025-01-27T07:30:00Z");
const sunday = new Date("2025-01-26T07:30:00Z");

describe("priceOf", () => {
	it("knows peak hours, and that weekends have none", () => {
		expect(priceOf("deepseek-flash", offPeak)).toMatchObject({
			input: 0.15,
			cached: 0.003,
			output: 0.6,
		});
		expect(priceOf("deepseek-flash", peak).output).toBe(1.2);
		expect(priceOf("deepseek-flash", sunday).output).toBe(0.6);
	});

	it("prices dated and routed names like the model, an unknown one at the dearest, a local one at nothing", () => {
		expect(priceOf("gpt-6-luna-2026-10-01", offPeak)).toMatchObject({
			input: 0.1,
			known: true,
		});
		expect(priceOf("deepseek/deepseek-flash", offPeak).known).toBe(true);
		expect(priceOf("mystery-1", offPeak)).toEqual({
			input: 2,
			cached: 2,
			output: 10,
			known: false,
		});
		expect(priceOf("mystery-1", offPeak, true)).toMatchObject({
			output: 0,
			known: true,
		});
	});

	it("has a price for the model of every preset that names one", () => {
		for (const { model, local } of presets)
			if (model) expect(priceOf(model, offPeak, local).known, model).toBe(true);
	});
});

describe("costMicrodollars", () => {
	it("charges cached tokens apart and rounds up", () => {
		const rate = priceOf("deepseek-flash", offPeak);
		expect(
			costMicrodollars({ input: 1_000_000, cached: 0, output: 0 }, rate),
		).toBe(150_000);
		expect(
			costMicrodollars({ input: 1000, cached: 1000, output: 1 }, rate),
		).toBe(4);
		expect(costMicrodollars({ input: 0, cached: 0, output: 0 }, rate)).toBe(0);
	});
});
