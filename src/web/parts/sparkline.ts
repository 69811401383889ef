import { type Html, html } from "../html.ts";

/** One value for each day, the oldest first; null where nothing was measured. */
export type Series = readonly (number | null)[];

const step = 8;
const height = 24;

/** A bar a day, as high as its value; days in `marked` stand out. */
export function bars(
	label: string,
	series: Series,
	marked: readonly boolean[] = [],
): Html {
	const largest = Math.max(1, ...numbersOf(series));
	// All bars of a kind are one element: a page of feeds draws hundreds.
	const path = (isMarked: boolean) =>
		series
			.map((value, index) =>
				value === null || (marked[index] ?? false) !== isMarked
					? ""
					: barAt(index, value / largest),
			)
			.join("");
	const [plain, standingOut] = [path(false), path(true)];
	return picture(
		label,
		series,
		html`${plain && html`<path d="${plain}"/>`}${standingOut && html`<path class="marked" d="${standingOut}"/>`}`,
	);
}

/** @param share of the whole height, 0 to 1 */
function barAt(index: number, share: number): string {
	// A day without anything is a line on the ground, a day unseen is nothing.
	const tall = Math.max(1, rounded(share * (height - 2)));
	return `M${index * step + 1} ${height}v-${tall}h${step - 2}v${tall}z`;
}

/** A line through the values, broken where one is missing; a value on its own is a dot. */
export function line(label: string, series: Series): Html {
	const largest = Math.max(1, ...numbersOf(series));
	const points = series.map((value, index) =>
		value === null
			? null
			: {
					x: index * step + step / 2,
					y: rounded(height - 2 - (value / largest) * (height - 4)),
				},
	);
	const path = points
		.map((point, index) =>
			point ? `${points[index - 1] ? "L" : "M"}${point.x} ${point.y}` : "",
		)
		.join("");
	const last = points.findLast((point) => point !== null) ?? null;
	return picture(
		label,
		series,
		html`<path class="through" d="${path}"/>${last && html`<circle cx="${last.x}" cy="${last.y}" r="2"/>`}`,
	);
}

function picture(label: string, series: Series, content: Html): Html {
	return html`<svg class="sparkline" role="img" aria-label="${label}" viewBox="0 0 ${series.length * step} ${height}">${content}</svg>`;
}

function numbersOf(series: Series): number[] {
	return series.filter((value) => value !== null);
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}
