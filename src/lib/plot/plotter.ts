import { type ChildProcess, fork } from "node:child_process";
import type { ChartSpec } from "./chart.ts";
import type { PlotReply } from "./plot-process.ts";

export interface PlotterOptions {
	/** After so long without a chart the process that draws is ended, and its memory given back. */
	idleMilliseconds?: number;
	/** A chart that takes longer is given up, and the process replaced. */
	timeoutMilliseconds?: number;
	/** More charts than these do not wait. */
	mostWaiting?: number;
}

/** Draws charts as PNG, one after another. */
export interface Plotter {
	/** @throws when the chart cannot be drawn, or when too many wait */
	draw(chart: ChartSpec): Promise<Uint8Array>;
	/** Ends the process that draws; what still waits is rejected. */
	close(): Promise<void>;
}

interface Job {
	chart: ChartSpec;
	resolve(png: Uint8Array): void;
	reject(error: Error): void;
}

/** What a chart takes; V8 would let the heap grow further before it cleans up. */
const heapOptions = ["--max-old-space-size=128", "--max-semi-space-size=2"];

/**
 * A plotter in a process of its own, started with the first chart: what drawing takes (about 100 MB)
 * is taken for as long as pictures are asked for, and a fault in native code ends that process alone.
 */
export function makePlotter({
	idleMilliseconds = 15_000,
	timeoutMilliseconds = 15_000,
	mostWaiting = 20,
}: PlotterOptions = {}): Plotter {
	const waiting: Job[] = [];
	let child: ChildProcess | null = null;
	let job: Job | null = null;
	let timer: NodeJS.Timeout | undefined;
	let closed = false;

	return {
		draw(chart) {
			if (closed) return Promise.reject(new Error("the plotter is closed"));
			if (waiting.length >= mostWaiting)
				return Promise.reject(new Error("too many pictures are asked for"));
			return new Promise((resolve, reject) => {
				waiting.push({ chart, resolve, reject });
				next();
			});
		},
		async close() {
			closed = true;
			const left = [...(job ? [job] : []), ...waiting.splice(0)];
			job = null;
			stop();
			for (const { reject } of left)
				reject(new Error("the plotter was closed"));
		},
	};

	function next(): void {
		if (job) return;
		clearTimeout(timer);
		job = waiting.shift() ?? null;
		if (!job) {
			// What is idle keeps no process alive.
			timer = setTimeout(stop, idleMilliseconds).unref();
			child?.unref();
			child?.channel?.unref();
			return;
		}
		child ??= start();
		child.ref();
		child.channel?.ref();
		child.send(job.chart);
		timer = setTimeout(() => {
			const seconds = timeoutMilliseconds / 1_000;
			fail(new Error(`the chart took longer than ${seconds} seconds`));
		}, timeoutMilliseconds);
	}

	function start(): ChildProcess {
		const started = fork(new URL("./plot-process.ts", import.meta.url), {
			execArgv: heapOptions,
			// None of our settings, tokens among them, are its business.
			env: {},
			serialization: "advanced",
			stdio: ["ignore", "ignore", "ignore", "ipc"],
		});
		started.on("message", (reply: PlotReply) => {
			if (started === child) answer(reply);
		});
		const gone = (cause: unknown) => {
			if (started === child)
				fail(new Error("the process that draws has ended", { cause }));
		};
		started.on("error", gone);
		started.on("exit", gone);
		return started;
	}

	function answer(reply: PlotReply): void {
		const done = job;
		job = null;
		if (reply.kind === "drawn") done?.resolve(reply.png);
		else done?.reject(new Error(`a chart was not drawn: ${reply.reason}`));
		next();
	}

	function fail(reason: Error): void {
		const lost = job;
		job = null;
		stop();
		lost?.reject(reason);
		if (!closed) next();
	}

	function stop(): void {
		clearTimeout(timer);
		const ended = child;
		child = null;
		ended?.kill("SIGKILL");
	}
}
