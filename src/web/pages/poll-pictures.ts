import type { PollDay } from "../../feeds/store-polls.ts";
import { type Html, html } from "../html.ts";
import { bars, line, type Series } from "../parts/sparkline.ts";
import { counted } from "../story-parts.ts";

const day = 24 * 60 * 60 * 1000;

/** How fresh a feed was and how fast it answered, day by day up to today. */
export function pollPictures(
	polls: readonly PollDay[],
	now: Date,
	days: number,
): Html | null {
	if (polls.length === 0) return null;
	const byDay = new Map(polls.map((each) => [each.day, each]));
	const shown = Array.from({ length: days }, (_, index) => {
		const at = new Date(now.getTime() - (days - 1 - index) * day);
		return byDay.get(at.toISOString().slice(0, 10)) ?? null;
	});
	const items = shown.map((each) => each?.newItems ?? null);
	const answers = shown.map(
		(each) => each && Math.round(each.milliseconds / each.polls),
	);
	const failed = shown.map((each) => (each?.failures ?? 0) > 0);
	const failures = failed.filter(Boolean).length;
	const slowest = Math.max(...polls.map((each) => each.slowestMilliseconds));
	return html`<div class="polls">
<figure>${bars(`New items a day, the oldest first: ${spoken(items)}`, items, failed)}
<figcaption>${counted(sum(items), "new item")} in ${days} days${failures > 0 && `, ${counted(failures, "day")} with failures`}</figcaption></figure>
<figure>${line(`Milliseconds to an answer by day, the oldest first: ${spoken(answers)}`, answers)}
<figcaption>${mean(polls)} ms to an answer, ${slowest} ms at most</figcaption></figure>
</div>`;
}

function spoken(series: Series): string {
	return series.map((value) => value ?? "none").join(", ");
}

function sum(series: Series): number {
	return series.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function mean(polls: readonly PollDay[]): number {
	const total = (field: "milliseconds" | "polls") =>
		polls.reduce((all, each) => all + each[field], 0);
	return Math.round(total("milliseconds") / total("polls"));
}
