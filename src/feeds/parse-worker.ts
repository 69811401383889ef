import { parentPort } from "node:worker_threads";
import { type ParsedFeed, type ParseHints, parseFeed } from "./parse.ts";

/** What `makeParser` sends to a thread. */
export interface ParseRequest {
	bytes: Uint8Array;
	hints: ParseHints;
}

/** What a thread sends: once when it is loaded, then an answer to each request. */
export type ParseReply =
	| { kind: "ready" }
	| { kind: "parsed"; parsed: ParsedFeed }
	| { kind: "failed"; message: string };

const port = parentPort;

function reply(message: ParseReply): void {
	port?.postMessage(message);
}

port?.on("message", ({ bytes, hints }: ParseRequest) => {
	try {
		reply({ kind: "parsed", parsed: parseFeed(bytes, hints) });
	} catch (error) {
		reply({
			kind: "failed",
			message: error instanceof Error ? error.message : String(error),
		});
	}
});
reply({ kind: "ready" });
