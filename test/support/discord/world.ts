/** What the stand-in of Discord knows: one guild, its channels, threads, messages and commands. */
import { EventEmitter, once } from "node:events";

export type Json = Record<string, unknown>;

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const channelTypes = {
	text: 0,
	dm: 1,
	announcement: 5,
	thread: 11,
	forum: 15,
	media: 16,
} as const;
export type ChannelKind = keyof typeof channelTypes;

export interface StandInChannel {
	id: string;
	name: string;
	type: number;
	/** Of a thread: the channel that it stands in. */
	parentId: string | null;
	/** Of a direct conversation: with whom. */
	recipientId: string | null;
	/** Who began a thread. */
	ownerId: string | null;
	archived: boolean;
	/** Nobody may take a locked thread out of the archive. */
	locked: boolean;
	/** Whether we may see it and write there; without it, Discord answers 50001. */
	access: boolean;
}

/** A file that was sent with a message. */
export interface SentFile {
	name: string;
	type: string;
	bytes: Uint8Array;
}

export interface StandInMessage {
	id: string;
	channelId: string;
	authorId: string;
	nonce: string | null;
	flags: number;
	body: Json;
	files: readonly SentFile[];
	/** Earlier bodies, oldest first. */
	edits: Json[];
	crossposted: boolean;
	/** Who alone sees it; null where everybody does. */
	onlyFor: string | null;
	deleted: boolean;
}

export interface Person {
	id: string;
	name: string;
	/** As Discord writes it, such as "en-GB". */
	locale: string;
	/** Whether they may manage channels. */
	manager: boolean;
}

/** As long as Discord looks for a message with the same nonce: "a few minutes". */
const nonceMilliseconds = 5 * 60_000;
const discordEpoch = 1_420_070_400_000n;

export type World = ReturnType<typeof makeWorld>;

export function makeWorld() {
	const events = new EventEmitter();
	events.setMaxListeners(0);
	const channels = new Map<string, StandInChannel>();
	const messages: StandInMessage[] = [];
	const createdAt = new Map<string, number>();
	let offset = 0;
	let counter = 0n;

	const now = () => Date.now() + offset;

	function snowflake(): string {
		counter += 1n;
		return String(((BigInt(now()) - discordEpoch) << 22n) | counter);
	}

	const world = {
		applicationId: snowflake(),
		token: "stand-in.token",
		/** Whose the application is: its `owner`, and its `team` if there is one. */
		ownership: {} as Json,
		guild: { id: snowflake(), name: "The guild", member: true },
		channels,
		messages,
		/** By scope: "global" or a guild's id. */
		commands: new Map<string, Json[]>(),
		now,
		snowflake,
		/** Lets time pass for the guild alone. */
		passTime(milliseconds: number) {
			offset += milliseconds;
		},
		/** Something happened: whoever waits looks again. */
		changed() {
			events.emit("changed");
		},
		/** Ends as soon as `look` finds something. */
		async until<Found>(look: () => Found | undefined | null): Promise<Found> {
			for (;;) {
				const found = look();
				if (found !== undefined && found !== null) return found;
				await once(events, "changed");
			}
		},
		addChannel(
			name: string,
			type: number,
			more: Partial<StandInChannel> = {},
		): StandInChannel {
			const channel: StandInChannel = {
				id: snowflake(),
				name,
				type,
				parentId: null,
				recipientId: null,
				ownerId: null,
				archived: false,
				locked: false,
				access: true,
				...more,
			};
			channels.set(channel.id, channel);
			return channel;
		},
		/** The message of this author with the same nonce of the past few minutes. */
		withNonce(channelId: string, nonce: unknown): StandInMessage | undefined {
			return messages.find(
				(message) =>
					message.channelId === channelId &&
					!message.deleted &&
					message.nonce === nonce &&
					now() - (createdAt.get(message.id) ?? 0) < nonceMilliseconds,
			);
		},
		addMessage(
			channelId: string,
			body: Json,
			more: Partial<StandInMessage> = {},
		): StandInMessage {
			const message: StandInMessage = {
				id: snowflake(),
				channelId,
				authorId: world.applicationId,
				nonce: typeof body.nonce === "string" ? body.nonce : null,
				flags: Number(body.flags ?? 0),
				body,
				files: [],
				edits: [],
				crossposted: false,
				onlyFor: null,
				deleted: false,
				...more,
			};
			messages.push(message);
			createdAt.set(message.id, now());
			world.changed();
			return message;
		},
		edit(message: StandInMessage, body: Json): void {
			message.edits.push(message.body);
			message.body = { ...message.body, ...body };
			message.flags |= Number(body.flags ?? 0);
			world.changed();
		},
		/** A message as Discord writes it. */
		messageJson(message: StandInMessage): Json {
			return {
				id: message.id,
				channel_id: message.channelId,
				author: userJson({
					id: message.authorId,
					name:
						message.authorId === world.applicationId ? "modelwire" : "somebody",
				}),
				...(message.authorId === world.applicationId
					? { application_id: world.applicationId }
					: {}),
				content: message.body.content ?? "",
				components: message.body.components ?? [],
				flags: message.flags | (message.crossposted ? 1 : 0),
				...(message.nonce === null ? {} : { nonce: message.nonce }),
				timestamp: new Date(now()).toISOString(),
				type: 0,
				embeds: [],
				attachments: [],
				mentions: [],
				mention_roles: [],
				pinned: false,
				tts: false,
				edited_timestamp: null,
				mention_everyone: false,
			};
		},
		channelJson(channel: StandInChannel): Json {
			return {
				id: channel.id,
				type: channel.type,
				name: channel.name,
				...(channel.type === channelTypes.dm
					? {}
					: { guild_id: world.guild.id }),
				parent_id: channel.parentId,
				...(channel.type === channelTypes.thread
					? {
							owner_id: channel.ownerId,
							thread_metadata: {
								archived: channel.archived,
								locked: channel.locked,
								auto_archive_duration: 1440,
								archive_timestamp: new Date(now()).toISOString(),
							},
						}
					: {}),
			};
		},
	};
	return world;
}

export function userJson({ id, name }: { id: string; name: string }): Json {
	return {
		id,
		username: name,
		discriminator: "0",
		global_name: name,
		avatar: null,
		bot: name === "modelwire",
	};
}
