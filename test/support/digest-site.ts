import { makeBudget } from "#src/briefs/budget.ts";
import { deliverDigest } from "#src/chat/delivery/deliver.ts";
import {
	digestById,
	saveSubscription,
	subscriptionOf,
} from "#src/digests/store.ts";
import type { Subscription } from "#src/digests/subscription.ts";
import { writeDigest } from "#src/digests/write.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeLog } from "#src/lib/log.ts";
import { databaseForTest } from "./database.ts";
import { subscribedChannel } from "./digests.ts";
import { type PlantedArticle, plantArticles } from "./plant-articles.ts";
import { makeRecordingPlatform } from "./recording-platform.ts";

const minute = 60_000;

/** A channel daily at nine in Rome, subscribed by U1, on a platform that keeps what it gets. */
export async function makeDigestSite(
	now: Date,
	changes: Partial<Subscription> = {},
) {
	const database = await databaseForTest();
	const clock = manualClock(now);
	const platform = makeRecordingPlatform();
	const deps = {
		database,
		clock,
		log: makeLog("silent"),
		endpoint: null,
		budget: makeBudget({ dailyLimit: 0 }),
		adapters: new Map([["test", platform.adapter]]),
		patience: { postMilliseconds: 30_000 },
	};
	const channelId = await subscribedChannel(database, {
		platform: "test",
		now,
	});
	await change(changes);

	/** Changes what the channel follows, and when. */
	async function change(wanted: Partial<Subscription>): Promise<void> {
		const subscription = await subscriptionOf(database, channelId);
		if (!subscription) throw new Error("the channel has no subscription");
		await database.query("delete from subscriptions where channel_id = $1", [
			channelId,
		]);
		await saveSubscription(
			database,
			{ ...subscription, ...wanted },
			{ by: "U1", now: clock.now() },
		);
	}

	/** Writes the digest that is due; null when there is none to deliver. */
	async function write(): Promise<number | null> {
		const subscription = await subscriptionOf(database, channelId);
		const slot = subscription?.nextSlot;
		if (!slot || slot > clock.now()) throw new Error("no digest is due");
		return writeDigest(deps, { channelId, slot });
	}

	return {
		...platform,
		deps,
		database,
		clock,
		channelId,
		change,
		write,
		plant: (articles: readonly PlantedArticle[]) =>
			plantArticles(deps, articles),
		/** The first digest, which waits a minute for feeds. */
		async first(): Promise<number | null> {
			clock.advance(2 * minute);
			return write();
		},
		async tell(): Promise<number> {
			const digestId = await write();
			if (digestId === null) throw new Error("there was nothing to tell");
			await deliverDigest(deps, digestId);
			return digestId;
		},
		deliver: (digestId: number) => deliverDigest(deps, digestId),
		digest: (digestId: number) => digestById(database, digestId),
		async headlines(digestId: number | null): Promise<string[]> {
			const digest = digestId && (await digestById(database, digestId));
			return digest
				? (digest.edition?.entries ?? []).map(({ headline }) => headline)
				: [];
		},
	};
}

/** One story as several papers report it, about things of their own. */
export function story(
	title: string,
	text: string,
	{
		hosts = 1,
		minutesAgo = 60,
		name = title.split(" ")[0] ?? "",
		kind = "press",
	}: {
		hosts?: number;
		minutesAgo?: number;
		name?: string;
		kind?: PlantedArticle["kind"];
	} = {},
): PlantedArticle[] {
	return Array.from({ length: hosts }, (_, index) => ({
		host: `${name.toLowerCase().replaceAll(/[^a-z]/g, "")}-${index}.example`,
		title: index === 0 ? title : `${title}, report ${index}`,
		text: `${text} ${"One two three four five six"
			.split(" ")
			.slice(0, index + 1)
			.join(" ")}.`,
		kind: kind ?? "press",
		minutesAgo: minutesAgo - index,
	}));
}
