import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** Megabytes. */
export interface Resident {
	/** All that is held in memory now. */
	megabytes: number;
	/** The most of it since `forgetPeak`. */
	peakMegabytes: number;
	/** Not backed by a file: heaps, buffers, WebAssembly. */
	anonymousMegabytes: number;
	/** The largest single piece. */
	largestMegabytes: number;
	/** Of the processes that it has started. */
	childrenMegabytes: number;
}

/** What a process of Linux holds: https://docs.kernel.org/filesystems/proc.html */
export function residentOf(pid: number): Resident {
	const status = statusOf(pid);
	const pieces = readFileSync(`/proc/${pid}/smaps`, "utf8");
	const sizes = [...pieces.matchAll(/^Rss:\s+(\d+)/gm)].map(
		([, size]) => Number(size) / 1024,
	);
	return {
		megabytes: status("VmRSS"),
		peakMegabytes: status("VmHWM"),
		anonymousMegabytes: status("RssAnon"),
		largestMegabytes: Math.max(0, ...sizes),
		childrenMegabytes: childrenOf(pid)
			.map((child) => statusOf(child)("VmRSS"))
			.reduce((sum, size) => sum + size, 0),
	};
}

/** The peak is counted anew from here. */
export function forgetPeak(pid: number): void {
	writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

function statusOf(pid: number): (name: string) => number {
	const status = readFileSync(`/proc/${pid}/status`, "utf8");
	return (name) =>
		Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}

function childrenOf(pid: number): number[] {
	return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
		readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
			.split(" ")
			.filter((child) => child !== "")
			.map(Number),
	);
}

/** The kernel counts in hundredths of a second. */
const ticks = 100;

/** Of all its threads so far. */
export function processorSeconds(pid: number): number {
	const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
	const fields = after.split(" ");
	return (Number(fields[11]) + Number(fields[12])) / ticks;
}
