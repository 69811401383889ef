import { lookUp } from "../../lib/look-up.ts";
import { normalise } from "../../lib/text/normalise.ts";
import type { Message, MessageAction, MessageEntry } from "../message.ts";

/** Short for what the buttons are called. */
const aliases: Readonly<Record<string, string>> = {
	less: "less-like-this",
	like: "more-like-this",
	change: "subscribe",
	edit: "subscribe",
	forget: "reset-feedback",
};

/** The messages whose buttons can be pressed. */
export interface Pressable {
	/** The last that was shown. */
	latest: Message | null;
	/** The last digest, whose stories have numbers. */
	digest: Message | null;
}

/**
 * The button that somebody means by "1 more", "less 2" or "undo": its id, its label or a short
 * word, and the number of the story that it is about.
 */
export function buttonMeant(
	typed: string,
	{ latest, digest }: Pressable,
): MessageAction | null {
	const words = normalise(typed).replace(/^press\s+/, "");
	const number = Number(/(?<![\w.])#?(\d{1,3})(?![\w.])/.exec(words)?.[1] ?? 0);
	const wanted = words.replace(/#?\d{1,3}/, "").trim();
	if (wanted === "") return null;
	const offered =
		number > 0
			? entryMeant(number, latest, digest)?.actions
			: [...(latest?.actions ?? []), ...onlyEntry(latest)];
	const id = lookUp(aliases, wanted) ?? wanted.replaceAll(" ", "-");
	return (
		offered?.find(
			(action) => action.id === id || normalise(action.label) === wanted,
		) ?? null
	);
}

/** The number of a digest's story, else the place in a list without numbers. */
function entryMeant(
	number: number,
	latest: Message | null,
	digest: Message | null,
): MessageEntry | undefined {
	const numbered = (message: Message | null) =>
		message?.entries.find((entry) => entry.number === number);
	const listed = (latest?.entries.length ?? 0) > 1 ? latest : null;
	return (
		numbered(latest) ??
		listed?.entries[number - 1] ??
		numbered(digest) ??
		latest?.entries[number - 1]
	);
}

function onlyEntry(message: Message | null): readonly MessageAction[] {
	return message?.entries.length === 1
		? (message.entries[0]?.actions ?? [])
		: [];
}
