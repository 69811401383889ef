import { readArguments } from "#src/chat/commands/arguments.ts";
import { commands } from "#src/chat/commands/commands.ts";
import { faults, makeDiscordStandIn } from "#test/support/discord/driver.ts";
import type { SeenReply } from "#test/support/discord/replies.ts";
import type {
	ChannelDriver,
	ChatDriver,
	Disturbance,
	Person,
	Seen,
} from "./driver.ts";

/** A guild on the stand-in of Discord, and the people in it. */
export async function makeDiscordDriver(): Promise<ChatDriver> {
	const discord = await makeDiscordStandIn();
	const people = {
		owner: discord.person("owner", { manager: true }),
		member: discord.person("member"),
	} satisfies Record<Person, unknown>;

	function channelDriver(channel: string): ChannelDriver {
		return {
			address: { workspace: discord.guildId, channel },
			async type(text, by = "owner") {
				const [, name = "", rest = ""] = /^\/(\S+)\s*(.*)$/.exec(text) ?? [];
				const command = commands.find((one) => one.name === name);
				if (!command) throw new Error(`${text} is no command of ours`);
				const values = readArguments(command, rest);
				return seen(await discord.command(channel, people[by], name, values));
			},
			async openForm(by = "owner") {
				const form = await discord.command(channel, people[by], "subscribe");
				return {
					words: form.text(),
					fill: (values) => discord.fillForm(form, values),
					preview: async () => seen(await discord.previewForm(form)),
					save: async () => seen(await discord.submitForm(form)),
				};
			},
			async press(storyId, action, by = "owner") {
				const wanted = `${action}:${storyId}`;
				// The latest post first: a story may have been told before.
				for (const { id, buttons } of discord.messages(channel).reverse())
					for (const { customId, value } of buttons)
						if (value === wanted || customId.endsWith(wanted)) {
							const chosen = value === null ? null : [value];
							const person = people[by];
							return seen(await discord.press(person, id, customId, chosen));
						}
				throw new Error(`no post offers ${wanted}`);
			},
			picture: (words) =>
				discord.until(() => discord.shownPicture(channel, words)),
			posts: async () => discord.messages(channel).map(({ text }) => text),
			removeBot: async () => discord.removeBot(channel),
			inviteBot: async () => discord.inviteBot(channel),
			toldApart: async (person) =>
				discord.directMessages(people[person]).map(({ text }) => text),
		};
	}

	const plan = (route: string, how: Disturbance) =>
		discord.faults.next(
			route,
			{
				busy: faults.rateLimit(2),
				"server-error": faults.serverError,
				dropped: faults.dropBefore,
				"answer-dropped": faults.dropAfter,
			}[how],
		);
	return {
		weather: {
			disturbPost: (how) => plan("POST /channels/:id/messages", how),
			disturbLook: (how) => plan("GET /channels/:id/messages", how),
			clear: () => discord.faults.clear(),
			revoke: async () => discord.revoke(),
			calls: () => discord.calls().length,
		},
		platform: "discord",
		settings: { discord: discord.settings },
		addChannel: async (name) => channelDriver(discord.addChannel(name)),
		close: () => discord.close(),
	};
}

function seen(reply: SeenReply): Seen {
	return { words: reply.text(), isPrivate: reply.ephemeral() };
}
