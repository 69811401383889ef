import { parentPort, workerData } from "node:worker_threads";
import type { CatalogueEntry } from "./catalogue.ts";
import { readSource, type SourceFile } from "./read-source.ts";

/** What the thread of `readSourceApart` sends, once. */
export type ReadReply =
	| { kind: "read"; entries: CatalogueEntry[] }
	| { kind: "refused"; reason: string };

/** The file as it came: it is decoded in the thread, too. */
export interface ReadRequest extends Omit<SourceFile, "text"> {
	bytes: Uint8Array;
}

function answer({ bytes, ...file }: ReadRequest): ReadReply {
	try {
		const text = new TextDecoder("utf-8").decode(bytes);
		return { kind: "read", entries: readSource({ ...file, text }) };
	} catch (error) {
		return {
			kind: "refused",
			reason: error instanceof Error ? error.message : String(error),
		};
	}
}

parentPort?.postMessage(answer(workerData as ReadRequest));
