import type { DeskAction } from "./desk-routes.ts";

/** What an operator does about a failed job; the same as `modelwire jobs retry` and `drop`. */
export const queueActions: readonly DeskAction[] = [
	{
		path: "/queues/retry",
		async perform({ queue }, field) {
			await queue.retry(field("name"), field("id"));
			return "/queues?done=retry";
		},
	},
	{
		path: "/queues/drop",
		async perform({ queue }, field) {
			await queue.drop(field("name"), field("id"));
			return "/queues?done=drop";
		},
	},
	{
		path: "/queues/drop-all",
		async perform({ queue }, field) {
			await queue.dropFailed(field("name"));
			return "/queues?done=drop-all";
		},
	},
];
