import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Explored, Finding } from "./explore.ts";
import { longestInput } from "./mutate.ts";
import type { FuzzNews, FuzzWork } from "./worker.ts";

export interface TargetRun {
	findings: Finding[];
	kept: string[];
	/** Null where the thread died of an input. */
	explored: Explored | null;
}

/** Reading what a site or a person wrote takes no more of JavaScript's objects. */
const maxHeapMegabytes = 384;

/** Fuzzes one target in a thread of its own, whose death is a finding too. */
export async function runTarget(
	work: Omit<FuzzWork, "running">,
	onFinding: (finding: Finding) => void,
): Promise<TargetRun> {
	const running = new SharedArrayBuffer(4 + 2 * longestInput);
	const run: TargetRun = { findings: [], kept: [], explored: null };
	const add = (finding: Finding) => {
		run.findings.push(finding);
		onFinding(finding);
	};
	const worker = new Worker(new URL("./worker.ts", import.meta.url), {
		workerData: { ...work, running } satisfies FuzzWork,
		resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
	});
	worker.on("message", (news: FuzzNews) => {
		if (news.kind === "found") add(news.finding);
		else if (news.kind === "kept") run.kept.push(news.input);
		else run.explored = news.explored;
	});
	worker.on("error", (error) =>
		add({ problem: `ends the thread: ${error}`, input: lastOf(running) }),
	);
	await once(worker, "exit");
	return run;
}

function lastOf(running: SharedArrayBuffer): string {
	const length = new Int32Array(running, 0, 1)[0] ?? 0;
	return Buffer.from(running, 4, length).toString("latin1");
}
