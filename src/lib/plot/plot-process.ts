import { reasonOf } from "../errors.ts";
import type { ChartSpec } from "./chart.ts";
import { drawPng } from "./draw-png.ts";

/** What a process of `makePlotter` sends: an answer to each chart, in their order. */
export type PlotReply =
	| { kind: "drawn"; png: Uint8Array }
	| { kind: "failed"; reason: string };

process.on("message", (chart: ChartSpec) => {
	drawPng(chart).then(
		(png) => reply({ kind: "drawn", png }),
		(error: unknown) => reply({ kind: "failed", reason: reasonOf(error) }),
	);
});
// Whoever started us is gone: nobody waits for a picture.
process.on("disconnect", () => process.exit());

function reply(message: PlotReply): void {
	process.send?.(message);
}
