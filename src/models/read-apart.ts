import { Worker } from "node:worker_threads";
import type { CatalogueEntry } from "./catalogue.ts";
import type { ReadReply, ReadRequest } from "./read-source-worker.ts";
import { refused } from "./source-problem.ts";

const timeoutMilliseconds = 60_000;

/**
 * Reads a source's file in a thread of its own: some megabytes take half a second, for which nobody
 * in chat should wait. Once a day is too seldom to keep the thread.
 * @throws {SourceProblem} when the file is not what it should be
 */
export async function readSourceApart(
	request: ReadRequest,
): Promise<CatalogueEntry[]> {
	const worker = new Worker(
		new URL("./read-source-worker.ts", import.meta.url),
		{
			workerData: request,
			resourceLimits: { maxOldGenerationSizeMb: 384 },
		},
	);
	const { promise, resolve, reject } = Promise.withResolvers<ReadReply>();
	const timer = setTimeout(
		() =>
			reject(
				refused(
					`reading it took longer than ${timeoutMilliseconds / 1000} seconds`,
				),
			),
		timeoutMilliseconds,
	);
	worker.once("message", resolve);
	worker.once("error", (cause) =>
		reject(refused("it cannot be read", { cause })),
	);
	try {
		const reply = await promise;
		if (reply.kind === "refused") throw refused(reply.reason);
		return reply.entries;
	} finally {
		clearTimeout(timer);
		await worker.terminate();
	}
}
