import type { TopLevelSpec } from "vega-lite";

/** A chart as plain values, its data among them: https://vega.github.io/vega-lite/docs/spec.html */
export type ChartSpec = TopLevelSpec;

/** The one family of letters that charts can be written in; it comes with the program. */
export const chartFont = "Inter";

/** Pixels of a picture for each pixel of its chart. */
export const pixelRatio = 1.5;
