import type { ChartSpec } from "../../lib/plot/chart.ts";
import { type Box, placeLabels, type Side } from "./place-labels.ts";
import {
	boldIfChosen,
	card,
	chosenOr,
	colours,
	edge,
	type Margins,
	plotSize,
	sizes,
} from "./theme.ts";
import type { namedTicks } from "./ticks.ts";

/** A mark of a scatter plot. */
export interface ScatterPoint {
	x: number;
	y: number;
	/** Empty for marks in the background. */
	name: string;
	isChosen: boolean;
}

interface Axis {
	type: "log" | "linear";
	domain: [number, number];
	ticks: ReturnType<typeof namedTicks<number>>;
}

/** Marks by two values: what is chosen or named in front, the rest in grey behind it. */
export function scatter({
	points,
	x,
	y,
	margins,
	front,
	...texts
}: {
	title: string;
	subtitle: string;
	source: string;
	margins: Margins;
	x: Axis;
	y: Axis;
	/** The names that matter most first: they get their places first. */
	points: readonly ScatterPoint[];
	/** The side on which nothing stands of the front that a line of steps joins; null without a front. */
	front: "above" | "below" | null;
}): ChartSpec {
	const encoding = {
		x: {
			field: "x",
			type: "quantitative" as const,
			scale: { type: x.type, domain: x.domain, nice: false, zero: false },
			axis: { ...x.ticks, grid: false },
		},
		y: {
			field: "y",
			type: "quantitative" as const,
			scale: { type: y.type, domain: y.domain, nice: false, zero: false },
			axis: y.ticks,
		},
	};
	const named = points.filter(({ name }) => name !== "");
	const labels = {
		data: {
			values: withPlaces(named, { x, y, margins, side: front ?? "beside" }),
		},
		encoding: {
			...encoding,
			text: { field: "name" },
			fill: chosenOr(colours.accent, colours.ink),
		},
	};
	const text = {
		type: "text",
		baseline: "middle",
		dx: { expr: "datum.dx" },
		dy: { expr: "datum.dy" },
		align: { expr: "datum.align" },
		...boldIfChosen,
	} as const;
	return card({
		...texts,
		margins,
		layers: [
			{
				data: { values: points.filter(({ name }) => name === "") },
				mark: { type: "point", filled: true, size: 70, color: colours.faint },
				encoding,
			},
			...(front === null ? [] : [{ ...steps(named, x.domain[1]), encoding }]),
			{
				data: { values: named },
				mark: {
					type: "point",
					filled: true,
					size: 230,
					stroke: colours.ground,
					strokeWidth: 2,
				},
				encoding: {
					...encoding,
					fill: chosenOr(colours.accent, colours.other),
				},
			},
			// First as a ground of its own, on which nothing behind it disturbs.
			{ ...labels, mark: { ...text, stroke: colours.ground, strokeWidth: 6 } },
			{ ...labels, mark: text },
		],
	});
}

/** From each to the next, and from the last to the end of the plot. */
function steps(named: readonly ScatterPoint[], end: number) {
	const inOrder = named.toSorted((a, b) => a.x - b.x);
	const last = inOrder.at(-1);
	return {
		data: { values: [...inOrder, ...(last ? [{ ...last, x: end }] : [])] },
		mark: {
			type: "line",
			interpolate: "step-after",
			strokeWidth: 4,
			color: colours.accentLight,
		},
	} as const;
}

/** Where the line of steps is, in pixels. */
function stepBoxes(
	marks: readonly { x: number; y: number }[],
	end: number,
): Box[] {
	const inOrder = marks.toSorted((a, b) => a.x - b.x);
	return inOrder.flatMap(({ x, y }, index) => {
		const next = inOrder[index + 1];
		const right = next?.x ?? end;
		return [
			{ left: x, right, top: y - 3, bottom: y + 3 },
			...(next
				? [
						{
							left: right - 3,
							right: right + 3,
							top: Math.min(y, next.y),
							bottom: Math.max(y, next.y),
						},
					]
				: []),
		];
	});
}

/** Names that find no place without covering another are left out. */
function withPlaces(
	named: readonly ScatterPoint[],
	{ x, y, margins, side }: { x: Axis; y: Axis; margins: Margins; side: Side },
) {
	const { width, height } = plotSize(margins);
	const marks = named.map((point) => ({
		x: along(x, point.x) * width,
		y: (1 - along(y, point.y)) * height,
		text: point.name,
	}));
	const room = {
		left: 0,
		right: width + margins.right - edge / 2,
		top: -14,
		bottom: height,
	};
	const lines = side === "beside" ? [] : stepBoxes(marks, width);
	return placeLabels(marks, room, { size: sizes.text, side, lines }).flatMap(
		(place, index) => {
			const point = named[index];
			return place && point ? [{ ...point, ...place }] : [];
		},
	);
}

/** How far along an axis a value stands, from 0 to 1. */
function along({ type, domain: [low, high] }: Axis, value: number): number {
	return type === "log"
		? Math.log(value / low) / Math.log(high / low)
		: (value - low) / (high - low);
}
