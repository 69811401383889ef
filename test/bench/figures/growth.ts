/** One measurement: how much of it there was, and what it came to. */
export interface Point {
	size: number;
	value: number;
}

/** A power law through measurements: value = factor × size ^ exponent. */
export interface Growth {
	factor: number;
	exponent: number;
	/** How much of what differs it explains, 0 to 1 (R² of the logarithms). */
	fit: number;
	at(size: number): number;
}

/** Least squares through the logarithms of at least two different sizes. */
export function growthOf(points: readonly Point[]): Growth {
	const logs = points.map(({ size, value }) => ({
		x: Math.log(size),
		y: Math.log(value),
	}));
	const mean = (of: (each: { x: number; y: number }) => number) =>
		logs.reduce((sum, each) => sum + of(each), 0) / logs.length;
	const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
	const spread = mean(({ x }) => (x - meanX) ** 2);
	const exponent = mean(({ x, y }) => (x - meanX) * (y - meanY)) / spread;
	const factor = Math.exp(meanY - exponent * meanX);
	const at = (size: number) => factor * size ** exponent;
	const unexplained = mean(
		({ x, y }) => (y - Math.log(factor) - exponent * x) ** 2,
	);
	const whole = mean(({ y }) => (y - meanY) ** 2);
	// What does not differ at all is explained as well as can be.
	const fit = whole < 1e-12 ? 1 : Math.max(0, 1 - unexplained / whole);
	return { factor, exponent, fit, at };
}

/** "n^0.98 (R² 0.999)" */
export function inWords({ exponent, fit }: Growth): string {
	return `n^${exponent.toFixed(2)} (R² ${fit.toFixed(3)})`;
}

/** What is there at the start and what each one more adds: value = start + slope × size. */
export interface Line {
	start: number;
	slope: number;
	at(size: number): number;
}

/** Least squares through at least two different sizes; what a start-up costs does not grow with it. */
export function lineOf(points: readonly Point[]): Line {
	const mean = (of: (each: Point) => number) =>
		points.reduce((sum, each) => sum + of(each), 0) / points.length;
	const [meanSize, meanValue] = [
		mean(({ size }) => size),
		mean(({ value }) => value),
	];
	const spread = mean(({ size }) => (size - meanSize) ** 2);
	const slope =
		mean(({ size, value }) => (size - meanSize) * (value - meanValue)) / spread;
	const start = meanValue - slope * meanSize;
	return { start, slope, at: (size) => start + slope * size };
}
