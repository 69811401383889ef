import { nameOfModel } from "../../chat/conversation/model-names.ts";
import type { NameOf } from "../../chat/messages/subscription-message.ts";
import { punctualMilliseconds } from "../../digests/schedule.ts";
import { removeFeed } from "../../feeds/store.ts";
import { keepFeed, pollSoon } from "../../feeds/store-care.ts";
import { type PollDay, pollsSince } from "../../feeds/store-polls.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { type Overview, readOverview } from "./overview.ts";
import { type Found, type SearchOptions, search } from "./search.ts";
import type { SearchQuery } from "./search-query.ts";
import {
	type ChannelSearch,
	type ChannelView,
	searchChannels,
} from "./store-channels.ts";
import {
	type DeliverySearch,
	type DeliveryView,
	searchDeliveries,
} from "./store-deliveries.ts";

const day = 24 * 60 * 60 * 1000;
/** Days of polls that a sparkline shows, today among them. */
export const shownDays = 14;

/** What the operator's desk reads and does beyond what readers see. */
export interface DeskRecords {
	overview(): Promise<Overview>;
	channels(
		search: ChannelSearch,
	): Promise<{ channels: ChannelView[]; total: number }>;
	deliveries(
		search: Omit<DeliverySearch, "now" | "lateMilliseconds">,
	): Promise<DeliveryView[]>;
	/** The polls of feeds on the last `shownDays` days. */
	polls(feedIds: readonly number[]): Promise<PollDay[]>;
	search(
		query: SearchQuery,
		limits: SearchOptions["limits"],
		days: number,
	): Promise<Found>;
	/** How models that channels follow are called. */
	nameOfModel(): Promise<NameOf>;
	/** Each is false where there is no such feed. */
	feeds: {
		pollSoon(id: number): Promise<boolean>;
		keep(id: number): Promise<boolean>;
		remove(id: number): Promise<boolean>;
	};
}

export function makeDeskRecords({
	database,
	clock,
}: {
	database: Database;
	clock: Clock;
}): DeskRecords {
	const ago = (milliseconds: number) =>
		new Date(clock.now().getTime() - milliseconds);
	return {
		overview: () => readOverview(database, clock.now()),
		channels: (search) => searchChannels(database, search),
		deliveries: (search) =>
			searchDeliveries(database, {
				...search,
				now: clock.now(),
				lateMilliseconds: punctualMilliseconds,
			}),
		polls: (feedIds) =>
			pollsSince(
				database,
				feedIds,
				ago((shownDays - 1) * day)
					.toISOString()
					.slice(0, 10),
			),
		search: (query, limits, days) =>
			search(database, query, {
				limits,
				after: ago(days * day),
				until: clock.now(),
			}),
		nameOfModel: () => nameOfModel(database),
		feeds: {
			pollSoon: (id) => pollSoon(database, id, clock.now()),
			keep: (id) => keepFeed(database, id, clock.now()),
			remove: (id) => removeFeed(database, id),
		},
	};
}
