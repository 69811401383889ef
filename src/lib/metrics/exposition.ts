import { collectDefaultMetrics, type Metric, Registry } from "prom-client";
import {
	type CounterName,
	type GaugeSample,
	type HistogramName,
	ownInstruments,
	siteInstruments,
} from "./instruments.ts";
import type { CountedMetrics } from "./metrics.ts";

/** All figures as Prometheus reads them. */
export interface Exposition {
	contentType: string;
	/** @param site what was read of the site just now; null in a process that reads none */
	text(site: readonly GaugeSample[] | null): Promise<string>;
}

/**
 * Made when somebody asks for the first time: from then on the delays of the event loop and the
 * collection of garbage are watched too, which costs a little all the time.
 */
export function makeExposition(metrics: CountedMetrics): Exposition {
	const registry = new Registry();
	let site: readonly GaugeSample[] = [];
	for (const [name, { kind, help }] of Object.entries(ownInstruments))
		register(registry, { name, type: kind, help }, () =>
			metrics.samples(name as CounterName | HistogramName),
		);
	const siteRegistry = new Registry();
	for (const [name, { kind, help }] of Object.entries(siteInstruments))
		register(siteRegistry, { name, type: kind, help }, () =>
			site.filter((sample) => sample.name === name),
		);
	collectDefaultMetrics({ register: registry });
	return {
		contentType: registry.contentType,
		async text(read) {
			if (read === null) return registry.metrics();
			site = read;
			return `${await registry.metrics()}\n${await siteRegistry.metrics()}`;
		},
	};
}

/** The registry writes down whatever tells its values, and looks no further. */
function register(
	registry: Registry,
	{ name, type, help }: { name: string; type: string; help: string },
	values: () => readonly object[],
): void {
	registry.registerMetric({
		name,
		get: async () => ({
			name,
			type,
			help,
			aggregator: "sum",
			values: values(),
		}),
	} as unknown as Metric);
}
