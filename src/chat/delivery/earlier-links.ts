import type { DigestRow } from "../../digests/store.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { Post, StoriesOfPosts } from "../adapter.ts";
import {
	type EarlierLinks,
	editionMessage,
} from "../messages/edition-message.ts";
import { shortenEdition } from "../messages/shorten-edition.ts";
import type { Place } from "./place.ts";
import { earlierMessages } from "./store-outbox.ts";

interface LinkDeps {
	database: Database;
	log: Log;
}

/** A digest as its channel's platform shows it, updates linked to what was told before. */
export async function postsOf(
	deps: LinkDeps,
	place: Place,
	digest: Pick<DigestRow, "id" | "channelId" | "edition">,
): Promise<Post[]> {
	if (!digest.edition) return [];
	const earlierLinks = await earlierLinksOf(deps, place, digest);
	return place.adapter.render(editionMessage(digest.edition, { earlierLinks }));
}

/**
 * As {@link postsOf}, of a digest that was posted: each story stays in its message, and where one
 * has grown too long, words are left out.
 * @returns null where even the headlines do not fit
 */
export async function postsAgain(
	deps: LinkDeps,
	place: Place,
	digest: Pick<DigestRow, "id" | "channelId" | "edition">,
	told: StoriesOfPosts,
): Promise<Post[] | null> {
	if (!digest.edition) return null;
	const earlierLinks = await earlierLinksOf(deps, place, digest);
	for (const edition of shortenEdition(digest.edition)) {
		const message = editionMessage(edition, { earlierLinks });
		const posts = place.adapter.renderAgain(message, told);
		if (posts) return posts;
	}
	return null;
}

/** An address that the platform does not give is left out: the digest says when it was all the same. */
async function earlierLinksOf(
	{ database, log }: LinkDeps,
	{ adapter, channel }: Place,
	{ id, channelId, edition }: Pick<DigestRow, "id" | "channelId" | "edition">,
): Promise<EarlierLinks> {
	const updated = (edition?.entries ?? [])
		.filter(({ kind }) => kind === "update")
		.map(({ storyId }) => storyId);
	const links = new Map<number, string>();
	if (updated.length === 0) return links;
	try {
		for (const { storyId, messageId } of await earlierMessages(
			database,
			{ id, channelId },
			updated,
		)) {
			const url = await adapter.linkTo(channel.address, messageId);
			if (url !== null) links.set(storyId, url);
		}
	} catch (error) {
		// A workspace that is closed to us is asked no more than once before the post says so.
		log.info(
			{ channel: channel.name, reason: reasonOf(error) },
			"earlier messages could not be linked",
		);
	}
	return links;
}
