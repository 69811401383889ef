import { expect, onTestFinished, test } from "vitest";
import { cardSize } from "#src/answers/pictures/theme.ts";
import { type ChartSpec, pixelRatio } from "#src/lib/plot/chart.ts";
import { makePlotter, type PlotterOptions } from "#src/lib/plot/plotter.ts";
import { pngSize } from "#test/support/pictures.ts";

function plotter(options: PlotterOptions = {}) {
	const made = makePlotter(options);
	onTestFinished(() => made.close());
	return made;
}

const bars: ChartSpec = {
	width: cardSize.width,
	height: cardSize.height,
	padding: 0,
	autosize: "none",
	data: { values: [{ x: "a", y: 1 }] },
	mark: "bar",
	encoding: {
		x: { field: "x", type: "nominal", axis: null },
		y: { field: "y", type: "quantitative", axis: null },
	},
};

/** The first eight bytes of every PNG: https://www.w3.org/TR/png-3/#3PNGsignature */
const signature = [137, 80, 78, 71, 13, 10, 26, 10];

test("draws PNG of the size that is asked for, also after being idle", async () => {
	const { draw } = plotter({ idleMilliseconds: 1 });
	for (let round = 0; round < 2; round += 1) {
		const png = await draw(bars);
		expect([...png.slice(0, 8)]).toEqual(signature);
		expect(pngSize(png)).toEqual({
			width: cardSize.width * pixelRatio,
			height: cardSize.height * pixelRatio,
		});
	}
});

test("says why a chart cannot be drawn, and draws the next", async () => {
	const { draw } = plotter();
	const broken = { mark: "nonsense" } as unknown as ChartSpec;
	const [failed, drawn] = await Promise.allSettled([draw(broken), draw(bars)]);
	expect(failed).toMatchObject({
		status: "rejected",
		reason: { message: expect.stringContaining("a chart was not drawn: ") },
	});
	expect(drawn.status).toBe("fulfilled");
});

test("loads nothing that a chart names", async () => {
	const { draw } = plotter();
	const outside: ChartSpec = { ...bars, data: { url: "file:///etc/hostname" } };
	const png = await draw(outside).catch((error: Error) => error);
	const empty = await draw({ ...bars, data: { values: [] } });
	// Without its data it is drawn as one that has none, or not at all.
	if (png instanceof Error) expect(png.message).toContain("loads nothing");
	else expect([...png]).toEqual([...empty]);
});

test("gives up a chart that takes too long, and draws the next in a new process", async () => {
	const { draw } = plotter({ timeoutMilliseconds: 1 });
	await expect(draw(bars)).rejects.toThrow("longer than 0.001 seconds");
	const patient = plotter();
	expect((await patient.draw(bars)).length).toBeGreaterThan(100);
});

test("lets no more wait than it is made for", async () => {
	const { draw } = plotter({ mostWaiting: 1 });
	const [, , third] = await Promise.allSettled([
		draw(bars),
		draw(bars),
		draw(bars),
	]);
	expect(third).toMatchObject({
		reason: { message: "too many pictures are asked for" },
	});
});

test("rejects what still waits when it is closed", async () => {
	const made = makePlotter();
	const waiting = Promise.allSettled([made.draw(bars), made.draw(bars)]);
	await made.close();
	for (const one of await waiting)
		expect(one).toMatchObject({
			reason: { message: "the plotter was closed" },
		});
	await expect(made.draw(bars)).rejects.toThrow("closed");
});
