import type { JobQueue } from "../lib/queue/queue.ts";
import type { StoppedWork } from "../lib/queue/store-stopped.ts";
import type { DeskRecords } from "./desk/records.ts";
import type { Reader } from "./views.ts";

/** What the pages of the desk read, and what its buttons change. */
export interface Desk {
	reader: Reader;
	records: DeskRecords;
	queue: DeskQueue;
	stopped: StoppedJobs;
}

/** Of the queue, what an operator looks at. */
export type DeskQueue = Pick<JobQueue, "counts" | "oldestWaiting" | "boards">;

/** Work that used up its attempts, and what an operator does about it. */
export interface StoppedJobs {
	/** The latest first. */
	list(): Promise<StoppedWork[]>;
	/** Tries it at once. */
	retry(name: string, id: string): Promise<void>;
	/** Gives it up, so that nothing brings it back. */
	drop(name: string, id: string): Promise<void>;
}
