import { z } from "zod";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { MessageBody } from "../adapter.ts";
import { codeOf } from "./errors.ts";
import type { MessagePlace } from "./message-id.ts";
import { type DiscordRest, nothing } from "./rest.ts";
import { type Signature, signed } from "./signature.ts";
import { titleOf } from "./title.ts";

const posted = z.object({ id: z.string() });
const archivedThread = 50083;

/** https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
const longestName = 100;

export function makePoster(rest: DiscordRest, log: Log) {
	/** Discord gives the earlier message when one with the same nonce is minutes old. */
	async function toChannel(
		channel: string,
		body: MessageBody,
		signature: Signature,
	): Promise<MessagePlace> {
		const { id } = await inOpenThread(channel, () =>
			rest.send("POST", `/channels/${channel}/messages`, posted, {
				body: {
					...signed(body, signature),
					nonce: signature.nonce,
					enforce_nonce: true,
				},
			}),
		);
		return { channel, message: id };
	}

	async function edit(
		{ channel, message }: MessagePlace,
		body: MessageBody,
	): Promise<void> {
		await inOpenThread(channel, () =>
			rest.send("PATCH", `/channels/${channel}/messages/${message}`, nothing, {
				body: { ...body, allowed_mentions: { parse: [] } },
			}),
		);
	}

	/** A thread that went to the archive is opened again, unless it is locked; nothing was done yet. */
	async function inOpenThread<Result>(
		channel: string,
		work: () => Promise<Result>,
	): Promise<Result> {
		try {
			return await work();
		} catch (error) {
			if (codeOf(error) !== archivedThread) throw error;
			await rest
				.send("PATCH", `/channels/${channel}`, nothing, {
					body: { archived: false },
				})
				.catch(() => {
					throw error;
				});
			return work();
		}
	}

	/** A thread and the message that it begins with share their id. */
	async function toForum(
		forum: string,
		body: MessageBody,
		signature: Signature,
	): Promise<MessagePlace> {
		const { id } = await rest.send(
			"POST",
			`/channels/${forum}/threads`,
			posted,
			{
				body: {
					name: titleOf(body, longestName),
					message: signed(body, signature),
				},
			},
		);
		return { channel: id, message: id };
	}

	/** For the channels that follow this one. The post stands, whatever comes of it. */
	async function publish({ channel, message }: MessagePlace): Promise<void> {
		try {
			await rest.send(
				"POST",
				`/channels/${channel}/messages/${message}/crosspost`,
				nothing,
			);
		} catch (error) {
			log.warn(
				{ channel, reason: reasonOf(error) },
				"an announcement was posted but not published",
			);
		}
	}

	return { toChannel, toForum, edit, publish };
}
