/**
 * One wide event for each piece of work: what it did is gathered while it runs, wherever in the
 * code that happens, and told in a single line when it ends.
 */
import { AsyncLocalStorage } from "node:async_hooks";

export type EventFields = Record<string, unknown>;

const running = new AsyncLocalStorage<EventFields>();

/** Does a piece of work; what it tells of itself is put into `event`. */
export function gathering<Result>(
	event: EventFields,
	work: () => Promise<Result>,
): Promise<Result> {
	return running.run(event, work);
}

/** Says something of the running piece of work; lost where nobody gathers. */
export function describe(fields: EventFields): void {
	const event = running.getStore();
	if (event) Object.assign(event, fields);
}

/** Adds to numbers of the running piece of work. */
export function tally(amounts: Readonly<Record<string, number>>): void {
	const event = running.getStore();
	if (!event) return;
	for (const [name, amount] of Object.entries(amounts))
		event[name] = Number(event[name] ?? 0) + amount;
}
