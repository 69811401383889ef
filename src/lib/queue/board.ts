import type { BaseAdapter } from "@bull-board/api/baseAdapter";
import type { Queue } from "bullmq";

/** A queue as Bull Board reads and changes it. */
export type QueueBoard = BaseAdapter;

/** Loaded when somebody looks for the first time: most processes never show a queue. */
export async function boardsOf(queues: Iterable<Queue>): Promise<QueueBoard[]> {
	const { BullMQAdapter } = await import("@bull-board/api/bullMQAdapter");
	return [...queues].map((queue) => new BullMQAdapter(queue));
}
