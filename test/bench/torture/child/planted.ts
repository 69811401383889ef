import type { App } from "#src/app.ts";

/**
 * The bug that the torture must find: a message is marked as sent before it is posted, so that a
 * process that ends between the two loses it.
 */
export function plantBug({ adapters, database }: App): void {
	for (const adapter of adapters.values()) {
		const { post } = adapter;
		adapter.post = async (to, body, options) => {
			const [, digestId, part] = options.key.split("-");
			await database.query(
				"update outbox set state = 'sent', message_id = 'planted' where digest_id = $1 and part = $2",
				[digestId, part],
			);
			return post(to, body, options);
		};
	}
}
