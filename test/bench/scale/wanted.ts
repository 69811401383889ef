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
