/** The processes of one site: started, found dead and started again, asked, hurried, brought forward in time. */
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { Role } from "#src/main.ts";
import type { Command, Settings, Trap } from "./child/protocol.ts";
import { startProcess, type TorturedProcess } from "./process.ts";

export interface Place {
	name: string;
	role: Role;
	/** Where its version of the program stands. */
	tree: string;
}

interface Kept extends Place {
	/** Null while it is not wanted. */
	process: TorturedProcess | null;
	/** How wrong its clock goes, milliseconds. */
	wrongBy: number;
	/** Once it has ended it is not started again. */
	isLeaving: boolean;
}

export interface ProcessesOptions {
	settings: Omit<Settings, "role" | "offset" | "trap">;
	folder: string;
	/** How far the site's clock is from the real one. */
	offset: () => number;
	/** Told of an end that nobody brought about. */
	onCrash: (name: string) => void;
}

/** So often a process that does not start is tried again. */
const mostStarts = 60;

export function makeProcesses({
	settings,
	folder,
	offset,
	onCrash,
}: ProcessesOptions) {
	const kept: Kept[] = [];
	const living = () =>
		kept.filter(({ process }) => process && !process.hasEnded());

	function begin(one: Kept, trap: Trap | null): TorturedProcess {
		const started = startProcess(
			one.tree,
			{ ...settings, role: one.role, offset: offset() + one.wrongBy, trap },
			join(folder, `${one.name}.log`),
		);
		one.process = started;
		let hasWorked = false;
		started.ready.then(
			() => {
				hasWorked = true;
			},
			() => {},
		);
		started.ended.then(({ isKilled }) => {
			if (hasWorked && !isKilled && kept.includes(one)) onCrash(one.name);
		});
		return started;
	}

	/** Until it works: what it needs may be away for a moment, and it may be killed once more while it starts. */
	async function beginUntilReady(one: Kept, trap: Trap | null): Promise<void> {
		for (let tries = 0; tries < mostStarts; tries++) {
			try {
				await begin(one, tries === 0 ? trap : null).ready;
				return await setClock(one);
			} catch {
				await after(200);
			}
		}
		throw new Error(`${one.name} does not start; its log is in ${folder}`);
	}

	async function setClock({ process, wrongBy }: Kept): Promise<void> {
		await process?.ask({ kind: "clock", offset: offset() + wrongBy });
	}

	/** Of those that live, as far as they answer. */
	async function askAll(
		command: Command,
		among: readonly Kept[] = living(),
	): Promise<unknown[]> {
		const answers = await Promise.allSettled(
			among.map(({ process }) => process?.ask(command)),
		);
		return answers.flatMap((answer) =>
			answer.status === "fulfilled" ? [answer.value] : [],
		);
	}

	return {
		async add(place: Place): Promise<void> {
			const one: Kept = {
				...place,
				process: null,
				wrongBy: 0,
				isLeaving: false,
			};
			kept.push(one);
			await beginUntilReady(one, null);
		},
		names: () => kept.map(({ name }) => name),
		/** Starts again what has ended; null where all live. */
		revive(trap: () => Trap | null): Promise<void> | null {
			const dead = kept.filter(
				({ process, isLeaving }) => process?.hasEnded() && !isLeaving,
			);
			return dead.length === 0
				? null
				: Promise.all(dead.map((one) => beginUntilReady(one, trap()))).then(
						() => {},
					);
		},
		kill(name: string): void {
			kept.find((one) => one.name === name)?.process?.kill();
		},
		async trap(name: string, trap: Trap): Promise<void> {
			await askAll(
				{ kind: "trap", trap },
				living().filter((one) => one.name === name),
			);
		},
		/** Puts a process's clock wrong, all at once; nothing waits for it. */
		async setWrong(name: string, milliseconds: number): Promise<void> {
			const found = kept.find((one) => one.name === name);
			if (!found) return;
			found.wrongBy = milliseconds;
			await setClock(found).catch(() => {});
		},
		/** All clocks as they should be now. */
		async setClocks(): Promise<void> {
			await Promise.allSettled(living().map(setClock));
		},
		/** Settles when no process has a message under way. */
		async postsSettled(): Promise<void> {
			for (;;) {
				const counts = await askAll({ kind: "posts" });
				if (counts.every((count) => count === 0)) return;
				await after(5);
			}
		},
		/** Lets one of them do at once what the queue keeps for later. */
		async hurry(): Promise<void> {
			for (const one of living())
				if ((await askAll({ kind: "hurry" }, [one])).length > 0) return;
		},
		/** @throws where none of them can answer */
		async ask(command: Command): Promise<unknown> {
			for (const one of living()) {
				const [answer] = await askAll(command, [one]);
				if (answer !== undefined) return answer;
			}
			throw new Error("no process answers");
		},
		/** Those whose name begins so are not started again: their version is no longer the site's. */
		letGo(prefix: string): void {
			for (const one of kept)
				if (one.name.startsWith(prefix)) one.isLeaving = true;
		},
		/** Ends those whose name begins so, as an operator does. */
		async stop(prefix = ""): Promise<void> {
			const leaving = kept.filter(({ name }) => name.startsWith(prefix));
			for (const one of leaving) kept.splice(kept.indexOf(one), 1);
			await Promise.all(
				leaving.map(async ({ process }) => {
					if (!process || process.hasEnded()) return;
					const gone = Promise.race([process.ended, after(15_000)]);
					process.ask({ kind: "stop" }).catch(() => {});
					await gone;
					process.kill();
					await process.ended;
				}),
			);
		},
	};
}
