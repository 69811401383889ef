import { tally } from "../lib/event.ts";
import type { Metrics } from "../lib/metrics/metrics.ts";
import type { SettledCall } from "./budget.ts";

const micro = 1_000_000;

/** Counts what calls of language models take, for all and for the running piece of work. */
export function measuringCalls(metrics: Metrics): (call: SettledCall) => void {
	return ({ purpose, outcome, usage, cost, milliseconds }) => {
		const { input = 0, cached = 0, output = 0 } = usage ?? {};
		const dollars = cost / micro;
		const kinds = { input: input - cached, cached, output };
		metrics.count("modelwire_llm_calls_total", { purpose, outcome });
		for (const [kind, tokens] of Object.entries(kinds))
			metrics.count("modelwire_llm_tokens_total", { purpose, kind }, tokens);
		metrics.count("modelwire_llm_dollars_total", { purpose }, dollars);
		metrics.observe(
			"modelwire_llm_call_seconds",
			{ purpose },
			milliseconds / 1000,
		);
		tally({ llmCalls: 1, tokens: input + output, dollars });
	};
}
