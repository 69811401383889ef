/** Where the time comes from, so that tests, the demo and `replay` can bring their own. */
export interface Clock {
	now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that reads `start` now and runs on at the real pace. */
export function clockFrom(start: Date, real: Clock = systemClock): Clock {
	const offset = start.getTime() - real.now().getTime();
	return { now: () => new Date(real.now().getTime() + offset) };
}

/** A clock that stands still until it is set. */
export interface ManualClock extends Clock {
	set(time: Date): void;
	advance(milliseconds: number): void;
}

export function manualClock(start: Date): ManualClock {
	let time = start.getTime();
	return {
		now: () => new Date(time),
		set: (next) => {
			time = next.getTime();
		},
		advance: (milliseconds) => {
			time += milliseconds;
		},
	};
}
