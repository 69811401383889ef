/** The stand-ins of Slack and Discord, the networks to them, and what they hold. */
import { commands } from "#src/chat/commands/commands.ts";
import { signatureOf } from "#src/chat/discord/signature.ts";
import { makeDiscordStandIn } from "#test/support/discord/driver.ts";
import {
	makeSlackStandIn,
	type StandInChannel,
} from "#test/support/slack/driver.ts";
import type { Reader } from "./calendar.ts";
import { startNetwork } from "./network.ts";

/** A message that stands in a channel. */
export interface Held {
	/** What the program calls it, for Slack in the clear, for Discord by its mark. */
	mark: string;
	text: string;
	/** How often it was changed to something else. */
	edits: number;
}

export async function startPlatforms(
	readers: readonly Reader[],
	onFault: () => void,
) {
	const slack = await makeSlackStandIn({ commands });
	const discord = await makeDiscordStandIn();
	const slackNetwork = await startNetwork(
		new URL(slack.settings.apiUrl ?? "").origin,
		onFault,
	);
	const discordNetwork = await startNetwork(
		new URL(discord.settings.apiUrl).origin,
		onFault,
	);
	const slackChannels = new Map<string, StandInChannel>();
	const discordChannels = new Map<string, string>();
	for (const { name, platform, kind } of readers)
		if (platform === "slack")
			slackChannels.set(name, await slack.addChannel(name));
		else discordChannels.set(name, discord.addChannel(name, kind));

	/** By its id: an edit takes the mark away, as it does at Discord. */
	const marks = new Map<string, string>();
	function markOnDiscord({
		id,
		body,
	}: {
		id: string;
		body: { components?: unknown };
	}): string {
		const [container] = (body.components ?? []) as { id?: number }[];
		if (!marks.has(id)) marks.set(id, String(container?.id));
		return marks.get(id) ?? "";
	}

	function discordMessages({ name, kind }: Reader) {
		const channel = discordChannels.get(name) ?? "";
		return kind === "forum"
			? discord.threadsOf(channel).flatMap(({ id }) => discord.messages(id))
			: discord.messages(channel);
	}

	return {
		networks: { slack: slackNetwork, discord: discordNetwork },
		environment: {
			SLACK_BOT_TOKEN: slack.settings.botToken ?? "",
			SLACK_APP_TOKEN: slack.settings.appToken ?? "",
			SLACK_SIGNING_SECRET: slack.settings.signingSecret ?? "",
			SLACK_API_URL: `${slackNetwork.url}/api/`,
			DISCORD_TOKEN: discord.settings.token,
			DISCORD_API_URL: `${discordNetwork.url}/api`,
		},
		addressOf({ name, platform }: Reader): {
			workspace: string;
			channel: string;
		} {
			return platform === "slack"
				? {
						workspace: slack.workspace.id,
						channel: slackChannels.get(name)?.id ?? "",
					}
				: {
						workspace: discord.guildId,
						channel: discordChannels.get(name) ?? "",
					};
		},
		/** How a message of that name is marked there. */
		markOf: ({ platform }: Reader, key: string): string =>
			platform === "slack" ? key : String(signatureOf(key).componentId),
		/** All that stands in a channel, oldest first. */
		async held(reader: Reader): Promise<Held[]> {
			if (reader.platform === "discord")
				return discordMessages(reader).map((message) => {
					const { text, edits } = message;
					const texts = [...edits, text];
					return {
						mark: markOnDiscord(message),
						text,
						edits: edits.filter(
							(earlier, index) => earlier !== texts[index + 1],
						).length,
					};
				});
			const channel = slackChannels.get(reader.name);
			if (!channel) return [];
			const messages = await slack.messages(channel);
			return messages.map(({ metadata, words, edited }) => ({
				mark: String(
					(metadata?.event_payload as { key?: unknown } | undefined)?.key,
				),
				text: words,
				edits: edited ? 1 : 0,
			}));
		},
		/** The marks of all that was posted so far, in the order of posting; cheap. */
		posted(): string[] {
			const toSlack = slack
				.calls("chat.postMessage")
				.filter(({ answer }) => answer?.ok === true)
				.map(({ body }) =>
					String(
						(body.metadata as { event_payload: { key: string } } | undefined)
							?.event_payload.key,
					),
				);
			const toDiscord = readers
				.filter(({ platform }) => platform === "discord")
				.flatMap((reader) => discordMessages(reader).map(markOnDiscord));
			return [...toSlack, ...toDiscord];
		},
		/** Lets the platforms' time pass too. */
		pass: (milliseconds: number) => discord.passTime(milliseconds),
		underWay: () => slackNetwork.underWay() + discordNetwork.underWay(),
		async close() {
			await slackNetwork.close();
			await discordNetwork.close();
			await slack.close();
			await discord.close();
		},
	};
}
