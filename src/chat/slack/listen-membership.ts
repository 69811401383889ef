import type { App } from "@slack/bolt";
import type { ListenDeps } from "./listen.ts";

/** Of a channel that we were in: what happened, by Slack's name of it. */
const endings = {
	channel_left: "removed",
	group_left: "removed",
	channel_archive: "archived",
	group_archive: "archived",
	channel_deleted: "missing",
	group_deleted: "missing",
} as const;

const beginnings = ["channel_unarchive", "group_unarchive"] as const;

/** Where we may post: https://docs.slack.dev/reference/events?APIs=Events */
export function listenToMembership(app: App, deps: ListenDeps): void {
	const { listener, onEvent } = deps;

	for (const [type, problem] of Object.entries(endings))
		app.event(type as keyof typeof endings, ({ event, body }) =>
			onEvent(body, event.channel, ({ id }) =>
				listener.removed("slack", id, event.channel, problem),
			),
		);

	for (const type of beginnings)
		app.event(type, ({ event, body }) =>
			onEvent(body, event.channel, ({ id }) =>
				listener.joined("slack", id, event.channel),
			),
		);

	app.event("member_left_channel", ({ event, body }) =>
		onEvent(body, event.channel, async ({ id, botUserId }) => {
			if (event.user === botUserId)
				await listener.removed("slack", id, event.channel, "removed");
		}),
	);

	app.event("member_joined_channel", ({ event, body }) =>
		onEvent(body, event.channel, async ({ id, botUserId }) => {
			if (event.user === botUserId)
				await listener.joined("slack", id, event.channel);
		}),
	);

	for (const type of ["app_uninstalled", "tokens_revoked"] as const)
		app.event(type, async ({ body }) => {
			// A person's own token is none of ours.
			const { event } = body;
			if (event.type === "tokens_revoked" && !event.tokens.bot?.length) return;
			await deps.inBackground(async () => {
				if (await listener.isFirst("slack", body.event_id))
					await deps.onRevoked(body.team_id);
			});
		});
}
