/** Ticks of a logarithmic axis, three to six of them: steps of ten, or several or a part of one. */
export function logTicks([low, high]: readonly [number, number]): number[] {
	const decades = Math.log10(high / low);
	const steps = decades > 2.5 ? [1] : decades > 1.2 ? [1, 3] : [1, 2, 5];
	const stride = Math.ceil(decades / 6);
	const ticks: number[] = [];
	for (let power = floorOf(high); power >= floorOf(low); power -= stride)
		for (const step of steps) {
			const tick = Number(`${step}e${power}`);
			if (tick >= low && tick <= high) ticks.push(tick);
		}
	return ticks.sort((a, b) => a - b);
}

function floorOf(value: number): number {
	return Math.floor(Math.log10(value));
}

/** The values with room around them, on a logarithmic axis. */
export function logDomain(
	values: readonly number[],
	room = 1.3,
): [number, number] {
	return [Math.min(...values) / room, Math.max(...values) * room];
}

/** Ticks that say what we write at them; an axis would write numbers in English. */
export function namedTicks<Value extends number | string>(
	values: readonly Value[],
	name: (value: Value) => string,
): { values: Value[]; labelExpr: string } {
	const names = Object.fromEntries(
		values.map((value) => [String(value), name(value)]),
	);
	return {
		values: [...values],
		labelExpr: `(${JSON.stringify(names)})[datum.value]`,
	};
}
