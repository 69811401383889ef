import { expect, test } from "vitest";
import { measuringCalls } from "#src/briefs/measure-calls.ts";
import { gathering } from "#src/lib/event.ts";
import { makeMetrics } from "#src/lib/metrics/metrics.ts";

test("calls of language models are counted by purpose, tokens and dollars, for all and for the running job", async () => {
	const metrics = makeMetrics();
	const told = measuringCalls(metrics);
	const event: Record<string, unknown> = {};
	await gathering(event, async () => {
		told({
			...{ purpose: "brief", outcome: "ok", cost: 1_500, milliseconds: 2_000 },
			usage: { input: 1_000, cached: 600, output: 50, reportedDollars: null },
			maybeCharged: false,
		});
		told({
			...{ purpose: "brief", outcome: "timeout", cost: 500 },
			...{ usage: null, maybeCharged: true, milliseconds: 60_000 },
		});
	});
	expect(event).toEqual({ llmCalls: 2, tokens: 1_050, dollars: 0.002 });
	const samples = (name: Parameters<typeof metrics.samples>[0]) =>
		metrics.samples(name).map(({ labels, value }) => ({ ...labels, value }));
	expect(samples("modelwire_llm_calls_total")).toEqual([
		{ purpose: "brief", outcome: "ok", value: 1 },
		{ purpose: "brief", outcome: "timeout", value: 1 },
	]);
	expect(samples("modelwire_llm_tokens_total")).toEqual([
		{ purpose: "brief", kind: "input", value: 400 },
		{ purpose: "brief", kind: "cached", value: 600 },
		{ purpose: "brief", kind: "output", value: 50 },
	]);
	expect(samples("modelwire_llm_dollars_total")).toEqual([
		{ purpose: "brief", value: 0.002 },
	]);
});
