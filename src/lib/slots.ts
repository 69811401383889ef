/** Lets only so many do something at once; the others wait in the order in which they came. */
export interface Slots {
	use<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function makeSlots(count: number): Slots {
	let free = count;
	const waiting: (() => void)[] = [];

	return {
		async use(work) {
			if (free > 0) free -= 1;
			else await new Promise<void>((turn) => waiting.push(turn));
			try {
				return await work();
			} finally {
				// A slot goes from hand to hand where somebody waits for it.
				const next = waiting.shift();
				if (next) next();
				else free += 1;
			}
		},
	};
}
