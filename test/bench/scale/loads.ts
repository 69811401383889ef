import { growthOf, lineOf } from "../figures/growth.ts";
import { limits as platformLimits } from "../hour/pace.ts";
import type { Measured } from "./measure.ts";
import type { TableSize } from "./tables.ts";
import {
	channelsAtOnce,
	itemsADay,
	machines,
	storiesADay,
	wanted,
} from "./wanted.ts";

/** Measured by `bench -- cost`: tokens for a story's brief, and for its translation into one language. */
const tokens = {
	brief: { input: 1_879, cached: 960, output: 106 },
	translation: { input: 204, cached: 114, output: 86 },
} as const;
/** DeepSeek's, off-peak, dollars for a million: https://api-docs.deepseek.com/quick_start/pricing */
const price = { input: 0.15, cached: 0.003, output: 0.6 } as const;
/** Stories that some digest tells, of those of a day; a channel takes ten, most take the same. */
export const toldADay = 1_500;
/** A habit of one item in 2.4 hours is asked for every twelfth of that: src/feeds/schedule.ts */
const pollSeconds = (24 * 3600) / wanted.itemsOfFeedADay / 12;
/** Messages of a digest of ten stories, by platform. */
const messagesADigest = { slack: 1.4, discord: 3 } as const;
/** A pool of each process: src/lib/database/postgres.ts */
const connectionsOfProcess = 10;

/** What one table takes in a month. */
export interface TableMonth {
	name: string;
	rows: number;
	bytes: number;
}

/** What the site of `wanted` asks of each resource. */
export interface Loads {
	/** Of the server, to find all channels of one zone. */
	selectionMilliseconds: number;
	/** Of a worker's core, for a digest whose briefs are ready. */
	digestMilliseconds: number;
	/** Of PostgreSQL's cores, meanwhile. */
	databaseMillisecondsADigest: number;
	/** For the channels of one zone. */
	discordPosts: number;
	slackPostsAWorkspace: number;
	pollsASecond: number;
	/** Of a worker's core, with all items of the feed new. */
	pollMilliseconds: number;
	/** Of a worker's core, for an item among those of two days. */
	groupingMilliseconds: number;
	windowMegabytes: number;
	/** Of the jobs of one zone. */
	redisBytes: number;
	queueTableBytes: number;
	modelDollarsADay: number;
	tables: readonly TableMonth[];
	bytesAMonth: number;
	connections: number;
}

/** By the laws of what was measured. */
export function loadsOf(
	measured: Measured,
	tables: ReadonlyMap<string, TableSize>,
): Loads {
	const points = (name: string) => measured.get(name) ?? [];
	const at = (name: string, size: number) => growthOf(points(name)).at(size);
	const along = (name: string, size: number) =>
		Math.max(0, lineOf(points(name)).at(size));
	const months = [...tables].map(([name, size]) => monthOf(name, size));
	return {
		selectionMilliseconds: along("selection ms", channelsAtOnce),
		digestMilliseconds: along("digest CPU ms by stories", storiesADay),
		databaseMillisecondsADigest: along(
			"digest ms of the server by stories",
			storiesADay,
		),
		discordPosts: (channelsAtOnce / 2) * messagesADigest.discord,
		slackPostsAWorkspace: Math.ceil(
			(wanted.channels / wanted.workspaces) *
				messagesADigest.slack *
				platformLimits.slackChannelSeconds,
		),
		pollsASecond: wanted.feeds / pollSeconds,
		pollMilliseconds: Math.max(0, lineOf(points("polls CPU ms")).slope),
		groupingMilliseconds: at("grouping ms an item", 2 * itemsADay),
		windowMegabytes: along("window MB", 2 * itemsADay),
		redisBytes: along("Redis bytes", channelsAtOnce),
		queueTableBytes: along("PostgreSQL bytes", channelsAtOnce),
		modelDollarsADay:
			dollars(tokens.brief) * toldADay +
			dollars(tokens.translation) * toldADay * (wanted.languages - 1),
		tables: months,
		bytesAMonth: months.reduce((sum, { bytes }) => sum + bytes, 0),
		connections:
			(machines.workers + machines.chats + machines.webs) *
			connectionsOfProcess,
	};
}

function monthOf(name: string, { rows, bytes }: TableSize): TableMonth {
	const count = rowsAMonth(name, wanted.channels * wanted.days);
	return { name, rows: count, bytes: (count * bytes) / Math.max(1, rows) };
}

function rowsAMonth(name: string, digests: number): number {
	const items = itemsADay * wanted.days;
	if (name === "articles" || name === "story_articles") return items;
	if (name === "stories") return items / 2;
	if (name === "digests") return digests;
	if (name === "outbox") return 2 * digests;
	return 10 * digests;
}

function dollars(used: {
	input: number;
	cached: number;
	output: number;
}): number {
	const { input, cached, output } = used;
	const millions =
		(input - cached) * price.input +
		cached * price.cached +
		output * price.output;
	return millions / 1e6;
}
