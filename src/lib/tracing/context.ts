import { createHash } from "node:crypto";
import {
	type Context,
	ROOT_CONTEXT,
	type SpanContext,
	TraceFlags,
	trace,
} from "@opentelemetry/api";

/** A span's place, as jobs carry it: https://www.w3.org/TR/trace-context/#traceparent-header */
export function carried({ traceId, spanId, traceFlags }: SpanContext): string {
	return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
}

/** What a job carries of the running trace; empty where none runs. */
export function carriedFrom(context: Context): string {
	const span = trace.getSpanContext(context);
	return span ? carried(span) : "";
}

/** Where a job goes on; nowhere, where it carries nothing that can be read. */
export function contextOf(text: string): Context {
	const [, traceId, spanId, flags] =
		/^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(text) ?? [];
	if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
	return trace.setSpanContext(ROOT_CONTEXT, {
		traceId,
		spanId,
		traceFlags: Number.parseInt(flags, 16),
		isRemote: true,
	});
}

/** The place of a thing's first span: it follows from the thing, so that nobody need remember it. */
export function originOf(key: string): SpanContext {
	const hash = createHash("sha256").update(key).digest("hex");
	return {
		traceId: hash.slice(0, 32),
		spanId: hash.slice(32, 48),
		traceFlags: TraceFlags.SAMPLED,
		isRemote: true,
	};
}
