import type { JobQueue } from "../lib/queue/queue.ts";
import type { DeskRecords } from "./desk/records.ts";
import type { Reader } from "./views.ts";

/** What the pages of the desk read, and what its buttons change. */
export interface Desk {
	reader: Reader;
	records: DeskRecords;
	queue: DeskQueue;
}

/** Of the queue, what an operator looks at and mends. */
export type DeskQueue = Pick<
	JobQueue,
	| "counts"
	| "oldestWaiting"
	| "failures"
	| "retry"
	| "drop"
	| "dropFailed"
	| "boards"
>;
