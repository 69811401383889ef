import type { ChannelAddress } from "#src/chat/adapter.ts";
import { ownerOf } from "#src/chat/delivery/store-owners.ts";
import { channelByAddress } from "#src/chat/store-channels.ts";
import { adderName } from "#src/feeds/adder.ts";
import { addFeed, feedById, recordOutcome } from "#src/feeds/store.ts";
import { openIncident } from "#src/feeds/store-incidents.ts";
import type { Site } from "./site.ts";

/** A feed that the channel's owner, who speaks Italian, added, and that has failed since yesterday. */
export async function addFailingFeed(
	{ app: { database }, clock }: Site,
	platform: string,
	address: ChannelAddress,
): Promise<void> {
	const channel = await channelByAddress(database, { platform, ...address });
	const owner = await ownerOf(database, channel?.id ?? 0);
	if (!owner) throw new Error("nobody owns the channel");
	const { workspace } = address;
	const by = adderName({ platform, workspace, person: owner.person });
	const url = "https://thelab.example/feed";
	const now = clock.now();
	const { id } = await addFeed(
		database,
		{ url, title: "The Lab" },
		{ by, language: "it", now },
	);
	const host = "thelab.example";
	await recordOutcome(database, id, {
		failures: 9,
		lastError: "thelab.example answers 404 (no feed there)",
		lastProblem: { kind: "status", host, status: 404, url },
	});
	const feed = await feedById(database, id);
	if (!feed) throw new Error("the feed was not added");
	await openIncident(database, feed, { kind: "unreadable", since: now }, now);
}
