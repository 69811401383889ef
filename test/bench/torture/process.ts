import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command, Settings } from "./child/protocol.ts";

export interface TorturedProcess {
	/** Resolves when it works; rejects when it ends before. */
	ready: Promise<void>;
	/** Resolves to whether it was killed when it has ended, however that came. */
	ended: Promise<{ isKilled: boolean }>;
	hasEnded(): boolean;
	/** @throws when the process ends before it answers, or says that it failed */
	ask(command: Command): Promise<unknown>;
	kill(): void;
}

/** Starts the program that stands in this tree, which may be an older one. */
export function startProcess(
	tree: string,
	settings: Settings,
	logFile: string,
): TorturedProcess {
	const log = openSync(logFile, "a");
	const child: ChildProcess = fork(
		join(tree, "test/bench/torture/child/program.ts"),
		[JSON.stringify(settings)],
		{
			cwd: tree,
			// Each of them reads the same files.
			env: {
				...process.env,
				NODE_COMPILE_CACHE: join(tmpdir(), "modelwire-torture-cache"),
			},
			execArgv: ["--max-semi-space-size=16"],
			stdio: ["ignore", log, log, "ipc"],
		},
	);
	const waiting = new Map<number, PromiseWithResolvers<unknown>>();
	const ready = Promise.withResolvers<void>();
	// Whoever starts it looks at this; a process that is killed early is none's mistake.
	ready.promise.catch(() => {});
	let lastId = 0;
	let over = false;

	child.on(
		"message",
		(answer: { ready?: true; id: number; value?: unknown; error?: string }) => {
			if (answer.ready) return ready.resolve();
			const asked = waiting.get(answer.id);
			waiting.delete(answer.id);
			if (answer.error !== undefined) asked?.reject(new Error(answer.error));
			else asked?.resolve(answer.value);
		},
	);
	child.on("error", () => {});
	const ended = once(child, "exit").then(([, signal]) => {
		over = true;
		const gone = new Error("the process has ended");
		ready.reject(gone);
		for (const { reject } of waiting.values()) reject(gone);
		return { isKilled: signal === "SIGKILL" };
	});

	return {
		ready: ready.promise,
		ended,
		hasEnded: () => over,
		ask(command) {
			if (over) return Promise.reject(new Error("the process has ended"));
			const id = ++lastId;
			const asked = Promise.withResolvers<unknown>();
			waiting.set(id, asked);
			child.send({ id, command }, (error) => {
				if (error) asked.reject(error);
			});
			return asked.promise;
		},
		kill: () => {
			child.kill("SIGKILL");
		},
	};
}
