import type { IncomingMessage, ServerResponse } from "node:http";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How a publisher behaves; times in milliseconds of the virtual day. */
export interface Habit {
	name: string;
	/** Between two of its items. */
	every: number;
	/** So many of its items are shown at once. */
	shown: number;
	/** Says so itself, and no reader may come back sooner. */
	restMinutes?: number;
	rest?: "ttl" | "max-age" | "expires" | "update-period";
	/** UTC, in which nobody may come. */
	skipHours?: readonly number[];
	/** Answers every n-th request with this and a Retry-After of so many seconds. */
	refuses?: {
		nth: number;
		status: 429 | 503;
		seconds: number;
		as: "seconds" | "date";
	};
	/** Of the day, from when on its server fails or the feed is gone. */
	failsBetween?: readonly [number, number];
	goneFrom?: number;
	/** Answers 304 where nothing is new. */
	conditional?: boolean;
}

/** Publishers of every kind that a day of polling has to get along with. */
export const HABITS: readonly Habit[] = [
	{ name: "hourly", every: HOUR, shown: 20, conditional: true },
	{ name: "busy", every: 6 * MINUTE, shown: 30, conditional: true },
	{ name: "busy without validators", every: 5 * MINUTE, shown: 25 },
	{ name: "daily", every: 24 * HOUR, shown: 10, conditional: true },
	{ name: "ttl", every: 20 * MINUTE, shown: 40, restMinutes: 120, rest: "ttl" },
	{
		name: "max-age",
		every: 10 * MINUTE,
		shown: 40,
		restMinutes: 60,
		rest: "max-age",
		conditional: true,
	},
	{
		name: "expires",
		every: 15 * MINUTE,
		shown: 40,
		restMinutes: 90,
		rest: "expires",
	},
	{
		name: "update period",
		every: 30 * MINUTE,
		shown: 30,
		restMinutes: 240,
		rest: "update-period",
	},
	{
		name: "skipped hours",
		every: HOUR,
		shown: 30,
		skipHours: [0, 1, 2, 3, 4, 5, 22, 23],
		conditional: true,
	},
	{
		name: "429",
		every: 30 * MINUTE,
		shown: 60,
		refuses: { nth: 3, status: 429, seconds: 5_400, as: "seconds" },
	},
	{
		name: "503",
		every: 30 * MINUTE,
		shown: 60,
		refuses: { nth: 4, status: 503, seconds: 7_200, as: "date" },
		conditional: true,
	},
	{
		name: "broken for six hours",
		every: HOUR,
		shown: 48,
		failsBetween: [6 * HOUR, 12 * HOUR],
	},
	{ name: "gone at noon", every: HOUR, shown: 20, goneFrom: 12 * HOUR },
];

/** An item and from when to when the feed shows it. */
export interface Shown {
	guid: string;
	from: number;
	until: number;
}

export interface Visit {
	at: number;
	status: number;
}

/** One feed of a habit, which keeps a log of who came when. */
export function makePublisher(
	habit: Habit,
	id: number,
	begin: number,
	offset: number,
) {
	const visits: Visit[] = [];
	const first = begin - habit.every * habit.shown + offset;
	const countAt = (now: number) =>
		Math.max(0, Math.floor((now - first) / habit.every) + 1);
	const publishedAt = (index: number) => first + index * habit.every;
	const guidOf = (index: number) => `${id}-${index}`;

	function body(now: number): string {
		const count = countAt(now);
		const items = Array.from(
			{ length: Math.min(habit.shown, count) },
			(_, place) => count - 1 - place,
		).map(
			(index) =>
				`<item><title>Report ${guidOf(index)}</title><guid isPermaLink="false">${guidOf(index)}</guid>` +
				`<pubDate>${new Date(publishedAt(index)).toUTCString()}</pubDate></item>`,
		);
		const { restMinutes = 0, rest, skipHours = [] } = habit;
		const channel = [
			rest === "ttl" ? `<ttl>${restMinutes}</ttl>` : "",
			rest === "update-period"
				? `<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>${60 / restMinutes}</sy:updateFrequency>`
				: "",
			skipHours.length > 0
				? `<skipHours>${skipHours.map((hour) => `<hour>${hour}</hour>`).join("")}</skipHours>`
				: "",
		].join("");
		return `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Publisher ${id}</title>${channel}${items.join("")}</channel></rss>`;
	}

	function headersAt(now: number): Record<string, string> {
		const { restMinutes = 0, rest, conditional } = habit;
		return {
			...(conditional && { etag: `W/"${id}-${countAt(now)}-gzip"` }),
			...(rest === "max-age" && {
				"cache-control": `max-age=${restMinutes * 60}`,
			}),
			...(rest === "expires" && {
				date: new Date(now).toUTCString(),
				expires: new Date(now + restMinutes * MINUTE).toUTCString(),
			}),
		};
	}

	function answerTo(
		validator: string | undefined,
		now: number,
	): { status: number; headers?: Record<string, string>; text?: string } {
		const { refuses, failsBetween, goneFrom } = habit;
		const sinceBegin = now - begin;
		if (goneFrom !== undefined && sinceBegin >= goneFrom)
			return { status: 410 };
		if (
			failsBetween &&
			sinceBegin >= failsBetween[0] &&
			sinceBegin < failsBetween[1]
		)
			return { status: 500 };
		if (refuses && (visits.length + 1) % refuses.nth === 0) {
			const { status, seconds, as } = refuses;
			const until = new Date(now + seconds * 1_000);
			return {
				status,
				headers: {
					"retry-after":
						as === "seconds" ? String(seconds) : until.toUTCString(),
				},
			};
		}
		const headers = headersAt(now);
		return headers.etag && validator === headers.etag
			? { status: 304, headers }
			: { status: 200, headers, text: body(now) };
	}

	return {
		id,
		habit,
		visits,
		answer(
			request: IncomingMessage,
			response: ServerResponse,
			now: number,
		): void {
			const { status, headers, text } = answerTo(
				request.headers["if-none-match"],
				now,
			);
			visits.push({ at: now, status });
			response.writeHead(status, headers).end(text);
		},
		/** What it showed from the begin on, items of before left out. */
		shown(until: number): Shown[] {
			return Array.from({ length: countAt(until) }, (_, index) => ({
				guid: guidOf(index),
				from: publishedAt(index),
				until: publishedAt(index + habit.shown),
			})).filter(({ from }) => from >= begin);
		},
	};
}

export type Publisher = ReturnType<typeof makePublisher>;
