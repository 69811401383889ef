import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { ChatAdapter } from "../adapter.ts";
import type { Message } from "../message.ts";
import { renderText } from "./render.ts";

const posted = z.object({ channel: z.string(), key: z.string() });

/**
 * Digests in the terminal. What was posted is kept in a file too, one line of
 * JSON a message, so that it can be read later and an unknown outcome settled.
 */
export function makeConsoleAdapter({
	file,
	print,
	width,
	colour = false,
}: {
	file: string;
	print: (text: string, channel: string) => void;
	width?: number;
	colour?: boolean;
}): ChatAdapter {
	const style = { colour, ...(width === undefined ? {} : { width }) };
	return {
		platform: "console",
		render: (message) => [
			{
				body: { message: { ...message }, text: renderText(message) },
				storyIds: message.entries.flatMap(({ storyId }) => storyId ?? []),
			},
		],
		async post({ channel }, body, { key }) {
			mkdirSync(dirname(file), { recursive: true });
			appendFileSync(
				file,
				`${JSON.stringify({ channel, key, text: body.text })}\n`,
			);
			print(renderText(body.message as Message, style), channel);
			return key;
		},
		async find({ channel }, { key }) {
			const lines = existsSync(file) ? readFileSync(file, "utf8") : "";
			const found = lines.split("\n").some((line) => {
				const message = readLine(line);
				return message?.channel === channel && message.key === key;
			});
			return found ? key : null;
		},
		edit: async ({ channel }, _messageId, body) =>
			print(renderText(body.message as Message, style), channel),
		linkTo: async () => null,
		tell: async ({ person }, message) =>
			print(renderText(message, style), person),
		listen: async () => {},
		close: async () => {},
	};
}

/** A line that a crash cut short was not posted. */
function readLine(line: string): z.infer<typeof posted> | null {
	try {
		return posted.parse(JSON.parse(line));
	} catch {
		return null;
	}
}
