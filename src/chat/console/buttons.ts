import { normalise } from "../../lib/text/normalise.ts";
import type { Message, MessageAction } from "../message.ts";

/** Short for what the buttons are called. */
const aliases: Readonly<Record<string, string>> = {
	less: "less-like-this",
	like: "more-like-this",
	change: "subscribe",
	edit: "subscribe",
	forget: "reset-feedback",
};

/**
 * The button that somebody means by "1 more", "less 2" or "undo": its id, its label or a short
 * word, and the number of the story that it is about.
 */
export function buttonMeant(
	typed: string,
	{ entries, actions }: Pick<Message, "entries" | "actions">,
): MessageAction | null {
	const words = normalise(typed).replace(/^press\s+/, "");
	const number = Number(/(?<![\w.])#?(\d{1,3})(?![\w.])/.exec(words)?.[1] ?? 0);
	const wanted = words.replace(/#?\d{1,3}/, "").trim();
	if (wanted === "") return null;
	const named = (offered: readonly MessageAction[]) =>
		offered.find(
			({ id, label }) =>
				id === (aliases[wanted] ?? wanted.replaceAll(" ", "-")) ||
				normalise(label) === wanted,
		) ?? null;
	if (number === 0) {
		const only = entries.length === 1 ? (entries[0]?.actions ?? []) : [];
		return named([...actions, ...only]);
	}
	const entry =
		entries.find((each) => each.number === number) ?? entries[number - 1];
	return named(entry?.actions ?? []);
}
