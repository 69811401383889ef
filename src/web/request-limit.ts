import type { Clock } from "../lib/clock.ts";

interface RequestLimit {
	/** Whether one more request of that address is taken; counts it if so. */
	takes(address: string): boolean;
}

/** Addresses that are remembered at once; beyond them all are forgotten and begin anew. */
const mostAddresses = 10_000;

/** So many requests of one address in a span of `milliseconds`. */
export function makeRequestLimit({
	clock,
	most,
	milliseconds,
}: {
	clock: Clock;
	most: number;
	milliseconds: number;
}): RequestLimit {
	const counts = new Map<string, number>();
	let span = -1;
	return {
		takes(address) {
			const current = Math.floor(clock.now().getTime() / milliseconds);
			if (current !== span || counts.size > mostAddresses) counts.clear();
			span = current;
			const count = counts.get(address) ?? 0;
			if (count >= most) return false;
			counts.set(address, count + 1);
			return true;
		},
	};
}
