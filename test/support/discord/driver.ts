/**
 * A stand-in of Discord on loopback, and the hands of the people in it. It speaks REST v10 and
 * gateway v10, refuses what Discord refuses, and fails as it is told to. Whoever waits is woken
 * by what happens; nothing here sleeps.
 *
 *     const discord = await makeDiscordStandIn();
 *     const adapter = makeDiscordAdapter({ settings: discord.settings, database, clock, log });
 *     await adapter.listen(listener);
 *     const channel = discord.addChannel("ai-news");
 *     const form = await discord.command(channel, discord.people.owner, "subscribe");
 *     await discord.fillForm(form, { topics: ["chips"], time: ["09:00"] });
 *     const preview = await discord.previewForm(form);
 *     const saved = await discord.submitForm(form);
 *     const [digest] = discord.messages(channel);
 *     const more = await discord.pressLabel(discord.people.reader, digest.id, "More");
 *
 * What people do is in `hands.ts`, what they see in `replies.ts`, how a form is filled in in
 * `forms.ts`, what can go wrong in `faults.ts` and `gateway.ts`.
 */
import type { AddressInfo } from "node:net";
import { faults, makeFaults } from "./faults.ts";
import { fieldsOf, fillForm, pressForm } from "./forms.ts";
import { makeGateway } from "./gateway.ts";
import { makeHands } from "./hands.ts";
import { makeInteractions } from "./interactions.ts";
import { type SeenMessage, type SeenReply, seenMessage } from "./replies.ts";
import { makeRoutes } from "./routes.ts";
import { type LoggedCall, startRestServer } from "./server.ts";
import {
	type ChannelKind,
	channelTypes,
	type Json,
	makeWorld,
	type Person,
	type StandInChannel,
} from "./world.ts";

export { faults };

export type DiscordStandIn = Awaited<ReturnType<typeof makeDiscordStandIn>>;

