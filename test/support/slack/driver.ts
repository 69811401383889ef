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
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { botScopes, slackManifest } from "#src/chat/slack/register.ts";
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
import { makeFiles, type UploadedFile } from "./files.ts";
import { makeForms } from "./forms.ts";
import { makeMembership } from "./membership.ts";
import { messagesOf, type StandInMessage } from "./messages.ts";
import { makeOAuthState } from "./oauth.ts";
import { makeStage, type StandInChannel } from "./stage.ts";
import { makeTalking } from "./talking.ts";
import { makeTyping } from "./typing.ts";
import { type Conditions, startWebApi } from "./web-api.ts";

export type { Reply } from "./replies.ts";
export type { Fault, StandInChannel };

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
		scopes: botScopes,
	};
	const files = makeFiles();
	const api = await startWebApi({ workspace, log, faults, conditions, files });
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

	const stage = makeStage({ workspace, log, delivery, conditions, api });
	let closed: Promise<void> | null = null;
	return {
		...makeTyping(stage, registered),
		...makeForms(stage),
		...makeTalking(stage),
		...makeMembership(stage),
		settings,
		workspace: { id: workspace.id, botUserId: workspace.botUserId },
		userIds: workspace.userIds,
		/** The socket that the program is connected by; null in `http` mode. */
		socket,
		signingSecret,
		oauth: conditions.oauth,
		eventsUrl: `http://127.0.0.1:${port}/slack/events`,

		/** All posts of the channel, each thread after what it hangs on. */
		messages: (channel: StandInChannel) => messagesOf(workspace, channel.id),
		/** What the bot told this person apart from all channels. */
		async toldApart(person: Person): Promise<StandInMessage[]> {
			const { channel } = await workspace.call("conversations.open", {
				users: workspace.userIds[person],
			});
			return messagesOf(workspace, String((channel as Json).id));
		},

		/** Files that were uploaded, and how long Slack looks through them. */
		files: { uploaded: files.uploaded, slowBy: files.slowBy },

		/** A file whose alternative text holds `words`, as soon as a message has shown one. */
		shownFile: (words: string): Promise<UploadedFile> =>
			log.first(() => {
				const shown = shownIn(log.all);
				return (
					files
						.uploaded()
						.findLast(({ id, alt }) => shown.has(id) && alt.includes(words)) ??
					null
				);
			}),

		/** The app is installed with these rights alone. */
		grant(scopes: readonly string[]): void {
			conditions.scopes = scopes;
		},

		/** What `users.info` says of a person besides, such as `{ is_owner: true }`. */
		describePerson(id: string, about: Json): void {
			conditions.people.set(id, { ...conditions.people.get(id), ...about });
		},

		faults: { next: faults.next, clear: faults.clear },

		/** Any event of Slack's, such as `{ type: "channel_archive", channel }`. */
		event: stage.event,
		/** Delivers the last event once more, as Slack does when it thinks it was not heard. */
		async redeliver(
			retry: Retry = { number: 1, reason: "http_timeout" },
		): Promise<void> {
			const last = stage.lastEvent();
			if (!last) throw new Error("Nothing was delivered yet.");
			await delivery.deliver("events_api", last, retry);
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

		/** The next call of this method that Slack accepts, when it comes. */
		nextMessage: (method: string): Promise<Call> =>
			log.first(
				(call) =>
					call.method === method && call.answer?.ok === true ? call : null,
				log.all.length,
			),
		/** The so many'th call of this method from the beginning, when it comes. */
		nthCall(method: string, number: number): Promise<Call> {
			let seen = 0;
			return log.first((call) => {
				if (call.method === method) seen += 1;
				return call.method === method && seen === number ? call : null;
			});
		},

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

/** Ids of the files that were posted. */
function shownIn(calls: readonly Call[]): Set<string> {
	const posted = calls.filter(
		({ method, body, answer }) =>
			method === "chat.postMessage" &&
			answer?.ok === true &&
			JSON.stringify(body.blocks).includes('"slack_file"'),
	);
	return new Set(
		posted.flatMap(({ body }) => {
			const [block] = (body.blocks ?? []) as { slack_file: Json }[];
			return block ? [String(block.slack_file.id)] : [];
		}),
	);
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
