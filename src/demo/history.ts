import { shortHash } from "../lib/text/hash.ts";
import { recordedFeeds } from "./catalogue.ts";
import { recordedNow } from "./day.ts";

/** How the polls of a day went. */
interface RecordedPolls {
	/** ISO date, UTC. */
	day: string;
	polls: number;
	failures: number;
	milliseconds: number;
	slowestMilliseconds: number;
	newItems: number;
}

const daysBefore = 13;
const dayMilliseconds = 24 * 60 * 60 * 1000;
/** Since when the outlet with the error page has it. */
const brokenDays = 3;

/** On a working day. */
const itemsADay = {
	press: 7,
	aggregator: 9,
	community: 5,
	newsletter: 2,
	official: 1,
};

/** How the feed of that title was polled on the days before the recorded one: invented, the same each time. */
export function recordedHistory(title: string): RecordedPolls[] {
	const feed = recordedFeeds.find((each) => each.title === title);
	if (!feed) return [];
	return Array.from({ length: daysBefore }, (_, index) => {
		const before = daysBefore - index;
		const at = new Date(recordedNow.getTime() - before * dayMilliseconds);
		const day = at.toISOString().slice(0, 10);
		const chance = chanceOf(`${title} ${day}`);
		const isWeekend = [0, 6].includes(at.getUTCDay());
		const isBroken = feed.behaviour === "broken" && before <= brokenDays;
		const usual = itemsADay[feed.kind] * (isWeekend ? 0.4 : 1);
		const answer =
			(feed.behaviour === "slow" ? 1200 : 60 + 300 * chanceOf(title)) *
			(0.8 + 0.5 * chance);
		const polls = feed.kind === "newsletter" ? 8 : 40;
		return {
			day,
			polls,
			failures: isBroken ? polls : 0,
			milliseconds: Math.round(answer * polls),
			slowestMilliseconds: Math.round(answer * 2.5),
			newItems: isBroken ? 0 : Math.round(usual * 2 * chance),
		};
	});
}

/** From 0 up to 1, always the same for the same words. */
function chanceOf(words: string): number {
	return Number.parseInt(shortHash(words).slice(0, 6), 16) / 0x1000000;
}
