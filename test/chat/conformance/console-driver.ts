import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TypedLine } from "#src/chat/console/adapter.ts";
import type { Message } from "#src/chat/message.ts";
import { typedByTests } from "#test/support/typed-by-tests.ts";
import type { ChannelDriver, ChatDriver, Person, Seen } from "./driver.ts";

const workspace = { id: "terminal", name: "Terminal" };
const rights = { owner: "manager", member: "member" } as const;

/** A terminal at which several people sit, and that can be closed for a channel. */
export async function makeConsoleDriver(): Promise<ChatDriver> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-terminal-"));
	const keyboard = typedByTests<TypedLine>();
	const shown: { to: string; text: string; message: Message | undefined }[] =
		[];
	const closed = new Set<string>();

	async function say(
		channel: string,
		text: string,
		by: Person = "owner",
	): Promise<Seen> {
		return keyboard.type({
			text,
			channel,
			person: {
				id: by,
				rights: rights[by],
				timeZone: "Europe/Rome",
				language: "en",
			},
		});
	}
	function channelDriver(channel: string): ChannelDriver {
		const postsHere = () => shown.filter(({ to }) => to === channel);
		return {
			address: { workspace: workspace.id, channel },
			type: (text, by) => say(channel, text, by),
			async openForm(by) {
				const { words } = await say(channel, "/subscribe", by);
				return {
					words,
					async fill(values) {
						for (const [field, said] of Object.entries(values))
							await say(channel, `${field} = ${said.join(", ")}`, by);
					},
					preview: () => say(channel, "preview", by),
					save: () => say(channel, "save", by),
				};
			},
			async press(storyId, action, by) {
				const entry = postsHere()
					.flatMap(({ message }) => message?.entries ?? [])
					.findLast((each) => each.storyId === storyId);
				if (!entry) throw new Error(`no post tells story ${storyId}`);
				return say(channel, `${entry.number} ${action}`, by);
			},
			picture: async () => null,
			posts: async () => postsHere().map(({ text }) => text),
			removeBot: async () => {
				closed.add(channel);
			},
			inviteBot: async () => {
				closed.delete(channel);
			},
			toldApart: async (person) =>
				shown.filter(({ to }) => to === person).map(({ text }) => text),
		};
	}

	return {
		platform: "console",
		weather: null,
		settings: {
			console: {
				file: join(folder, "console.jsonl"),
				workspace,
				lines: keyboard.lines,
				width: 10_000,
				print(text, to, message) {
					// As a terminal that was closed fails: https://man7.org/linux/man-pages/man2/write.2.html
					if (closed.has(to))
						throw Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
					shown.push({ to, text, message });
				},
				answer: (words, { audience }) =>
					keyboard.answered({ words, isPrivate: audience === "person" }),
			},
		},
		addChannel: async (name) => channelDriver(`#${name}`),
		close: () => rm(folder, { recursive: true, force: true }),
	};
}
