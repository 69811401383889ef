/**
 * A Slack to test against: the Web API, Socket Mode or signed requests, on loopback, with the
 * limits that Slack publishes. People are driven by what they do; every wait ends by what the
 * program under test does, never by time.
 *
 *     const slack = await makeSlackStandIn();
 *     const adapter = makeSlackAdapter({ settings: slack.settings, … });
 *     await adapter.listen(listener);
 *     const channel = await slack.addChannel("ai-news");
 *     const reply = await slack.command(channel, "owner", "/model deepseek-v3");
 *     reply.words; reply.kind; reply.isPrivate;
 *     const form = await slack.command(channel, "owner", "/subscribe");
 *     await slack.submit(form, { topics: ["chips"] });
 */
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { slackManifest } from "#src/chat/slack/register.ts";
import type { SlackSettings } from "#src/chat/slack/settings.ts";
import { type Call, makeCallLog } from "./call-log.ts";
import {
	type Delivery,
	makeHttpDelivery,
	type Retry,
	type SocketDelivery,
	startSocketDelivery,
} from "./delivery.ts";
import { type Json, type Person, startWorkspace, tokens } from "./emulator.ts";
import { type Fault, makeFaults } from "./faults.ts";
import { makeOAuthState } from "./oauth.ts";
import {
	blockActions,
	blockSuggestion,
	eventCallback,
	type Scene,
	slashCommand,
	viewSubmission,
} from "./payloads.ts";
import { type Filled, inputsOf, pressable, stateOf, wordsOf } from "./views.ts";
import { type Conditions, startWebApi } from "./web-api.ts";

export type { Fault, Filled, Json, Person };

export interface StandInChannel {
	id: string;
	name: string;
}

/** What a person sees after they typed or pressed. */
export interface Reply {
	/** "errors" at the fields of a form; "closed" when a form's window just closes. */
	kind: "message" | "view" | "errors" | "closed";
	/** All that is to be read, a line each. */
	words: string;
	/** Whether the person alone sees it. */
	isPrivate: boolean;
	/** The message or window as Slack has it. */
	body: Json;
	channel: StandInChannel | null;
	person: Person;
}

export interface StandInMessage {
	ts: string;
	/** Of a reply in a thread: the message it hangs on. */
	thread: string | null;
	text: string;
	blocks: Json[];
	/** All that is to be read. */
	words: string;
	edited: boolean;
	metadata: Json | null;
}

const signingSecret = "stand-in signing secret";

