/** The site that the figures are extrapolated to. */
export const wanted = {
	feeds: 10_000,
	channels: 100_000,
	workspaces: 5_000,
	/** As `bench -- cost` has it: 2,000 items a day from 200 feeds. */
	itemsOfFeedADay: 10,
	/** Of the channels, that have their nine o'clock at the same moment: a zone as full as Central Europe's. */
	zoneShare: 0.25,
	languages: 10,
	days: 30,
} as const;

export const itemsADay = wanted.feeds * wanted.itemsOfFeedADay;
export const channelsAtOnce = wanted.channels * wanted.zoneShare;

/** Of 2,000 items 215 stories came about in `bench -- cost`; a story has two articles in the news that channels follow. */
export const storiesADay = itemsADay / 2;

/** What it is run on: modest machines, and servers as they come. */
export const machines = {
	/** Processes, each as fast as one core lets it. */
	workers: 10,
	chats: 5,
	webs: 2,
	/** Of the server with PostgreSQL. */
	databaseCores: 4,
	diskBytes: 1e12,
	/** PostgreSQL's default of 100, less the three that it keeps for its owner. */
	databaseConnections: 97,
	redisBytes: 1e9,
	/** Node's own limit where there is memory enough. */
	heapMegabytes: 4_096,
} as const;

/** What is composed at nine is under way for no longer; later than that a digest counts as late. */
export { punctualMilliseconds } from "#src/digests/schedule.ts";
