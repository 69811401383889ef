import type { Rhythm } from "./reading/draft.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** No feed is polled more often, none that works less often. */
const shortestInterval = 5 * minute;
const longestInterval = day;
/** While a feed has spoken lately it is read at least so often. */
const attentiveInterval = 3 * hour;
/** Whoever asks for a longer silence has made a mistake. */
const longestSilence = 7 * day;

/** What a good poll tells about when to come back. */
interface PollFacts {
	now: Date;
	/** Publication of the newest items, in any order; unknown ones left out. */
	published: readonly Date[];
	rhythm: Rhythm | null;
	/** How long the answer says that it stays fresh (`max-age`, `Expires`). */
	freshForSeconds: number | null;
	/** From 0 up to 1. */
	random: () => number;
}

interface NextPoll {
	intervalSeconds: number;
	at: Date;
}

/** When to poll again after a good poll: as the feed's habit suggests and its publisher allows. */
export function nextPoll(facts: PollFacts): NextPoll {
	const { rhythm, freshForSeconds, now } = facts;
	const asked = Math.max(
		habit(facts),
		freshForSeconds ?? 0,
		(rhythm?.ttlMinutes ?? 0) * minute,
		rhythm?.updateSeconds ?? 0,
	);
	const intervalSeconds = Math.round(bounded(asked));
	const at = later(now, intervalSeconds, facts.random);
	return {
		intervalSeconds,
		at: rhythm === null ? at : afterSkipped(at, rhythm),
	};
}

/**
 * A twelfth of the usual gap between items, at most three hours while the feed is
 * alive; one that fell silent is asked more and more seldom, down to once a day.
 */
function habit({ published, now }: PollFacts): number {
	const times = published
		.map((date) => date.getTime() / 1_000)
		.filter((time) => time <= now.getTime() / 1_000)
		.sort((first, second) => second - first)
		.slice(0, 20);
	const [newest, ...older] = times;
	if (newest === undefined) return hour;
	const silence = now.getTime() / 1_000 - newest;
	if (silence > 30 * day) return Math.max(attentiveInterval, silence / 240);
	const oldest = older.at(-1);
	if (oldest === undefined) return hour;
	return Math.min(attentiveInterval, (newest - oldest) / older.length / 12);
}

/** What a failed poll tells about when to try again. */
interface FailureFacts {
	now: Date;
	/** The interval that the feed had while it worked. */
	intervalSeconds: number;
	/** In a row, this one included. */
	failures: number;
	retryAfterSeconds: number | null;
	random: () => number;
}

/** When to try again after a failure: twice as long each time, and as the publisher asks. */
export function nextAttempt(facts: FailureFacts): Date {
	const { now, intervalSeconds, failures, retryAfterSeconds, random } = facts;
	const doubled =
		Math.max(intervalSeconds, 15 * minute) * 2 ** Math.min(failures - 1, 10);
	const asked = Math.min(retryAfterSeconds ?? 0, longestSilence);
	return later(now, Math.max(bounded(doubled), asked), random);
}

function bounded(seconds: number): number {
	return Math.min(longestInterval, Math.max(shortestInterval, seconds));
}

/** Up to a tenth later, so that feeds that were polled together drift apart; never earlier. */
function later(now: Date, seconds: number, random: () => number): Date {
	return new Date(now.getTime() + seconds * (1 + random() / 10) * 1_000);
}

/** The first moment from `at` on that lies in no skipped hour or day (UTC, as RSS 2.0 has it). */
function afterSkipped(at: Date, { skipHours, skipDays }: Rhythm): Date {
	let moment = at;
	for (let hours = 0; hours < 7 * 24; hours++) {
		const skipped =
			skipHours.includes(moment.getUTCHours()) ||
			skipDays.includes(moment.getUTCDay());
		if (!skipped) return moment;
		moment = new Date(Math.floor(moment.getTime() / 3_600_000 + 1) * 3_600_000);
	}
	// A feed that skips every hour does not mean it.
	return at;
}
