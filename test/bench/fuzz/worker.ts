import { parentPort, workerData } from "node:worker_threads";
import { loadTarget } from "../../support/fuzz/targets.ts";
import { type Explored, explore, type Finding } from "./explore.ts";

/** What a thread is given. */
export interface FuzzWork {
	target: string;
	seeds: readonly string[];
	seed: number;
	milliseconds: number;
	/** Where it writes the input that it is running: its length, then its bytes. */
	running: SharedArrayBuffer;
}

/** What a thread tells. */
export type FuzzNews =
	| { kind: "found"; finding: Finding }
	| { kind: "kept"; input: string }
	| { kind: "done"; explored: Explored };

const work = workerData as FuzzWork;
const length = new Int32Array(work.running, 0, 1);
const bytes = Buffer.from(work.running, 4);

function tell(news: FuzzNews): void {
	parentPort?.postMessage(news);
}

const explored = await explore({
	...work,
	load: () => loadTarget(work.target),
	running(input) {
		length[0] = bytes.write(input, "latin1");
	},
	found: (finding) => tell({ kind: "found", finding }),
	kept: (input) => tell({ kind: "kept", input }),
});
tell({ kind: "done", explored });
