import type { JobQueue } from "../lib/queue/queue.ts";
import type { Reader } from "./views.ts";

/** What the pages of the desk read, and what its buttons change. */
export interface Desk {
	reader: Reader;
	queue: DeskQueue;
}

/** Of the queue, what an operator looks at and mends. */
export type DeskQueue = Pick<
	JobQueue,
	"counts" | "failures" | "retry" | "drop"
>;
