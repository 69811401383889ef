/**
 * Draws charts without a browser and without fonts of the machine. Loading this takes 80 MB, so
 * only the process that `makePlotter` starts imports it.
 */
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { type Loader, loader, parse, View } from "vega";
import { compile } from "vega-lite";
import { type ChartSpec, chartFont, pixelRatio } from "./chart.ts";

const fontFiles = [
	import.meta.resolve(
		"@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
	),
	import.meta.resolve(
		"@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
	),
].map((file) => fileURLToPath(file));

/** A chart holds its data: nothing is fetched and no file read, whatever a specification says. */
const loadsNothing: Loader = {
	...loader(),
	load: () => Promise.reject(new Error("a chart loads nothing")),
	sanitize: () => Promise.reject(new Error("a chart links to nothing")),
};

/** @returns the chart as PNG, `pixelRatio` times its size */
export async function drawPng(chart: ChartSpec): Promise<Uint8Array> {
	return rasterise(await drawSvg(chart));
}

async function drawSvg(chart: ChartSpec): Promise<string> {
	const view = new View(parse(compile(chart).spec), {
		renderer: "none",
		loader: loadsNothing,
	});
	try {
		return await view.toSVG();
	} finally {
		view.finalize();
	}
}

function rasterise(svg: string): Uint8Array {
	const image = new Resvg(svg, {
		font: { fontFiles, loadSystemFonts: false, defaultFontFamily: chartFont },
		fitTo: { mode: "zoom", value: pixelRatio },
	});
	return image.render().asPng();
}
