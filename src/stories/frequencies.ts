import table from "./frequencies.json" with { type: "json" };

/**
 * How many of `total` headlines of general and technology news have a stem, as a
 * start for what the window learns: without it every word of the first hours is rare.
 */
export const seededTotal: number = table.total;

const frequencies = new Map<string, number>();
for (const [frequency, stems] of Object.entries(table.stems))
	for (const word of stems.split(" ")) frequencies.set(word, Number(frequency));

export function seededFrequency(stem: string): number {
	return frequencies.get(stem) ?? 0;
}
