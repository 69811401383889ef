import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { PageOrigin, ReadPage } from "./extract.ts";
import type { PageReply, PageRequest } from "./page-worker.ts";

/** Reads pages that nobody vouches for, beside the program's own work. */
export interface PageReader {
	/** As `readPage`; also throws for a page that takes too long or too much memory. */
	read(bytes: Uint8Array, origin: PageOrigin): Promise<ReadPage>;
}

/**
 * One thread, started at the first page, ended when it has been idle or when a
 * page holds it up. It does not keep the process alive.
 */
export function makePageReader({
	timeoutMilliseconds = 5_000,
	idleMilliseconds = 60_000,
	maxHeapMegabytes = 192,
} = {}): PageReader {
	let worker: Worker | null = null;
	let idle: NodeJS.Timeout | undefined;
	let last: Promise<unknown> = Promise.resolve();

	function start(): Worker {
		const started = new Worker(new URL("./page-worker.ts", import.meta.url), {
			resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
		});
		// An error is heard where a page is waited for; between pages there is none.
		started.on("error", () => stop(started));
		worker = started;
		return started;
	}

	function stop(stopped: Worker | null): void {
		if (worker === stopped) worker = null;
		void stopped?.terminate();
	}

	async function readNow(request: PageRequest): Promise<ReadPage> {
		clearTimeout(idle);
		const thread = worker ?? start();
		thread.ref();
		thread.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
		const signal = AbortSignal.timeout(timeoutMilliseconds);
		try {
			const [reply] = (await once(thread, "message", { signal })) as [
				PageReply,
			];
			if ("page" in reply) return reply.page;
			throw new Error(reply.failed);
		} catch (cause) {
			stop(thread);
			if (!signal.aborted) throw cause;
			const seconds = timeoutMilliseconds / 1_000;
			throw new Error(`reading the page took longer than ${seconds} seconds`, {
				cause,
			});
		} finally {
			thread.unref();
			idle = setTimeout(() => stop(thread), idleMilliseconds).unref();
		}
	}

	return {
		read(bytes, origin) {
			// A copy of its own that can be handed over: a Buffer may share its memory.
			const request = { bytes: new Uint8Array(bytes), origin };
			const page = last.then(() => readNow(request));
			last = page.catch(() => undefined);
			return page;
		},
	};
}
