import {
	brokenSince,
	latestEntries,
	type ToldEntry,
} from "../../digests/store-entries.ts";
import type { Database } from "../../lib/database/database.ts";
import { normalise } from "../../lib/text/normalise.ts";
import { counted } from "../texts/texts.ts";
import { type AskedChannel, needSubscription } from "./asked-channel.ts";
import { ChatError } from "./chat-error.ts";

/** Names a story by its number in the database, as a completed option does. */
const storyName = /^story-(\d+)$/;

export function nameOfStory(storyId: number): string {
	return `story-${storyId}`;
}

/**
 * The story that somebody means: by its number in the channel's latest digest, by words of its
 * headline there or in what broke since, or as it was completed.
 * @throws ChatError where there is none, with what to type instead
 */
export async function storyMeant(
	database: Database,
	channel: AskedChannel,
	typed: string,
): Promise<number> {
	const byName = storyName.exec(typed)?.[1];
	if (byName) return Number(byName);
	const { row, name } = needSubscription(channel);
	const entries = await latestEntries(database, row.id);
	if (entries.length === 0)
		throw new ChatError(({ commands }) => commands.errors.noDigest(name));
	const meant =
		entries.find(({ position }) => String(position) === bare(typed)) ??
		byHeadline(entries, typed) ??
		byHeadline(await brokenSince(database, row.id), typed);
	if (meant) return meant.storyId;
	throw new ChatError((texts) =>
		counted(texts, texts.commands.errors.noNumber(typed), entries.length),
	);
}

/** "#1", "1." */
function bare(typed: string): string {
	return typed.trim().replace(/^[#n°º.\s]+|[.\s]+$/giu, "");
}

/** The first whose headline holds all the words. */
function byHeadline(
	entries: readonly ToldEntry[],
	typed: string,
): ToldEntry | undefined {
	if (typed.trim().length < 3) return undefined;
	const words = normalise(typed).split(" ");
	return entries.find(({ headline }) =>
		words.every((word) => normalise(headline).includes(word)),
	);
}
