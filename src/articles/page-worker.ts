import { parentPort } from "node:worker_threads";
import { reasonOf } from "../lib/errors.ts";
import { type PageOrigin, type ReadPage, readPage } from "./extract.ts";

/** What the page reader sends to its thread. */
export interface PageRequest {
	bytes: Uint8Array;
	origin: PageOrigin;
}

/** What the thread answers, in the order of the requests. */
export type PageReply = { page: ReadPage } | { failed: string };

function answer({ bytes, origin }: PageRequest): PageReply {
	try {
		return { page: readPage(bytes, origin) };
	} catch (error) {
		return { failed: reasonOf(error) };
	}
}

parentPort?.on("message", (request: PageRequest) => {
	parentPort?.postMessage(answer(request));
});
