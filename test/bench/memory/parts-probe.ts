/** Loaded into the program before all else: tells, when asked, what its parts hold. */
import { isMainThread, type Worker } from "node:worker_threads";

/** Megabytes. */
export interface Parts {
	/** What JavaScript's objects take of the main thread. */
	heap: number;
	/** Buffers and, of the embedded database, its WebAssembly memory and code. */
	external: number;
	/** The heaps of all threads that run now. */
	threads: number;
}

const megabyte = 1024 * 1024;
const threads = new Set<Worker>();

async function parts(): Promise<Parts> {
	const { heapTotal, external } = process.memoryUsage();
	const heaps = await Promise.all(
		[...threads].map((thread) =>
			thread.getHeapStatistics().then(
				(heap) => heap.total_heap_size,
				// It ended meanwhile.
				() => 0,
			),
		),
	);
	return {
		heap: heapTotal / megabyte,
		external: external / megabyte,
		threads: heaps.reduce((sum, heap) => sum + heap, 0) / megabyte,
	};
}

if (isMainThread && process.send) {
	// https://nodejs.org/api/process.html#event-worker
	process.on("worker", (thread: Worker) => {
		threads.add(thread);
		thread.once("exit", () => threads.delete(thread));
	});
	process.on("message", async () => process.send?.(await parts()));
	process.channel?.unref();
}
