import type { Log } from "../../lib/log.ts";
import { reasonOfSlack } from "./errors.ts";

/** Work that nobody waits for, so that nothing it does can end the process. */
export interface Background {
	/** @returns what the work gives; undefined when it failed, which is logged */
	run<Result>(work: () => Promise<Result>): Promise<Result | undefined>;
	/** The same, after all that was begun under this name before: what is told in order counts in order. */
	inOrder(name: string, work: () => Promise<void>): Promise<void>;
	/** When all that was begun is done. */
	settled(): Promise<void>;
}

export function makeBackground({ log }: { log: Log }): Background {
	const running = new Set<Promise<unknown>>();
	const latest = new Map<string, Promise<void>>();
	const background: Background = {
		run(work) {
			const done = (async () => work())()
				.catch((error: unknown) => {
					log.error(
						{ platform: "slack", reason: reasonOfSlack(error) },
						"what was asked in Slack was not answered",
					);
					return undefined;
				})
				.finally(() => running.delete(done));
			running.add(done);
			return done;
		},
		async inOrder(name, work) {
			const before = latest.get(name) ?? Promise.resolve();
			const done = background.run(async () => {
				await before;
				await work();
			});
			latest.set(name, done);
			await done;
			if (latest.get(name) === done) latest.delete(name);
		},
		async settled() {
			while (running.size > 0) await Promise.all(running);
		},
	};
	return background;
}
