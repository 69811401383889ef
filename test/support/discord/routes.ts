/** The REST routes of the stand-in: what each does to the world. */
import { type Answer, invalid, problem } from "./faults.ts";
import type { Gateway } from "./gateway.ts";
import type { Interactions } from "./interactions.ts";
import { bodyProblems, commandProblems } from "./limits.ts";
import {
	channelTypes,
	type Json,
	type SentFile,
	type StandInChannel,
	userJson,
	type World,
} from "./world.ts";

export interface Call {
	params: readonly string[];
	query: URLSearchParams;
	body: Json;
	files: readonly SentFile[];
}

type Handler = (call: Call) => Answer;

const ok = (body: Answer["body"]): Answer => ({ status: 200, body });

/** @returns by method and pattern, such as "POST /channels/:id/messages" */
export function makeRoutes(
	world: World,
	gateway: Gateway,
	interactions: Interactions,
): Readonly<Record<string, Handler>> {
	const user = () => userJson({ id: world.applicationId, name: "modelwire" });

	/** The channel, when we may see it. */
	function visible(id: string | undefined): StandInChannel | Answer {
		const channel = world.channels.get(id ?? "");
		if (!channel) return problem(404, 10003);
		return channel.access &&
			(world.guild.member || channel.type === channelTypes.dm)
			? channel
			: problem(403, 50001);
	}

	const inChannel =
		(handle: (channel: StandInChannel, call: Call) => Answer): Handler =>
		(call) => {
			const channel = visible(call.params[0]);
			return "status" in channel ? channel : handle(channel, call);
		};

	const messageOf = (channel: StandInChannel, id: string | undefined) =>
		world.messages.find(
			(message) =>
				message.channelId === channel.id &&
				message.id === id &&
				!message.deleted &&
				message.onlyFor === null,
		);

	function createMessage(channel: StandInChannel, body: Json): Answer {
		if (
			channel.type === channelTypes.forum ||
			channel.type === channelTypes.media
		)
			return problem(400, 50008, "Cannot send messages in a non-text channel");
		if (channel.archived) return problem(400, 50083);
		const problems = bodyProblems(body);
		if (problems.length > 0) return invalid(problems);
		const earlier =
			body.enforce_nonce === true
				? world.withNonce(channel.id, body.nonce)
				: undefined;
		return ok(world.messageJson(earlier ?? world.addMessage(channel.id, body)));
	}

	function createThread(channel: StandInChannel, body: Json): Answer {
		const name = String(body.name ?? "");
		const message = (body.message ?? {}) as Json;
		const problems = [
			...bodyProblems(message),
			...(name.length < 1 || name.length > 100 ? ["the thread's name"] : []),
			...("nonce" in message ? ["a thread's message has no nonce"] : []),
		];
		if (problems.length > 0) return invalid(problems);
		const thread = world.addChannel(name, channelTypes.thread, {
			parentId: channel.id,
			ownerId: world.applicationId,
		});
		// A forum post and the message that it begins with share their id.
		const starter = world.addMessage(thread.id, message, { id: thread.id });
		return ok({
			...world.channelJson(thread),
			message: world.messageJson(starter),
		});
	}

	function threads(where: (thread: StandInChannel) => boolean): Answer {
		const found = [...world.channels.values()].filter(
			(channel) => channel.type === channelTypes.thread && where(channel),
		);
		return ok({
			threads: found.map(world.channelJson),
			members: [],
			has_more: false,
		});
	}

	function register(scope: string, body: Json): Answer {
		const commands = body as unknown as Json[];
		const problems = commandProblems(commands);
		if (problems.length > 0) return invalid(problems);
		world.commands.set(scope, commands);
		world.changed();
		return ok(commands.map((one) => ({ ...one, id: world.snowflake() })));
	}

	return {
		"GET /gateway/bot": () => ok(gateway.information()),
		"GET /users/@me": () => ok(user()),
		"GET /users/@me/guilds": () =>
			ok(world.guild.member ? [{ ...world.guild }] : []),
		"GET /applications/@me": () =>
			ok({ id: world.applicationId, ...world.ownership }),
		"POST /users/@me/channels": ({ body }) => {
			const recipientId = String(body.recipient_id);
			const known = [...world.channels.values()].find(
				(channel) => channel.recipientId === recipientId,
			);
			const channel =
				known ?? world.addChannel("", channelTypes.dm, { recipientId });
			return ok(world.channelJson(channel));
		},
		"GET /guilds/:id": ({ params }) =>
			params[0] === world.guild.id && world.guild.member
				? ok({ ...world.guild })
				: problem(404, 10004),
		"GET /guilds/:id/threads/active": () =>
			threads(({ archived }) => !archived),
		"GET /channels/:id/threads/archived/public": inChannel((channel) =>
			threads(({ archived, parentId }) => archived && parentId === channel.id),
		),
		"GET /channels/:id": inChannel((channel) => ok(world.channelJson(channel))),
		"PATCH /channels/:id": inChannel((channel, { body }) => {
			if (channel.locked) return problem(403, 50013);
			if (body.archived === false) channel.archived = false;
			return ok(world.channelJson(channel));
		}),
		"POST /channels/:id/messages": inChannel((channel, { body }) =>
			createMessage(channel, body),
		),
		"GET /channels/:id/messages": inChannel((channel, { query }) => {
			const before = query.get("before");
			const found = world.messages.filter(
				(message) =>
					message.channelId === channel.id &&
					!message.deleted &&
					message.onlyFor === null &&
					(before === null || BigInt(message.id) < BigInt(before)),
			);
			const limit = Number(query.get("limit") ?? 50);
			return ok(found.reverse().slice(0, limit).map(world.messageJson));
		}),
		"GET /channels/:id/messages/:id": inChannel((channel, { params }) => {
			const message = messageOf(channel, params[1]);
			return message ? ok(world.messageJson(message)) : problem(404, 10008);
		}),
		"PATCH /channels/:id/messages/:id": inChannel(
			(channel, { params, body }) => {
				const message = messageOf(channel, params[1]);
				if (!message) return problem(404, 10008);
				if (channel.archived) return problem(400, 50083);
				const problems = bodyProblems(body);
				if (problems.length > 0) return invalid(problems);
				world.edit(message, body);
				return ok(world.messageJson(message));
			},
		),
		"POST /channels/:id/messages/:id/crosspost": inChannel(
			(channel, { params }) => {
				const message = messageOf(channel, params[1]);
				if (!message) return problem(404, 10008);
				if (channel.type !== channelTypes.announcement)
					return problem(
						400,
						50024,
						"Cannot execute action on this channel type",
					);
				message.crossposted = true;
				world.changed();
				return ok(world.messageJson(message));
			},
		),
		"POST /channels/:id/threads": inChannel((channel, { body }) =>
			createThread(channel, body),
		),
		"PUT /applications/:id/commands": ({ body }) => register("global", body),
		"PUT /applications/:id/guilds/:id/commands": ({ params, body }) =>
			register(params[1] ?? "", body),
		"POST /interactions/:id/:token/callback": ({ params, body }) =>
			interactions.acknowledge(params[0] ?? "", params[1] ?? "", body),
		"PATCH /webhooks/:id/:token/messages/@original": ({ params, body }) =>
			interactions.editOriginal(params[1] ?? "", body),
		"DELETE /webhooks/:id/:token/messages/@original": ({ params }) =>
			interactions.deleteOriginal(params[1] ?? ""),
		"POST /webhooks/:id/:token": ({ params, body, files }) =>
			interactions.followUp(params[1] ?? "", body, files),
	};
}
