import { describe, tally } from "../lib/event.ts";
import type { Metrics } from "../lib/metrics/metrics.ts";
import { traced } from "../lib/tracing/tracing.ts";
import type { ChatAdapter } from "./adapter.ts";
import { failureOf } from "./delivery/failure-of.ts";

/** The same adapter, but what becomes of messages is counted. */
export function measuredAdapter(
	adapter: ChatAdapter,
	metrics: Metrics,
): ChatAdapter {
	const { platform } = adapter;
	const count = {
		posts: (outcome: string) =>
			metrics.count("modelwire_posts_total", { platform, outcome }),
		edits: (outcome: string) =>
			metrics.count("modelwire_edits_total", { platform, outcome }),
	};

	async function counted<Result>(
		what: keyof typeof count,
		{ span, done }: { span: string; done: string },
		work: () => Promise<Result>,
	): Promise<Result> {
		describe({ platform });
		try {
			const result = await traced(span, { platform }, work);
			count[what](done);
			tally({ messages: 1 });
			return result;
		} catch (error) {
			count[what](failureOf(error));
			throw error;
		}
	}

	return {
		...adapter,
		async post(...args) {
			const started = performance.now();
			const id = await counted("posts", { span: "post", done: "posted" }, () =>
				adapter.post(...args),
			);
			const seconds = (performance.now() - started) / 1000;
			metrics.observe("modelwire_post_seconds", { platform }, seconds);
			return id;
		},
		async find(...args) {
			const id = await adapter.find(...args);
			if (id !== null) count.posts("found");
			return id;
		},
		edit: (...args) =>
			counted("edits", { span: "edit", done: "edited" }, () =>
				adapter.edit(...args),
			),
	};
}