export async function makeSlackStandIn({
	mode = "socket",
	oauth = false,
	commands = [],
}: {
	mode?: SlackSettings["mode"];
	/** Whether workspaces install the app by themselves; in `http` mode. */
	oauth?: boolean;
	/** Those that the app is registered with; others are reached through /modelwire. */
	commands?: readonly { name: string }[];
} = {}) {
	const workspace = await startWorkspace();
	const log = makeCallLog();
	const faults = makeFaults();
	const conditions: Conditions = {
		revokedAs: null,
		people: peopleOf(workspace.userIds),
		socketUrl: "",
		oauth: makeOAuthState(),
	};
	const api = await startWebApi({ workspace, log, faults, conditions });
	const port = await freePort();
	const socket: SocketDelivery | null =
		mode === "socket" ? await startSocketDelivery() : null;
	conditions.socketUrl = socket?.url ?? "";
	const delivery: Delivery =
		socket ??
		makeHttpDelivery(`http://127.0.0.1:${port}/slack/events`, signingSecret);
	const registered = new Set(
		slackManifest({
			mode,
			publicUrl: null,
			oauth: false,
			commands: commands.map(({ name }) => ({
				name,
				description: "",
				usage: "",
			})),
		}).features.slash_commands.map(({ command }) => command),
	);

	const settings: SlackSettings = {
		mode,
		botToken: oauth ? null : tokens.bot,
		appToken: mode === "socket" ? tokens.app : null,
		signingSecret,
		oauth: oauth
			? {
					clientId: conditions.oauth.clientId,
					clientSecret: conditions.oauth.clientSecret,
				}
			: null,
		port,
		publicUrl: oauth ? `http://127.0.0.1:${port}` : null,
		secretKeys: oauth ? [randomBytes(32).toString("base64")] : [],
		apiUrl: api.url,
	};

	/** Somebody about to do something; their trigger opens one window, within 3 seconds. */
	async function scene(
		person: Person,
		channel: StandInChannel | null,
		viewId: string | null = null,
	): Promise<Scene & { responseId: string }> {
		const userId = workspace.userIds[person];
		const { trigger_id } = await workspace.call("views.generateTriggerId", {
			user_id: userId,
			...(viewId === null ? {} : { view_id: viewId }),
		});
		const responseId = randomUUID();
		return {
			workspace,
			userId,
			channel,
			trigger: String(trigger_id),
			responseUrl: api.responseUrl(responseId),
			responseId,
		};
	}

	/** The answer to what was done in a scene: by its response_url, its window, or in the channel. */
	function answerTo(
		{ trigger, responseId, channel, userId }: Scene & { responseId: string },
		person: Person,
		since: number,
	): Promise<Reply> {
		const windows = new Set<unknown>();
		return log.first((call) => {
			const { method, body, answer } = call;
			if (answer?.ok !== true) return null;
			if (method === "respond" && body.id === responseId)
				return message(body, body.response_type !== "in_channel");
			if (/^views\.(open|push)$/.test(method) && body.trigger_id === trigger) {
				const view = answer.view as Json;
				windows.add(view.id);
				return isWaiting(view) ? null : windowOf(view);
			}
			if (method === "views.update" && windows.has(body.view_id)) {
				const view = answer.view as Json;
				return isWaiting(view) ? null : windowOf(view);
			}
			if (method === "chat.postEphemeral" && body.user === userId)
				return message(body, true);
			return method === "chat.postMessage" && body.channel === userId
				? message(body, true)
				: null;

			function message(given: Json, isPrivate: boolean): Reply {
				const words = wordsOf(given.blocks);
				const kind = "message" as const;
				return { kind, words, isPrivate, body: given, channel, person };
			}
			function windowOf(view: Json): Reply {
				return viewReply(view, channel, person);
			}
		}, since);
	}

	async function act(
		doing: Scene & { responseId: string },
		person: Person,
		payload: Json,
		kind: "slash_commands" | "interactive",
	): Promise<Reply> {
		const since = log.all.length;
		await delivery.deliver(kind, payload);
		return answerTo(doing, person, since);
	}

	let closed: Promise<void> | null = null;
	const lastEvent: { payload: Json | null } = { payload: null };
	async function event(fields: Json, eventId?: string): Promise<void> {
		const payload = eventCallback(workspace, fields, eventId);
		lastEvent.payload = payload;
		await delivery.deliver("events_api", payload);
	}

	async function messagesOf(id: string): Promise<StandInMessage[]> {
		const read = async (method: string, more: Json) =>
			(
				(await workspace.call(method, {
					channel: id,
					limit: 1000,
					...more,
				})) as unknown as { messages: Json[] }
			).messages;
		const tops = (await read("conversations.history", {})).toReversed();
		const all: Json[] = [];
		for (const top of tops) {
			if (top.subtype !== undefined) continue;
			const hasReplies = Number(top.reply_count ?? 0) > 0;
			all.push(
				...(hasReplies
					? await read("conversations.replies", { ts: top.ts })
					: [top]),
			);
		}
		return all.map((message) => ({
			ts: String(message.ts),
			thread:
				message.thread_ts === undefined || message.thread_ts === message.ts
					? null
					: String(message.thread_ts),
			text: String(message.text),
			blocks: (message.blocks ?? []) as Json[],
			words: wordsOf(message.blocks ?? []),
			edited: message.edited !== undefined,
			metadata: (message.metadata ?? null) as Json | null,
		}));
	}

	async function pressIn(
		person: Person,
		channel: StandInChannel | null,
		within: { message: Json } | { view: Json },
		wanted: string,
	): Promise<Reply> {
		const blocks = ("view" in within
			? within.view.blocks
			: within.message.blocks) as unknown as Json[];
		const found = pressable(blocks).find(({ value }) => value === wanted);
		if (!found)
			throw new Error(
				`There is no ${wanted}, only ${pressable(blocks).map(({ value }) => value)}.`,
			);
		const isModal = "view" in within && within.view.type === "modal";
		const viewId = isModal ? String(within.view.id) : null;
		const doing = await scene(person, channel, viewId);
		const action = { ...found.action, block_id: found.blockId };
		return act(
			doing,
			person,
			blockActions(doing, action, within),
			"interactive",
		);
	}

	return {
		settings,
		workspace: { id: workspace.id, botUserId: workspace.botUserId },
		userIds: workspace.userIds,
		/** The socket that the program is connected by; null in `http` mode. */
		socket,
		signingSecret,
		oauth: conditions.oauth,
		eventsUrl: `http://127.0.0.1:${port}/slack/events`,

		/** A public channel that `owner` made, with everybody in it and the bot. */
		async addChannel(name: string): Promise<StandInChannel> {
			const { channel } = await workspace.call(
				"conversations.create",
				{ name },
				tokens.owner,
			);
			const { id } = channel as { id: string };
			await workspace.call(
				"conversations.invite",
				{
					channel: id,
					users: [
						workspace.botUserId,
						workspace.userIds.member,
						workspace.userIds.guest,
						workspace.userIds.admin,
					].join(","),
				},
				tokens.owner,
			);
			return { id, name };
		},

		/** Types a whole line, such as "/pause 3"; a name that Slack keeps goes by /modelwire. */
		async command(
			channel: StandInChannel,
			person: Person,
			line: string,
		): Promise<Reply> {
			const [, name = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
			const doing = await scene(person, channel);
			const isRegistered = registered.has(name);
			const payload = slashCommand(
				doing,
				isRegistered ? name : "/modelwire",
				isRegistered ? text : `${name.slice(1)} ${text}`.trim(),
			);
			return act(doing, person, payload, "slash_commands");
		},

		/** Presses a button or menu entry of a message in the channel. */
		async press(
			channel: StandInChannel,
			person: Person,
			messageId: string,
			action: string,
			value: string,
		): Promise<Reply> {
			const message = (await messagesOf(channel.id)).find(
				({ ts }) => ts === messageId,
			);
			if (!message) throw new Error(`There is no message ${messageId}.`);
			return pressIn(
				person,
				channel,
				{
					message: {
						ts: message.ts,
						user: workspace.botUserId,
						text: message.text,
						blocks: message.blocks,
						...(message.thread ? { thread_ts: message.thread } : {}),
					},
				},
				`${action}:${value}`,
			);
		},

		/** Presses something in what was replied: an ephemeral message, a window, or App Home. */
		pressReply(
			reply: Reply,
			action: string,
			value: string,
			person = reply.person,
		): Promise<Reply> {
			const within =
				reply.kind === "view"
					? { view: reply.body }
					: { message: { ts: "1.1", ...reply.body } };
			return pressIn(person, reply.channel, within, `${action}:${value}`);
		},

		/** What the form's button "Preview" shows. */
		async preview(form: Reply, filled: Filled = {}): Promise<Reply> {
			const view = { ...form.body, state: stateOf(form.body, filled) };
			const doing = await scene(
				form.person,
				form.channel,
				String(form.body.id),
			);
			const action = {
				type: "button",
				action_id: "form:preview",
				block_id: "form-preview",
				value: "preview",
			};
			const payload = blockActions(doing, action, { view });
			return act(doing, form.person, payload, "interactive");
		},

		/** Sends the form; what is not filled in stays as it was shown. */
		async submit(form: Reply, filled: Filled = {}): Promise<Reply> {
			const view = { ...form.body, state: stateOf(form.body, filled) };
			const doing = await scene(form.person, form.channel);
			const since = log.all.length;
			const answer = await delivery.deliver(
				"interactive",
				viewSubmission(doing, view),
			);
			const { channel, person } = form;
			if (answer.response_action === "errors")
				return {
					kind: "errors",
					words: Object.values(answer.errors as Json).join("\n"),
					isPrivate: true,
					body: answer,
					channel,
					person,
				};
			if (answer.response_action !== "update")
				return {
					kind: "closed",
					words: "",
					isPrivate: true,
					body: answer,
					channel,
					person,
				};
			const shown = { id: form.body.id, ...(answer.view as Json) };
			if (!isWaiting(shown)) return viewReply(shown, channel, person);
			return log.first(({ method, body, answer: told }) => {
				const isOurs =
					method === "views.update" &&
					body.view_id === form.body.id &&
					told?.ok === true;
				return isOurs
					? viewReply((told as { view: Json }).view, channel, person)
					: null;
			}, since);
		},

		/** What a field offers for what was typed so far: the values. */
		async suggest(
			form: Reply,
			field: string,
			typed: string,
		): Promise<string[]> {
			const input = inputsOf(form.body).find(
				({ block_id }) => block_id === field,
			);
			const doing = await scene(form.person, form.channel);
			const { options } = (await delivery.deliver(
				"interactive",
				blockSuggestion(doing, {
					view: form.body,
					blockId: field,
					actionId: input?.element.action_id ?? "",
					value: typed,
				}),
			)) as { options: { value: string }[] };
			return options.map(({ value }) => value);
		},

		/** Opens App Home and gives what is shown there. */
		async openHome(person: Person): Promise<Reply> {
			const since = log.all.length;
			const userId = workspace.userIds[person];
			await event({ type: "app_home_opened", user: userId, tab: "home" });
			return log.first(({ method, body, answer }) => {
				const isTheirs =
					method === "views.publish" &&
					body.user_id === userId &&
					answer?.ok === true;
				return isTheirs
					? viewReply((answer as { view: Json }).view, null, person)
					: null;
			}, since);
		},

		/** Mentions the bot with a question; gives the answer in the thread. */
		async ask(
			channel: StandInChannel,
			person: Person,
			question: string,
			thread: string | null = null,
		): Promise<StandInMessage> {
			const since = log.all.length;
			const text = `<@${workspace.botUserId}> ${question}`;
			const userId = workspace.userIds[person];
			const posted = await workspace.call(
				"chat.postMessage",
				{
					channel: channel.id,
					text,
					...(thread === null ? {} : { thread_ts: thread }),
				},
				tokens[person],
			);
			await event({
				type: "app_mention",
				user: userId,
				text,
				ts: posted.ts,
				channel: channel.id,
				...(thread === null ? {} : { thread_ts: thread }),
			});
			const ts = await log.first(
				({ method, body, answer }) =>
					method === "chat.postMessage" &&
					body.thread_ts === (thread ?? posted.ts) &&
					answer?.ok === true
						? String(answer.ts)
						: null,
				since,
			);
			const found = (await messagesOf(channel.id)).find(
				(message) => message.ts === ts,
			);
			if (!found) throw new Error("The answer is not in the channel.");
			return found;
		},

		/** @param name such as "+1" */
		react(
			channel: StandInChannel,
			person: Person,
			messageId: string,
			name: string,
			added = true,
		): Promise<void> {
			return event({
				type: added ? "reaction_added" : "reaction_removed",
				user: workspace.userIds[person],
				reaction: name,
				item_user: workspace.botUserId,
				item: { type: "message", channel: channel.id, ts: messageId },
			});
		},

		/** All posts of the channel, each thread after what it hangs on. */
		messages: (channel: StandInChannel) => messagesOf(channel.id),
		/** What the bot told this person apart from all channels. */
		async toldApart(person: Person): Promise<StandInMessage[]> {
			const { channel } = await workspace.call("conversations.open", {
				users: workspace.userIds[person],
			});
			return messagesOf(String((channel as Json).id));
		},

		faults: { next: faults.next, clear: faults.clear },

		/** Takes the bot out of the channel, as `/kick` does; with the event that tells it. */
		async removeBot(
			channel: StandInChannel,
			{ silently = false }: { silently?: boolean } = {},
		): Promise<void> {
			await workspace.call(
				"conversations.kick",
				{ channel: channel.id, user: workspace.botUserId },
				tokens.owner,
			);
			if (!silently)
				await event({
					type: "channel_left",
					channel: channel.id,
					actor_id: workspace.userIds.owner,
				});
		},

		async inviteBot(channel: StandInChannel): Promise<void> {
			await workspace.call(
				"conversations.invite",
				{ channel: channel.id, users: workspace.botUserId },
				tokens.owner,
			);
			await event({
				type: "member_joined_channel",
				user: workspace.botUserId,
				channel: channel.id,
				channel_type: "C",
				team: workspace.id,
			});
		},

		async archive(channel: StandInChannel): Promise<void> {
			await workspace.call(
				"conversations.archive",
				{ channel: channel.id },
				tokens.owner,
			);
			await event({
				type: "channel_archive",
				channel: channel.id,
				user: workspace.userIds.owner,
			});
		},

		/** The workspace takes its permission back; from now on every call is refused. */
		async revoke({
			error = "token_revoked",
			silently = false,
		}: {
			error?: string;
			silently?: boolean;
		} = {}): Promise<void> {
			conditions.revokedAs = error;
			if (silently) return;
			await event({
				type: "tokens_revoked",
				tokens: { bot: [workspace.botUserId], oauth: [] },
			});
		},

		/** Gives the permission back. */
		allow: () => {
			conditions.revokedAs = null;
		},

		/** Any event of Slack's, such as `{ type: "channel_archive", channel }`. */
		event,
		/** Delivers the last event once more, as Slack does when it thinks it was not heard. */
		async redeliver(
			retry: Retry = { number: 1, reason: "http_timeout" },
		): Promise<void> {
			if (!lastEvent.payload) throw new Error("Nothing was delivered yet.");
			await delivery.deliver("events_api", lastEvent.payload, retry);
		},
		/** Milliseconds from each delivery to its acknowledgement. */
		ackTimes: () => [...delivery.ackTimes],
		/** Settles when the app has acknowledged so many deliveries. */
		acknowledged: (count: number) => delivery.acknowledged(count),
		/** Every call that reached us, those that failed included. */
		calls: (method?: string): Call[] =>
			log.all.filter((call) => method === undefined || call.method === method),
		/** The next call of this method from now on, when it comes. */
		nextCall: (method: string): Promise<Call> =>
			log.first(
				(call) => (call.method === method ? call : null),
				log.all.length,
			),

		close(): Promise<void> {
			closed ??= (async () => {
				await delivery.close();
				await api.close();
				await workspace.close();
			})();
			return closed;
		},
	};
}

export type SlackStandIn = Awaited<ReturnType<typeof makeSlackStandIn>>;

function viewReply(
	view: Json,
	channel: StandInChannel | null,
	person: Person,
): Reply {
	const words = wordsOf([view.title, view.blocks]);
	return { kind: "view", words, isPrivate: true, body: view, channel, person };
}

/** A window that says "…" until there is something to show. */
function isWaiting(view: Json): boolean {
	return wordsOf(view.blocks) === "…";
}

function peopleOf(ids: Readonly<Record<Person, string>>): Map<string, Json> {
	const about = { tz: "Europe/Rome", locale: "en-US", is_restricted: false };
	return new Map([
		[ids.owner, { ...about, is_admin: false }],
		[ids.member, { ...about, is_admin: false }],
		[ids.guest, { ...about, is_admin: false, is_restricted: true }],
		[ids.admin, { ...about, is_admin: true, locale: "it-IT" }],
	]);
}

async function freePort(): Promise<number> {
	const server = createServer();
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}
