import { type ChartSpec, chartFont } from "../../lib/plot/chart.ts";
import { fitWidth } from "./text-width.ts";

/**
 * Size of a picture before it is drawn at `pixelRatio`. Chat shows it at about half of this width,
 * so no letter is smaller than 21.
 */
export const cardSize = { width: 800, height: 450 } as const;

export const sizes = { title: 30, text: 22, small: 21 } as const;

/**
 * A card with a ground of its own, so that it reads the same in a light and in a dark chat. Text is
 * at least 4.5 : 1 on it, marks 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export const colours = {
	ground: "#fbfaf7",
	edge: "#c9c5ba",
	ink: "#1d2733",
	quiet: "#5b6470",
	/** What the picture is about. */
	accent: "#0b6b73",
	accentLight: "#7fb8bb",
	/** What stands beside it. */
	other: "#8a8f98",
	/** Marks in the background. */
	faint: "#bcc0c6",
	grid: "#e4e1d8",
} as const;

/** Room around the plot, in which titles and labels stand. */
export interface Margins {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

type Layer = Extract<ChartSpec, { layer: unknown }>["layer"][number];

/** Where the plot itself is. */
export function plotSize({ left, right, top, bottom }: Margins) {
	return {
		width: cardSize.width - left - right,
		height: cardSize.height - top - bottom,
	};
}

/** Distance of texts from the card's edge. */
export const edge = 28;

/** A whole picture: title and subtitle above, where it is from below, the plot between. */
export function card({
	title,
	subtitle,
	source,
	margins,
	layers,
}: {
	title: string;
	subtitle: string;
	source: string;
	margins: Margins;
	layers: Layer[];
}): ChartSpec {
	const { width, height } = plotSize(margins);
	const left = edge - margins.left;
	return {
		width,
		height,
		padding: margins,
		autosize: "none",
		background: colours.ground,
		config: {
			font: chartFont,
			view: { stroke: null },
			axis: {
				labelColor: colours.quiet,
				labelFontSize: sizes.small,
				labelPadding: 8,
				gridColor: colours.grid,
				gridWidth: 1.5,
				domain: false,
				ticks: false,
				title: null,
			},
			text: { color: colours.ink, fontSize: sizes.text },
			point: { opacity: 1 },
		},
		layer: [
			frame(margins),
			line(title, left, edge + 22 - margins.top, {
				fontSize: sizes.title,
				fontWeight: 600,
			}),
			line(subtitle, left, edge + 55 - margins.top, { color: colours.quiet }),
			...layers,
			line(source, left, height + margins.bottom - edge + 4, {
				color: colours.quiet,
				fontSize: sizes.small,
			}),
		],
	};
}

/** A line around the card, or a light one would have no end in a light chat. */
function frame({ left, top }: Margins): Layer {
	return {
		data: { values: [{}] },
		mark: {
			type: "rect",
			x: 1 - left,
			x2: cardSize.width - left - 1,
			y: 1 - top,
			y2: cardSize.height - top - 1,
			fill: null,
			stroke: colours.edge,
			strokeWidth: 2,
			clip: false,
		},
	};
}

/** A text at a place of the card, in pixels from the plot's upper left corner. */
function line(
	text: string,
	x: number,
	y: number,
	style: {
		color?: string;
		fontSize?: number;
		fontWeight?: 400 | 600;
		align?: "left" | "right" | "center";
	} = {},
): Layer {
	return {
		data: { values: [{}] },
		mark: {
			type: "text",
			text: fitWidth(
				text,
				style.fontSize ?? sizes.text,
				cardSize.width - 2 * edge,
			),
			x,
			y,
			align: "left",
			baseline: "alphabetic",
			...style,
		},
	};
}

export type { Layer };

/** One colour for what the picture is about, another for the rest. */
export function chosenOr(chosen: string, other: string) {
	return { condition: { test: "datum.isChosen", value: chosen }, value: other };
}

/** Bold for what the picture is about: a property of a text mark. */
export const boldIfChosen = {
	fontWeight: { expr: "datum.isChosen ? 600 : 400" },
} as const;
