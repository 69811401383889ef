import { Worker } from "node:worker_threads";
import type { ParsedFeed, ParseHints } from "./parse.ts";
import type { ParseReply, ParseRequest } from "./parse-worker.ts";

export interface ParserOptions {
	/** How many feeds are read at a time; threads start when first needed. */
	threads?: number;
	/** A document that takes longer is given up and its thread replaced. */
	timeoutMilliseconds?: number;
	/** Larger documents are not read. */
	maxBytes?: number;
	/** Of JavaScript objects, a thread; a document that needs more is given up. */
	maxHeapMegabytes?: number;
}

/** Reads feeds that nobody vouches for: none can stop or starve the program. */
export interface FeedParser {
	/** As `parseFeed`; also throws when the document takes too long or too much memory. */
	parse(bytes: Uint8Array, hints?: ParseHints): Promise<ParsedFeed>;
	/** Ends all threads; what still waits is rejected. */
	close(): Promise<void>;
}

interface Job {
	request: ParseRequest;
	resolve(parsed: ParsedFeed): void;
	reject(error: Error): void;
}

interface Thread {
	worker: Worker;
	ready: boolean;
	job: Job | null;
	timer: NodeJS.Timeout | null;
}

export function makeParser({
	threads: maximum = 2,
	timeoutMilliseconds = 4_000,
	maxBytes = 16 * 1024 * 1024,
	maxHeapMegabytes = 96,
}: ParserOptions = {}): FeedParser {
	const threads = new Set<Thread>();
	const waiting: Job[] = [];
	let closed = false;

	return {
		parse(bytes, hints = {}) {
			if (closed) return Promise.reject(new Error("the feed parser is closed"));
			if (bytes.byteLength > maxBytes) {
				return Promise.reject(
					new Error(`the document is larger than ${megabytes(maxBytes)} MB`),
				);
			}
			return new Promise((resolve, reject) => {
				// A copy of its own that can be handed over: a Buffer may share its memory.
				waiting.push({
					request: { bytes: new Uint8Array(bytes), hints },
					resolve,
					reject,
				});
				dispatch();
			});
		},
		async close() {
			closed = true;
			const stopped = [...threads];
			const jobs = [
				...waiting.splice(0),
				...stopped.flatMap(({ job }) => job ?? []),
			];
			for (const job of jobs)
				job.reject(new Error("the feed parser was closed"));
			await Promise.all(stopped.map(remove));
		},
	};

	function dispatch(): void {
		for (const thread of threads) {
			if (thread.ready && thread.job === null) {
				const job = waiting.shift();
				if (!job) return;
				start(thread, job);
			}
		}
		const starting = [...threads].filter(({ ready }) => !ready).length;
		if (waiting.length > starting && threads.size < maximum && !closed) spawn();
	}

	function start(thread: Thread, job: Job): void {
		thread.job = job;
		thread.worker.ref();
		thread.timer = setTimeout(() => {
			const seconds = timeoutMilliseconds / 1_000;
			abandon(
				thread,
				new Error(`reading the document took longer than ${seconds} seconds`),
			);
		}, timeoutMilliseconds);
		thread.worker.postMessage(job.request, [
			job.request.bytes.buffer as ArrayBuffer,
		]);
	}

	function spawn(): void {
		const worker = new Worker(new URL("./parse-worker.ts", import.meta.url), {
			resourceLimits: {
				maxOldGenerationSizeMb: maxHeapMegabytes,
				maxYoungGenerationSizeMb: 32,
			},
		});
		const thread: Thread = { worker, ready: false, job: null, timer: null };
		threads.add(thread);
		worker.on("message", (reply: ParseReply) => answer(thread, reply));
		worker.on("error", (cause) => abandon(thread, threadFault(cause)));
	}

	function answer(thread: Thread, reply: ParseReply): void {
		const { job } = thread;
		if (thread.timer) clearTimeout(thread.timer);
		thread.ready = true;
		thread.job = null;
		// An idle thread does not keep the process alive.
		thread.worker.unref();
		if (reply.kind === "parsed") job?.resolve(reply.parsed);
		if (reply.kind === "failed") job?.reject(new Error(reply.message));
		dispatch();
	}

	function abandon(thread: Thread, reason: Error): void {
		// A thread that dies before it is loaded would do so again.
		const lost = thread.ready ? thread.job : waiting.shift();
		void remove(thread);
		lost?.reject(reason);
		dispatch();
	}

	async function remove(thread: Thread): Promise<void> {
		if (thread.timer) clearTimeout(thread.timer);
		threads.delete(thread);
		await thread.worker.terminate();
	}

	function threadFault(cause: unknown): Error {
		const code = cause instanceof Error && "code" in cause ? cause.code : null;
		if (code !== "ERR_WORKER_OUT_OF_MEMORY") {
			return new Error("reading the document failed unexpectedly", { cause });
		}
		return new Error(
			`reading the document takes more than ${maxHeapMegabytes} MB of memory`,
		);
	}
}

function megabytes(bytes: number): number {
	return Math.round(bytes / 1024 / 1024);
}
