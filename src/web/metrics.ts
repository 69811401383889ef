import type { Exposition } from "../lib/metrics/exposition.ts";
import type { GaugeSample } from "../lib/metrics/instruments.ts";
import type { CountedMetrics } from "../lib/metrics/metrics.ts";

/** What those who watch a process ask of it. */
export interface Measurements {
	/** All figures, as Prometheus reads them. */
	read(): Promise<{ contentType: string; text: string }>;
	/** Why it cannot do its work; none when it can. */
	problems(): Promise<string[]>;
	/** Lets in who asks from elsewhere; null lets in nobody. */
	token: string | null;
}

/** @param readSite null in a process that tells of itself alone */
export function makeMeasurements({
	metrics,
	readSite,
	problems,
	token,
}: {
	metrics: CountedMetrics;
	readSite: (() => Promise<GaugeSample[]>) | null;
} & Pick<Measurements, "problems" | "token">): Measurements {
	let exposition: Promise<Exposition> | null = null;

	/** What nobody asks for is not loaded. */
	async function load(): Promise<Exposition> {
		const { makeExposition } = await import("../lib/metrics/exposition.ts");
		return makeExposition(metrics);
	}

	return {
		problems,
		token,
		async read() {
			exposition ??= load();
			const { contentType, text } = await exposition;
			return { contentType, text: await text(readSite && (await readSite())) };
		},
	};
}
