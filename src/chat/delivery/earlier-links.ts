import type { DigestRow } from "../../digests/store.ts";
import type { Database } from "../../lib/database/database.ts";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { Post } from "../adapter.ts";
import {
	type EarlierLinks,
	editionMessage,
} from "../messages/edition-message.ts";
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
	const { edition } = digest;
	if (!edition) return [];
	const earlierLinks = await earlierLinksOf(deps, place, digest);
	return place.adapter.render(editionMessage(edition, { earlierLinks }));
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
