/** Loads OpenTelemetry; nobody imports it but dynamically, where traces are wanted. */
import {
	context,
	type Span,
	SpanKind,
	SpanStatusCode,
	trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
	BatchSpanProcessor,
	RandomIdGenerator,
	TracerProvider,
	type TracerProviderOptions,
} from "@opentelemetry/sdk-trace";
import { carried, originOf } from "./context.ts";
import { makeQueueTelemetry, type QueueTelemetry } from "./queue-telemetry.ts";
import { setTracing, type Tracing } from "./tracing.ts";

export interface OpenTracing {
	telemetry: QueueTelemetry;
	/** Sends what is left, as far as the collector takes it. */
	close(): Promise<void>;
}

/** More links than these are dropped from a span anyway. */
const mostLinks = 128;

/**
 * From now on traces are kept and sent.
 * @param url of a collector that takes OTLP over HTTP, without the path of traces:
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp
 */
export function openTracing({
	url,
	version,
}: {
	url: string;
	version: string;
}): OpenTracing {
	const random = new RandomIdGenerator();
	/** Of the span that is begun at this moment, where they are given. */
	let ids: { traceId: string; spanId: string } | null = null;
	const provider = new TracerProvider({
		resource: resourceOf({
			"service.name": "modelwire",
			"service.version": version,
		}),
		idGenerator: {
			generateTraceId: () => ids?.traceId ?? random.generateTraceId(),
			generateSpanId: () => ids?.spanId ?? random.generateSpanId(),
		},
		spanProcessors: [
			new BatchSpanProcessor({
				exporter: new OTLPTraceExporter({
					url: `${url.replace(/\/+$/, "")}/v1/traces`,
				}),
			}),
		],
	});
	context.setGlobalContextManager(
		new AsyncLocalStorageContextManager().enable(),
	);
	trace.setGlobalTracerProvider(provider);
	const tracer = provider.getTracer("modelwire", version);

	const tracing: Tracing = {
		span: (name, attributes, work) =>
			tracer.startActiveSpan(
				name,
				{ attributes, kind: SpanKind.CLIENT },
				async (span) => {
					try {
						return await work((more) => span.setAttributes({ ...more }));
					} catch (error) {
						markFailed(span, error);
						throw error;
					} finally {
						span.end();
					}
				},
			),
		begin(name, key) {
			const running = trace.getActiveSpan()?.spanContext();
			ids = originOf(key);
			try {
				const span = tracer.startSpan(name, {
					root: true,
					links: running ? [{ context: running }] : [],
				});
				span.end();
				return carried(span.spanContext());
			} finally {
				ids = null;
			}
		},
		link: (keys) =>
			void trace
				.getActiveSpan()
				?.addLinks(
					keys.slice(0, mostLinks).map((key) => ({ context: originOf(key) })),
				),
		note: (attributes) =>
			void trace.getActiveSpan()?.setAttributes({ ...attributes }),
		fail(error) {
			const span = trace.getActiveSpan();
			if (span) markFailed(span, error);
		},
		traceId: () => trace.getActiveSpan()?.spanContext().traceId ?? "",
	};
	setTracing(tracing);

	return {
		telemetry: makeQueueTelemetry(),
		async close() {
			setTracing(null);
			await provider.shutdown().catch(() => {});
			trace.disable();
			context.disable();
		},
	};
}

/** By its kind: what it says may be a text of others. */
function markFailed(span: Span, error: unknown): void {
	span.setStatus({ code: SpanStatusCode.ERROR });
	span.setAttribute(
		"error.type",
		error instanceof Error ? error.name : typeof error,
	);
}

type Resource = NonNullable<TracerProviderOptions["resource"]>;

function resourceOf(attributes: Record<string, string>): Resource {
	const resource: Resource = {
		attributes,
		getRawAttributes: () => Object.entries(attributes),
		merge: () => resource,
	};
	return resource;
}
