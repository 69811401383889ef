import type {
	ChannelAddress,
	ChatAdapter,
	MessageBody,
	PostOptions,
} from "../adapter.ts";
import { DeliveryError } from "../adapter.ts";
import { deliveryError, slackErrorName } from "./errors.ts";
import { messageType, renderSlack, type SlackBody } from "./render.ts";
import type { Team, Teams } from "./teams.ts";

/** How far back our own message is looked for: well beyond the time that a digest is tried for. */
const searchedSeconds = 2 * 24 * 3600;
/** https://docs.slack.dev/reference/methods/conversations.history#pagination */
const pageSize = 200;
const mostPages = 10;

type Posting = Pick<ChatAdapter, "post" | "find" | "edit" | "linkTo" | "tell">;

/** What the adapter sends: each call once, each failure told apart. */
export function makePosting({
	teams,
	now,
}: {
	teams: Teams;
	now: () => Date;
}): Posting {
	/** A token that Slack no longer takes is not used again from memory. */
	async function inTeam<Result>(
		workspace: string,
		work: (team: Team) => Promise<Result>,
	): Promise<Result> {
		const team = await teams.of(workspace);
		try {
			return await work(team);
		} catch (error) {
			const failure = deliveryError(error);
			if (failure.failure === "revoked") teams.forget(workspace);
			throw failure;
		}
	}

	return {
		post: ({ workspace, channel }, body, options) =>
			inTeam(workspace, (team) =>
				postOnce(team, channel, withKey(body, options.key), options.after),
			),

		find: (to, options) =>
			inTeam(to.workspace, (team) => findPost(team, to, options, now())),

		edit: ({ workspace, channel }, ts, body) =>
			inTeam(workspace, async ({ client }) => {
				// Without metadata the message keeps its own, by which it is found.
				const { text, blocks } = body as SlackBody;
				await client.chat.update({ channel, ts, text, blocks });
			}),

		async linkTo({ workspace, channel }, ts) {
			const { url } = await teams.of(workspace);
			return new URL(`archives/${channel}/p${ts.replace(".", "")}`, url).href;
		},

		tell: ({ workspace, person }, message) =>
			inTeam(workspace, async (team) => {
				const { channel } = await team.client.conversations.open({
					users: person,
				});
				if (!channel?.id)
					throw new Error("conversations.open names no channel");
				let first: string | null = null;
				for (const body of renderSlack(message)) {
					const ts: string = await postOnce(team, channel.id, body, first);
					first ??= ts;
				}
			}),
	};
}

/**
 * @returns the message's `ts`, which names it within its channel:
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
async function postOnce(
	{ client }: Team,
	channel: string,
	body: SlackBody,
	thread: string | null,
): Promise<string> {
	const post = async (blocks: SlackBody["blocks"]) => {
		const { ts } = await client.chat.postMessage({
			...body,
			blocks,
			channel,
			...(thread === null ? {} : { thread_ts: thread }),
		});
		if (!ts)
			throw new DeliveryError("unknown", "Slack did not name the message.");
		return ts;
	};
	try {
		return await post(body.blocks);
	} catch (error) {
		// Slack fetches a picture as it posts; one that it cannot reach must not cost the message.
		const words = body.blocks.filter(({ type }) => type !== "image");
		if (
			slackErrorName(error) === "invalid_blocks" &&
			words.length < body.blocks.length
		)
			return post(words);
		throw error;
	}
}

function withKey(body: MessageBody, key: string): SlackBody {
	const { metadata, ...rest } = body as SlackBody;
	const event_payload = { ...metadata.event_payload, key };
	return { ...rest, metadata: { ...metadata, event_payload } };
}

/** Looks for what was posted under this key, newest first in a channel, or in the thread it went to. */
async function findPost(
	{ client }: Team,
	{ channel }: ChannelAddress,
	{ key, after }: PostOptions,
	now: Date,
): Promise<string | null> {
	const oldest = String(now.getTime() / 1000 - searchedSeconds);
	let cursor: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const request = {
			channel,
			oldest,
			include_all_metadata: true,
			limit: pageSize,
			...(cursor ? { cursor } : {}),
		};
		const { messages, response_metadata } =
			after === null
				? await client.conversations.history(request)
				: await client.conversations.replies({ ...request, ts: after });
		const found = messages?.find(({ metadata }) => hasKey(metadata, key));
		if (found?.ts) return found.ts;
		cursor = response_metadata?.next_cursor;
		if (!cursor) return null;
	}
	return null;
}

function hasKey(metadata: unknown, key: string): boolean {
	const { event_type, event_payload } = (metadata ?? {}) as {
		event_type?: unknown;
		event_payload?: { key?: unknown };
	};
	return event_type === messageType && event_payload?.key === key;
}
