import { commands } from "#src/chat/commands/commands.ts";
import {
	type Fault,
	makeSlackStandIn,
	type Reply,
	type StandInChannel,
} from "#test/support/slack/driver.ts";
import type { ChannelDriver, ChatDriver, Disturbance, Seen } from "./driver.ts";

const faults = {
	busy: { kind: "busy", retryAfterSeconds: 2 },
	"server-error": { kind: "status", status: 500, carriedOut: false },
	dropped: { kind: "drop", carriedOut: false },
	"answer-dropped": { kind: "drop", carriedOut: true },
} satisfies Record<Disturbance, Fault>;

/** A workspace on the stand-in of Slack, in Socket Mode, and the people in it. */
export async function makeSlackDriver(): Promise<ChatDriver> {
	const slack = await makeSlackStandIn({ commands });
	slack.files.slowBy(0);

	function channelDriver(channel: StandInChannel): ChannelDriver {
		return {
			address: { workspace: slack.workspace.id, channel: channel.id },
			type: async (text, by = "owner") =>
				seen(await slack.command(channel, by, text)),
			async openForm(by = "owner") {
				const form = await slack.command(channel, by, "/subscribe");
				const filled: Record<string, readonly string[]> = {};
				return {
					words: form.words,
					async fill(values) {
						Object.assign(filled, values);
					},
					preview: async () => seen(await slack.preview(form, filled)),
					save: async () => seen(await slack.submit(form, filled)),
				};
			},
			async press(storyId, action, by = "owner") {
				const offer = `${action}:${storyId}`;
				const posts = await slack.messages(channel);
				// The latest post first: a story may have been told before.
				const post = posts
					.reverse()
					.find(({ blocks }) => JSON.stringify(blocks).includes(`"${offer}"`));
				if (!post) throw new Error(`no post offers ${offer}`);
				const { ts } = post;
				return seen(
					await slack.press(channel, by, ts, action, String(storyId)),
				);
			},
			async picture(words) {
				const { bytes, alt } = await slack.shownFile(words);
				return { png: bytes, alt };
			},
			posts: async () =>
				(await slack.messages(channel)).map(({ words }) => words),
			removeBot: () => slack.removeBot(channel),
			inviteBot: () => slack.inviteBot(channel),
			toldApart: async (person) =>
				(await slack.toldApart(person)).map(({ words }) => words),
		};
	}

	const plan = (method: string, how: Disturbance) =>
		slack.faults.next(method, faults[how]);
	return {
		weather: {
			disturbPost: (how) => plan("chat.postMessage", how),
			disturbLook: (how) => plan("conversations.history", how),
			clear: () => slack.faults.clear(),
			revoke: () => slack.revoke({ silently: true }),
			calls: () => slack.calls().length,
		},
		platform: "slack",
		settings: { slack: slack.settings },
		addChannel: async (name) => channelDriver(await slack.addChannel(name)),
		close: () => slack.close(),
	};
}

function seen({ words, isPrivate }: Reply): Seen {
	return { words, isPrivate };
}
