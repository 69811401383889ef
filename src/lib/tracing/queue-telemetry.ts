import {
	type Attributes,
	type Context,
	ROOT_CONTEXT,
	type SpanOptions,
} from "@opentelemetry/api";
import { BullMQOtel } from "bullmq-otel";
import { carriedFrom, contextOf } from "./context.ts";

export type QueueTelemetry = ReturnType<typeof makeQueueTelemetry>;

/**
 * What BullMQ tells of itself, but for its housekeeping: of its spans those of running jobs
 * alone are kept, the sweep's left out, since no news pass through it.
 */
export function makeQueueTelemetry() {
	const { tracer, contextManager } = new BullMQOtel({
		tracerName: "modelwire",
	});
	return {
		contextManager: {
			with: contextManager.with.bind(contextManager),
			active: () => contextManager.active(),
			root: () => ROOT_CONTEXT,
			getMetadata: carriedFrom,
			fromMetadata: (_active: Context, metadata: string) => contextOf(metadata),
		},
		tracer: {
			startSpan(name: string, options?: SpanOptions, context?: Context) {
				if (!name.startsWith("process ") || name === "process sweep")
					return silent;
				const span = tracer.startSpan(name, options, context ?? ROOT_CONTEXT);
				return {
					...silent,
					setSpanOnContext: (on: Context) => span.setSpanOnContext(on),
					setAttributes(attributes: Attributes) {
						const id = attributes["bullmq.job.id"];
						if (typeof id === "string") span.setAttribute("bullmq.job.id", id);
					},
					end: () => span.end(),
				};
			},
		},
	};
}

/** A span that nobody sees: what happens in it belongs to the one around it. */
const silent = {
	setSpanOnContext: (context: Context) => context,
	setAttribute() {},
	setAttributes(_attributes: Attributes) {},
	// Results and reasons are texts; the log has them.
	addEvent() {},
	recordException() {},
	end() {},
};
