import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { ChatAdapter, Post } from "../adapter.ts";
import type { Asker, ChatListener } from "../listener.ts";
import type { Message } from "../message.ts";
import { textsIn } from "../texts/texts.ts";
import { consoleError } from "./errors.ts";
import { typedLines } from "./lines.ts";
import { answerLine, type Conversation, type Said } from "./listen.ts";
import { renderText } from "./render.ts";

const posted = z.object({ channel: z.string(), key: z.string() });

/** A line with who typed it and where, for whoever stands in for several people. */
export interface TypedLine {
	text: string;
	channel?: string;
	person?: Partial<Asker["person"]>;
}

export interface ConsoleOptions {
	/** Keeps what was posted, one line of JSON a message. */
	file: string;
	/** Shows a text in a channel, or to a person; a message of ours as values, too. */
	print: (text: string, to: string, message?: Message) => void;
	/** What is typed; by default what comes from the terminal, if there is one. */
	lines?: AsyncIterable<string | TypedLine> | null;
	/** Where answers go; to `print` when not given. */
	answer?: (
		text: string,
		to: { channel: string; person: string; audience: Said["audience"] },
	) => void;
	/** The channel of who types without saying where. */
	channel?: string;
	workspace?: { id: string; name: string };
	width?: number;
	colour?: boolean;
}

/**
 * Digests and commands in the terminal. What was posted is kept in a file too, so that it can be
 * read later and an unknown outcome settled. Who sits at the terminal may change everything.
 */
export function makeConsoleAdapter({
	file,
	print,
	lines,
	answer = (text, { channel }) => print(text, channel),
	channel: ownChannel = "#console",
	workspace = { id: "terminal", name: "Terminal" },
	width,
	colour = false,
}: ConsoleOptions): ChatAdapter {
	const style = { colour, ...(width === undefined ? {} : { width }) };
	const conversations = new Map<string, Conversation>();
	/** While somebody can type. */
	let source: AsyncIterable<string | TypedLine> | null = null;

	function conversationIn(channel: string): Conversation {
		const kept = conversations.get(channel) ?? {
			latest: null,
			digest: null,
			open: null,
		};
		conversations.set(channel, kept);
		return kept;
	}
	/** With what may be typed about it, where somebody can. */
	function shown(message: Message): string {
		const next = source === null ? [] : typeable(message);
		const { youCanType } = textsIn(message.language).commands.terminal;
		return [
			renderText(message, style),
			...(next.length > 0 ? [`${youCanType} ${next.join(" · ")}`] : []),
		].join("\n\n");
	}
	async function answerTo(
		listener: ChatListener,
		line: string | TypedLine,
	): Promise<void> {
		const {
			text,
			channel = ownChannel,
			person = {},
		} = typeof line === "string" ? { text: line } : line;
		if (text.trim() === "") return;
		const asker: Asker = {
			platform: "console",
			workspace,
			channel: { id: channel, name: channel },
			person: {
				id: "terminal",
				rights: "manager",
				timeZone: null,
				language: null,
				...person,
			},
			thread: channel,
		};
		const conversation = conversationIn(channel);
		const said = await answerLine(listener, asker, conversation, text.trim());
		answer(said.message ? shown(said.message) : (said.text ?? ""), {
			channel,
			person: asker.person.id,
			audience: said.audience,
		});
	}

	async function answerAll(
		listener: ChatListener,
		typed: AsyncIterable<string | TypedLine>,
	): Promise<void> {
		for await (const line of typed) {
			if (source !== typed) return;
			// The listener never throws; a terminal that shows nothing cannot be told so.
			await answerTo(listener, line).catch(() => null);
		}
	}

	return {
		platform: "console",
		hearsMentions: false,
		render,
		renderAgain: render,
		// Who types at the terminal has the machine.
		ownsApp: async () => true,
		async post({ channel }, body, { key }) {
			const message = body.message as Message;
			try {
				mkdirSync(dirname(file), { recursive: true });
				appendFileSync(
					file,
					`${JSON.stringify({ channel, key, text: body.text })}\n`,
				);
				print(shown(message), channel, message);
			} catch (error) {
				throw consoleError(error);
			}
			Object.assign(conversationIn(channel), {
				latest: message,
				digest: message,
			});
			return key;
		},
		async find({ channel }, { key }) {
			const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
			const found = kept.split("\n").some((line) => {
				const message = readLine(line);
				return message?.channel === channel && message.key === key;
			});
			return found ? key : null;
		},
		async edit({ channel }, _messageId, body) {
			const message = body.message as Message;
			const { corrected } = textsIn(message.language).commands.terminal;
			try {
				print(
					`${corrected}\n\n${renderText(message, style)}`,
					channel,
					message,
				);
			} catch (error) {
				throw consoleError(error);
			}
		},
		linkTo: async () => null,
		async tell({ person }, message) {
			try {
				print(renderText(message, style), person, message);
			} catch (error) {
				throw consoleError(error);
			}
		},
		async listen(listener) {
			source = lines === undefined ? typedLines() : lines;
			if (source !== null) void answerAll(listener, source);
		},
		async close() {
			const typed = source;
			source = null;
			if (typed && "close" in typed && typeof typed.close === "function")
				typed.close();
		},
	};
}

/** Short enough for a line: the first story stands for all. */
function typeable({ actions, entries, hints }: Message): string[] {
	const [first] = entries;
	const number = first?.number ?? (entries.length > 1 ? 1 : null);
	return [
		...(first?.actions ?? [])
			.slice(0, 3)
			.map(({ id }) => (number === null ? id : `${number} ${id}`)),
		...actions.map(({ id }) => id),
		...hints,
	];
}

/** A line that a crash cut short was not posted. */
function readLine(line: string): z.infer<typeof posted> | null {
	try {
		return posted.parse(JSON.parse(line));
	} catch {
		return null;
	}
}

/** A terminal takes a message of any length. */
function render(message: Message): [Post] {
	return [
		{
			body: { message: { ...message }, text: renderText(message) },
			storyIds: message.entries.flatMap(({ storyId }) => storyId ?? []),
		},
	];
}
