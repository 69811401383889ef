import {
	type CounterName,
	type HistogramName,
	type LabelsOf,
	ownInstruments,
} from "./instruments.ts";

/** The door through which a process counts what it does; costs an addition. */
export interface Metrics {
	count<Name extends CounterName>(
		name: Name,
		labels: LabelsOf<Name>,
		by?: number,
	): void;
	observe<Name extends HistogramName>(
		name: Name,
		labels: LabelsOf<Name>,
		value: number,
	): void;
}

/** A number with its labels; of histograms also a part of one. */
export interface Sample {
	metricName: string;
	labels: Record<string, string | number>;
	value: number;
}

/** Metrics that can be read: what was counted since the process began. */
export interface CountedMetrics extends Metrics {
	samples(name: CounterName | HistogramName): Sample[];
}

/** What was counted of one instrument under the same labels. */
interface Series {
	name: string;
	labels: Record<string, string>;
	sum: number;
	count: number;
	/** Of a histogram: how many values were at most the bound of the same place. */
	within: number[];
}

/**
 * Plain sums, by their labels. Prometheus' own client, which is many times the size of all this,
 * is not loaded before somebody asks for them.
 */
export function makeMetrics(): CountedMetrics {
	const all = new Map<string, Series>();

	function seriesOf(
		name: CounterName | HistogramName,
		labels: Record<string, string>,
	): Series {
		const values = ownInstruments[name].labels.map((label) => labels[label]);
		const key = [name, ...values].join("\n");
		const known = all.get(key);
		if (known) return known;
		const begun = { name, labels, sum: 0, count: 0, within: [] };
		all.set(key, begun);
		return begun;
	}

	return {
		count(name, labels, by = 1) {
			seriesOf(name, labels).sum += by;
		},
		observe(name, labels, value) {
			const series = seriesOf(name, labels);
			for (const [place, bound] of ownInstruments[name].buckets.entries())
				series.within[place] =
					(series.within[place] ?? 0) + (value <= bound ? 1 : 0);
			series.sum += value;
			series.count += 1;
		},
		samples(name) {
			const { kind, labels } = ownInstruments[name];
			// What has no labels is 0 before it is counted; the others have no names yet.
			if (labels.length === 0) seriesOf(name, {});
			const counted = [...all.values()].filter(
				(series) => series.name === name,
			);
			return kind === "counter"
				? counted.map(({ labels, sum }) => ({
						metricName: name,
						labels,
						value: sum,
					}))
				: counted.flatMap((series) =>
						partsOf(series, ownInstruments[name as HistogramName].buckets),
					);
		},
	};
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/#histograms-and-summaries */
function partsOf(
	{ name, labels, sum, count, within }: Series,
	buckets: readonly number[],
): Sample[] {
	const bucket = (le: number | string, value: number): Sample => ({
		metricName: `${name}_bucket`,
		labels: { ...labels, le },
		value,
	});
	return [
		...buckets.map((bound, place) => bucket(bound, within[place] ?? 0)),
		bucket("+Inf", count),
		{ metricName: `${name}_sum`, labels, value: sum },
		{ metricName: `${name}_count`, labels, value: count },
	];
}
