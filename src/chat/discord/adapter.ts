import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { ChannelAddress, ChatAdapter } from "../adapter.ts";
import type { ChatListener } from "../listener.ts";
import { explained } from "./access.ts";
import { type ChannelKind, makeChannels } from "./channels.ts";
import { makeFinder } from "./find.ts";
import { type Gateway, makeGateway } from "./gateway.ts";
import { makeListen } from "./listen.ts";
import { messageIdOf, placeOf } from "./message-id.ts";
import { ownsApplication } from "./owner.ts";
import { makePoster } from "./post.ts";
import { registerCommands } from "./register.ts";
import { renderPosts, renderPostsAgain } from "./render.ts";
import { makeInteractionRest, makeRest } from "./rest.ts";
import type { DiscordSettings } from "./settings.ts";
import { signatureOf } from "./signature.ts";

export interface DiscordDeps {
	settings: DiscordSettings;
	database: Database;
	clock: Clock;
	log: Log;
}

/**
 * Discord: posts through the REST API, listens on the gateway. Text channels and threads get
 * messages, announcement channels published ones, forums a post a message.
 */
export function makeDiscordAdapter(deps: DiscordDeps): ChatAdapter {
	const { settings, clock, log } = deps;
	const rest = makeRest(settings);
	const interactionRest = makeInteractionRest(settings);
	const channels = makeChannels(rest, clock);
	const poster = makePoster(rest, log);
	const find = makeFinder(rest);
	let gateway: Gateway | null = null;
	let listening: ReturnType<typeof makeListen> | null = null;

	return {
		platform: "discord",
		// Messages come with an intent that we do without.
		hearsMentions: false,
		render: renderPosts,
		renderAgain: renderPostsAgain,

		post: (to, body, { key, after }) =>
			within(to, async (kind) => {
				const signature = signatureOf(key);
				const first = after === null ? null : placeOf(after, to.channel);
				if (kind === "forum" && first === null) {
					const place = await poster.toForum(to.channel, body, signature);
					return messageIdOf(place, to.channel);
				}
				const channel = first?.channel ?? to.channel;
				const place = await poster.toChannel(channel, body, signature);
				if (kind === "announcement") await poster.publish(place);
				return messageIdOf(place, to.channel);
			}),

		find: (to, { key, after }) =>
			within(to, async (kind) => {
				const first = after === null ? null : placeOf(after, to.channel);
				const found = await find(
					{
						guild: to.workspace,
						channel: first?.channel ?? to.channel,
						kind: first && kind === "forum" ? "text" : kind,
					},
					signatureOf(key),
				);
				if (found && kind === "announcement" && !found.isPublished)
					await poster.publish(found);
				return found && messageIdOf(found, to.channel);
			}),

		edit: (to, messageId, body) =>
			explained(rest, to, () =>
				poster.edit(placeOf(messageId, to.channel), body),
			),

		async linkTo({ workspace, channel: home }, messageId) {
			const { channel, message } = placeOf(messageId, home);
			return `https://discord.com/channels/${workspace}/${channel}/${message}`;
		},

		async tell({ person }, message) {
			const { id } = await rest.send(
				"POST",
				"/users/@me/channels",
				z.object({ id: z.string() }),
				{ body: { recipient_id: person } },
			);
			for (const { body } of renderPosts(message))
				await poster.toChannel(id, body, signatureOf(randomUUID()));
		},

		ownsApp: ({ person }) => ownsApplication(rest, person),

		async listen(listener) {
			await gateway?.close();
			listening = eventsFor(listener);
			gateway = makeGateway({ settings, log, onEvent: listening.take });
			await gateway.connect();
		},

		async close() {
			await gateway?.close();
			await listening?.settled();
			rest.close();
			interactionRest.close();
		},
	};

	/** What fails may have changed: then the channel is asked for anew the next time. */
	function within<Result>(
		to: ChannelAddress,
		work: (kind: ChannelKind) => Promise<Result>,
	): Promise<Result> {
		return explained(rest, to, async () => {
			try {
				return await work(await channels.kindOf(to.channel));
			} catch (error) {
				channels.forget(to.channel);
				throw error;
			}
		});
	}

	function eventsFor(listener: ChatListener) {
		return makeListen({
			listener,
			rest: interactionRest,
			log,
			onReady: (applicationId) => register(listener, applicationId),
		});
	}

	/** Commands that are not registered keep nobody from digests: it is tried again at the next session. */
	async function register(
		listener: ChatListener,
		applicationId: string,
	): Promise<void> {
		try {
			const { guild } = settings;
			await registerCommands({ ...deps, rest }, listener.commands, {
				applicationId,
				guild,
			});
		} catch (error) {
			log.error(
				{ reason: reasonOf(error) },
				"the commands were not registered with Discord",
			);
		}
	}
}
