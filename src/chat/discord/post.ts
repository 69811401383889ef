import { z } from "zod";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { MessageBody } from "../adapter.ts";
import { codeOf } from "./errors.ts";
import type { MessagePlace } from "./message-id.ts";
import type { DiscordRest } from "./rest.ts";
import { type Signature, signed } from "./signature.ts";
import { titleOf } from "./title.ts";

const posted = z.object({ id: z.string() });
const archivedThread = 50083;

/** https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
const longestName = 100;

export type Poster = ReturnType<typeof makePoster>;

export function makePoster(rest: DiscordRest, log: Log) {
	/** Discord gives the earlier message when one with the same nonce is minutes old. */
	async function toChannel(
		channel: string,
		body: MessageBody,
		signature: Signature,
	): Promise<MessagePlace> {
		const send = () =>
			rest.send("POST", `/channels/${channel}/messages`, posted, {
				body: {
					...signed(body, signature),
					nonce: signature.nonce,
					enforce_nonce: true,
				},
			});
		try {
			return { channel, message: (await send()).id };
		} catch (error) {
			// Nothing was posted; a thread that is not locked may be opened again.
			if (codeOf(error) !== archivedThread) throw error;
			await openAgain(channel, error);
			return { channel, message: (await send()).id };
		}
	}

	/** @throws what the post failed with, when the thread stays in the archive */
	async function openAgain(thread: string, failure: unknown): Promise<void> {
		await rest
			.send("PATCH", `/channels/${thread}`, z.unknown(), {
				body: { archived: false },
			})
			.catch(() => {
				throw failure;
			});
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
				z.unknown(),
			);
		} catch (error) {
			log.warn(
				{ channel, reason: reasonOf(error) },
				"an announcement was posted but not published",
			);
		}
	}

	return { toChannel, toForum, publish };
}