/** @param shards how many Discord recommends */
export async function makeDiscordStandIn({ shards = 1 } = {}) {
	const world = makeWorld();
	const gateway = makeGateway(world, shards);
	const interactions = makeInteractions(world, gateway);
	const planned = makeFaults();
	const routes = makeRoutes(world, gateway, interactions);
	const rest = await startRestServer(world, routes, planned);
	gateway.attach(rest.http);
	const { port } = rest.http.address() as AddressInfo;
	const hands = makeHands(world, interactions);

	const person = (name: string, more: Partial<Person> = {}): Person => ({
		id: world.snowflake(),
		name,
		locale: "en-GB",
		manager: false,
		...more,
	});
	const channel = (id: string): StandInChannel => {
		const found = world.channels.get(id);
		if (!found) throw new Error(`there is no channel ${id}`);
		return found;
	};

	return {
		...hands,
		/** What the adapter connects with: `DiscordSettings`. */
		settings: {
			token: world.token,
			guild: null as string | null,
			apiUrl: `http://127.0.0.1:${port}/api`,
		},
		applicationId: world.applicationId,
		/** Says whose the application is, as `owner` and `team` of `GET /applications/@me`. */
		ownedBy(ownership: Json) {
			world.ownership = ownership;
		},
		guildId: world.guild.id,
		people: {
			/** May manage channels. */
			owner: person("owner", { manager: true }),
			reader: person("reader"),
			/** Reads Italian. */
			lettrice: person("lettrice", { locale: "it" }),
		},
		/** Another person. */
		person,
		/** What goes wrong: `faults.next("POST /channels/:id/messages", faults.serverError)`. */
		faults: planned,
		gateway,
		until: world.until,
		/** Lets the guild's time pass, such as that in which it knows a nonce. */
		passTime: world.passTime,
		/** The commands that were registered; `scope` is "global" or a guild's id. */
		commands: (scope = "global"): Json[] => world.commands.get(scope) ?? [],
		/** All requests so far, oldest first; `route` such as "POST /channels/:id/messages". */
		calls: (route?: string): LoggedCall[] =>
			rest.calls.filter((call) => !route || call.route === route),
		/** For each interaction, the milliseconds until its first answer; null without one. */
		ackTimes: (): (number | null)[] =>
			interactions.all.map(({ acknowledgedAfter }) => acknowledgedAfter),

		/** @returns the channel's id */
		addChannel: (
			name: string,
			kind: ChannelKind = "text",
			more: Partial<StandInChannel> = {},
		): string => world.addChannel(name, channelTypes[kind], more).id,
		channel,
		/** What stands in a channel for all to see, oldest first. */
		messages: (channelId: string): SeenMessage[] =>
			world.messages
				.filter(
					(message) =>
						message.channelId === channelId &&
						!message.deleted &&
						message.onlyFor === null,
				)
				.map(seenMessage),
		/** A picture in a channel whose alternative text holds `words`. */
		shownPicture(
			channelId: string,
			words: string,
		): { png: Uint8Array; alt: string } | null {
			for (const message of world.messages.toReversed()) {
				const [file] = message.files;
				const [about] = (message.body.attachments ?? []) as Json[];
				const alt = String(about?.description);
				if (file && message.channelId === channelId && alt.includes(words))
					return { png: file.bytes, alt };
			}
			return null;
		},
		/** The posts of a forum, oldest first: the threads that they are. */
		threadsOf: (channelId: string): StandInChannel[] =>
			[...world.channels.values()].filter(
				({ parentId }) => parentId === channelId,
			),
		/** The direct messages of a person, oldest first. */
		directMessages: (to: Person): SeenMessage[] =>
			world.messages
				.filter(
					({ channelId }) =>
						world.channels.get(channelId)?.recipientId === to.id,
				)
				.map(seenMessage),
		/** A message of somebody else. */
		say: (channelId: string, from: Person, body: Json): string =>
			world.addMessage(channelId, body, { authorId: from.id }).id,

		/** The menus that a form shows, and what is chosen in each. */
		fieldsOf,
		/** Fills in some fields of a form, those in menus and those that are typed. */
		fillForm: (
			form: SeenReply,
			values: Readonly<Record<string, readonly string[]>>,
		): Promise<void> => fillForm(hands, form, values),
		/** Presses the form's button for a preview, and gives what is shown. */
		previewForm: (form: SeenReply): Promise<SeenReply> =>
			pressForm(hands, form, "preview"),
		/** Presses the form's button to save; the form itself shows what came of it. */
		submitForm: (form: SeenReply): Promise<SeenReply> =>
			pressForm(hands, form, "save"),

		/** We may not see the channel any more: Discord answers 50001. */
		removeBot(channelId: string): void {
			channel(channelId).access = false;
		},
		inviteBot(channelId: string): void {
			channel(channelId).access = true;
		},
		/** The channel, or the thread, is deleted. */
		removeChannel(channelId: string): void {
			const gone = channel(channelId);
			world.channels.delete(channelId);
			const isThread = gone.type === channelTypes.thread;
			gateway.dispatch(
				isThread ? "THREAD_DELETE" : "CHANNEL_DELETE",
				world.channelJson(gone),
			);
		},
		/** We are thrown out of the guild. */
		removeGuild(): void {
			world.guild.member = false;
			gateway.dispatch("GUILD_DELETE", { id: world.guild.id });
		},
		/** We are invited into the guild again. */
		joinGuild(): void {
			world.guild.member = true;
			gateway.dispatch("GUILD_CREATE", gateway.guildJson());
		},
		/** The same interaction once more, as after a reconnect; the last one when none is named. */
		redeliver(interaction = interactions.all.at(-1)): void {
			if (interaction)
				gateway.dispatch("INTERACTION_CREATE", interaction.packet);
		},
		/** The token is not accepted any more. */
		revoke(): void {
			world.token = "another.token";
			gateway.refuse();
			gateway.closeWith(4004);
		},
		async close(): Promise<void> {
			gateway.close();
			await rest.close();
		},
	};
}
