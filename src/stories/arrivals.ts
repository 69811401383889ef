/** What arrived and has not left yet, in the order of arrival; the oldest leaves first. */
export interface Arrivals<Item> {
	/** Those before `gone` have left, and are let go of. */
	items: (Item | undefined)[];
	gone: number;
}

/** So many that have left are kept as holes, before the rest moves up. */
const fewHoles = 16;

export function noArrivals<Item>(): Arrivals<Item> {
	return { items: [], gone: 0 };
}

/** A list that grows from nothing takes room for 17: most words come once. */
export function arrive<Item>(arrivals: Arrivals<Item>, item: Item): void {
	if (arrivals.items.length === 0) arrivals.items = [item];
	else arrivals.items.push(item);
}

/** How many have arrived and not left. */
export function countOf({ items, gone }: Arrivals<unknown>): number {
	return items.length - gone;
}

export function oldest<Item>({
	items,
	gone,
}: Arrivals<Item>): Item | undefined {
	return items[gone];
}

/**
 * Lets the oldest go. Its place is emptied at once: a list that still held what
 * left would hold all that this one refers to, and so on without end.
 */
export function removeOldest<Item>(arrivals: Arrivals<Item>): void {
	arrivals.items[arrivals.gone++] = undefined;
	if (arrivals.gone > fewHoles && arrivals.gone * 2 > arrivals.items.length) {
		arrivals.items = arrivals.items.slice(arrivals.gone);
		arrivals.gone = 0;
	}
}
