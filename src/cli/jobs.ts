import { UsageError } from "../lib/errors.ts";
import { openQueue } from "../main.ts";
import type { Command } from "./command.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "[list | retry JOB ID | drop JOB ID]",
	description: `The queue. A job that fails is tried again by itself; one that used up its attempts
stays here with its reason until it is retried or dropped.
  jobs list           how many wait, run and failed, and why
  jobs retry JOB ID   does a failed job once more
  jobs drop JOB ID    forgets it`,
	examples: ["jobs", "jobs retry poll-feed poll-feed.7.1738051200000"],
	async run(input) {
		const [action = "list", name, id] = input.arguments;
		return withApp(async (app) => {
			const queue = openQueue(app);
			try {
				if (action === "list") return await list(queue, input.json);
				if (action !== "retry" && action !== "drop")
					throw new UsageError(`"jobs ${action}" is nothing that can be done.`);
				if (name === undefined || id === undefined)
					throw new UsageError("The job's name and id are missing.");
				await queue[action](name, id);
				tell(action === "retry" ? `${id} waits again.` : `${id} is forgotten.`);
				return 0;
			} finally {
				await queue.close();
			}
		});
	},
};

async function list(
	queue: ReturnType<typeof openQueue>,
	json: boolean,
): Promise<number> {
	const counts = await queue.counts();
	const failures = await queue.failures();
	if (json) {
		await writeLine({ counts, failures });
		return 0;
	}
	for (const { name, waiting, active, delayed, failed } of counts)
		await write(
			`${name.padEnd(16)} ${waiting} waiting, ${active} running, ${delayed} later, ${failed} failed\n`,
		);
	for (const { name, id, at, attempts, reason } of failures)
		await write(
			`failed  ${name} ${id} (${at}, ${attempts} attempts)\n        ${reason}\n`,
		);
	return 0;
}
