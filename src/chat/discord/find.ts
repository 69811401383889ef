/** Finds a post of ours by its marks, after an outcome that is not known. */
import { z } from "zod";
import type { ChannelKind } from "./channels.ts";
import type { MessagePlace } from "./message-id.ts";
import type { DiscordRest } from "./rest.ts";
import { isSigned, type Signature } from "./signature.ts";

/** As many as one request gives. */
const pageLength = 100;
/** A post that is looked for is minutes old, after an outage of ours hours. */
const mostPages = 5;
const newestThreads = 10;

const messageSchema = z.looseObject({
	id: z.string(),
	author: z.object({ id: z.string() }),
	nonce: z.union([z.string(), z.number()]).optional(),
	components: z.array(z.looseObject({ id: z.number().optional() })).default([]),
	flags: z.number().default(0),
});

const threadsSchema = z.object({
	threads: z.array(
		z.object({
			id: z.string(),
			parent_id: z.string().nullish(),
			owner_id: z.string().nullish(),
		}),
	),
});

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
const crossposted = 1;

export interface FoundPost extends MessagePlace {
	isPublished: boolean;
}

export function makeFinder(rest: DiscordRest) {
	let self: Promise<string> | null = null;

	/** Our own id, by which our messages are known from those of others. */
	function ownId(): Promise<string> {
		self ??= rest
			.send("GET", "/users/@me", z.object({ id: z.string() }))
			.then(({ id }) => id)
			.catch((error: unknown) => {
				self = null;
				throw error;
			});
		return self;
	}

	/** Without leave to read the history Discord shows no messages, and nothing is found. */
	async function inChannel(
		channel: string,
		signature: Signature,
	): Promise<FoundPost | null> {
		const author = await ownId();
		let before: string | null = null;
		for (let page = 0; page < mostPages; page++) {
			const messages = await history(channel, before);
			const message = messages.find(
				(one) => one.author.id === author && isSigned(one, signature),
			);
			if (message) {
				const isPublished = (message.flags & crossposted) !== 0;
				return { channel, message: message.id, isPublished };
			}
			if (messages.length < pageLength) return null;
			before = messages.at(-1)?.id ?? null;
		}
		return null;
	}

	function history(
		channel: string,
		before: string | null,
	): Promise<z.infer<typeof messageSchema>[]> {
		return rest.send(
			"GET",
			`/channels/${channel}/messages`,
			z.array(messageSchema),
			{
				query: {
					limit: String(pageLength),
					...(before === null ? {} : { before }),
				},
			},
		);
	}

	/** A forum's post is a thread of ours; its first message bears the marks. */
	async function inForum(
		guild: string,
		forum: string,
		signature: Signature,
	): Promise<FoundPost | null> {
		const owner = await ownId();
		const lists = [
			`/guilds/${guild}/threads/active`,
			`/channels/${forum}/threads/archived/public`,
		] as const;
		for (const list of lists) {
			const { threads } = await rest.send("GET", list, threadsSchema);
			const ours = threads
				.filter(
					(thread) => thread.parent_id === forum && thread.owner_id === owner,
				)
				.sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1));
			for (const { id } of ours.slice(0, newestThreads)) {
				const found = await inChannel(id, signature);
				if (found) return found;
			}
		}
		return null;
	}

	return (
		place: { guild: string; channel: string; kind: ChannelKind },
		signature: Signature,
	): Promise<FoundPost | null> =>
		place.kind === "forum"
			? inForum(place.guild, place.channel, signature)
			: inChannel(place.channel, signature);
}
