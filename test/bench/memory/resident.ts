import { readFileSync } from "node:fs";

export interface Resident {
	/** All that is held in memory now. */
	megabytes: number;
	/** The most of it so far. */
	peakMegabytes: number;
	/** Not backed by a file: heaps, buffers, WebAssembly. */
	anonymousMegabytes: number;
	/** The largest single piece; with the embedded database that is its WebAssembly memory. */
	largestMegabytes: number;
}

/** What a process of Linux holds: https://docs.kernel.org/filesystems/proc.html */
export function residentOf(pid: number): Resident {
	const status = readFileSync(`/proc/${pid}/status`, "utf8");
	const pieces = readFileSync(`/proc/${pid}/smaps`, "utf8");
	const of = (name: string) =>
		Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
	const sizes = [...pieces.matchAll(/^Rss:\s+(\d+)/gm)].map(
		([, size]) => Number(size) / 1024,
	);
	return {
		megabytes: of("VmRSS"),
		peakMegabytes: of("VmHWM"),
		anonymousMegabytes: of("RssAnon"),
		largestMegabytes: Math.max(0, ...sizes),
	};
}

/** The kernel counts in hundredths of a second. */
const ticks = 100;

/** Of all its threads so far. */
export function processorSeconds(pid: number): number {
	const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
	const fields = after.split(" ");
	return (Number(fields[11]) + Number(fields[12])) / ticks;
}
