import type { DeskAction } from "./desk-routes.ts";

/** What an operator does about a job that stopped; the same as `modelwire jobs retry` and `drop`. */
export const queueActions: readonly DeskAction[] = [
	{
		path: "/queues/retry",
		async perform({ stopped }, field) {
			await stopped.retry(field("name"), field("id"));
			return "/queues?done=retry";
		},
	},
	{
		path: "/queues/drop",
		async perform({ stopped }, field) {
			await stopped.drop(field("name"), field("id"));
			return "/queues?done=drop";
		},
	},
	{
		path: "/queues/drop-all",
		async perform({ stopped }, field) {
			const ofKind = (await stopped.list()).filter(
				({ name }) => name === field("name"),
			);
			for (const { name, jobId } of ofKind) await stopped.drop(name, jobId);
			return "/queues?done=drop-all";
		},
	},
];
