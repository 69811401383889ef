/** What Slack sends when people type, press and react, as its documentation shows it. */
import { randomUUID } from "node:crypto";
import type { Json, Workspace } from "./emulator.ts";

/** Who does something, and where. */
export interface Scene {
	workspace: Workspace;
	userId: string;
	channel: { id: string; name: string } | null;
	trigger: string;
	responseUrl: string | null;
}

const appId = "A000000001";

function envelope({ workspace, userId, trigger }: Scene): Json {
	return {
		team: { id: workspace.id, domain: "acme" },
		user: { id: userId, username: userId, team_id: workspace.id },
		api_app_id: appId,
		token: "verification",
		trigger_id: trigger,
		enterprise: null,
		is_enterprise_install: false,
	};
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashCommand(
	{ workspace, userId, channel, trigger, responseUrl }: Scene,
	command: string,
	text: string,
): Json {
	return {
		token: "verification",
		team_id: workspace.id,
		team_domain: "acme",
		channel_id: channel?.id,
		channel_name: channel?.name,
		user_id: userId,
		user_name: userId,
		command,
		text,
		api_app_id: appId,
		is_enterprise_install: "false",
		response_url: responseUrl,
		trigger_id: trigger,
	};
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function blockActions(
	scene: Scene,
	action: Json,
	within: { message: Json } | { view: Json },
): Json {
	const { channel, responseUrl } = scene;
	return {
		type: "block_actions",
		...envelope(scene),
		...("message" in within
			? {
					message: within.message,
					channel,
					container: {
						type: "message",
						message_ts: within.message.ts,
						channel_id: channel?.id,
						is_ephemeral: false,
					},
					response_url: responseUrl,
				}
			: {
					view: within.view,
					container: { type: "view", view_id: within.view.id },
				}),
		actions: [{ block_id: "b1", action_ts: "1.1", ...action }],
	};
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewSubmission(scene: Scene, view: Json): Json {
	return {
		type: "view_submission",
		...envelope(scene),
		view,
		response_urls: [],
	};
}

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function blockSuggestion(
	scene: Scene,
	{
		view,
		blockId,
		actionId,
		value,
	}: {
		view: Json;
		blockId: string;
		actionId: string;
		value: string;
	},
): Json {
	return {
		type: "block_suggestion",
		...envelope(scene),
		view,
		container: { type: "view", view_id: view.id },
		block_id: blockId,
		action_id: actionId,
		value,
	};
}

/** https://docs.slack.dev/apis/events-api#event-type-structure */
export function eventCallback(
	{ id }: Pick<Workspace, "id">,
	event: Json,
	eventId = `Ev${randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase()}`,
): Json {
	const seconds = Math.floor(Date.now() / 1000);
	return {
		type: "event_callback",
		token: "verification",
		team_id: id,
		api_app_id: appId,
		event_id: eventId,
		event_time: seconds,
		event: { event_ts: `${seconds}.000000`, ...event },
		authorizations: [
			{
				enterprise_id: null,
				team_id: id,
				user_id: "U0",
				is_bot: true,
				is_enterprise_install: false,
			},
		],
		is_ext_shared_channel: false,
	};
}
