import { UsageError } from "../lib/errors.ts";
import { openQueue, openStopped } from "../main.ts";
import type { Command } from "./command.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

type Queue = ReturnType<typeof openQueue>;
type Stopped = ReturnType<typeof openStopped>;

export const command: Command = {
	usage: "[list | retry JOB ID | drop JOB ID]",
	description: `The queue. A job that fails is tried again by itself; one that used up its attempts
stands here with its reason, and is tried again after a pause that grows to a quarter of an
hour. An item of which no article can be made stops for good after five such rounds.
  jobs list           how many wait, run and failed, and what has stopped and why
  jobs retry JOB ID   tries it at once
  jobs drop JOB ID    gives it up: the item, the digest of that hour or its posts are left out`,
	examples: ["jobs", "jobs retry poll-feed poll-feed.7.1738051200000"],
	async run(input) {
		const [action = "list", name, id] = input.arguments;
		if (action !== "list" && action !== "retry" && action !== "drop")
			throw new UsageError(`"jobs ${action}" is nothing that can be done.`);
		return withApp(async (app) => {
			const queue = openQueue(app);
			const stopped = openStopped(app);
			try {
				if (action === "list") return await list(queue, stopped, input.json);
				if (name === undefined || id === undefined)
					throw new UsageError("The job's name and id are missing.");
				await stopped[action](name, id);
				tell(action === "retry" ? `${id} waits again.` : `${id} is given up.`);
				return 0;
			} finally {
				await stopped.close();
				await queue.close();
			}
		});
	},
};

async function list(
	queue: Queue,
	stopped: Stopped,
	json: boolean,
): Promise<number> {
	const counts = await queue.counts();
	const stops = await stopped.list();
	if (json) {
		await writeLine({ counts, stopped: stops });
		return 0;
	}
	for (const { name, waiting, active, delayed, failed } of counts)
		await write(
			`${name.padEnd(16)} ${waiting} waiting, ${active} running, ${delayed} later, ${failed} failed\n`,
		);
	for (const { name, jobId, stoppedAt, attempts, againAt, reason } of stops) {
		const next = againAt ? `again at ${againAt.toISOString()}` : "given up";
		await write(
			`stopped  ${name} ${jobId} (${stoppedAt.toISOString()}, ${attempts} attempts, ${next})\n         ${reason}\n`,
		);
	}
	return 0;
}
