import { cleanText } from "../../chat/clean-text.ts";
import { platformNames } from "../../chat/platform-names.ts";
import { punctualMilliseconds } from "../../digests/schedule.ts";
import {
	type DeliveryState,
	type DeliveryView,
	deliveryStates,
} from "../desk/store-deliveries.ts";
import type { Desk } from "../desk.ts";
import { type Html, html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { facts } from "../parts/facts.ts";
import { filterForm, wordsOf } from "../parts/filter-form.ts";
import { row, type Tone } from "../parts/row.ts";
import { pathWith, turnLinks } from "../parts/turn.ts";
import {
	type CalendarDay,
	clockTime,
	dayNamed,
	dayOf,
	moment,
} from "../times.ts";
import type { Reader } from "../views.ts";

const pageSize = 100;
const day = 24 * 60 * 60 * 1000;
/** So far back the log goes where no day is chosen. */
const shownDays = 30;

const words: Record<DeliveryState, { state: string; tone: Tone }> = {
	writing: { state: "being written", tone: "quiet" },
	composed: { state: "to be posted", tone: "quiet" },
	waiting: { state: "waits", tone: "bad" },
	posted: { state: "posted", tone: "good" },
	refused: { state: "refused", tone: "bad" },
	skipped: { state: "skipped", tone: "quiet" },
};

const shown = [null, ...deliveryStates, "late"] as const;
type Shown = (typeof shown)[number];

/** The deliveries that an address asks for; all where it names none of them. */
export function shownNamed(name: string | null): Shown {
	return shown.find((each) => each === name) ?? null;
}

export interface AskedDeliveries {
	state: Shown;
	words: string | null;
	day: string | null;
	page: number;
}

/** What was sent to channels, or was to be, the latest slot first. */
export async function deliveriesPage(
	{ reader, records }: Desk,
	asked: AskedDeliveries,
): Promise<Page> {
	const { timeZone } = reader;
	const chosen = dayNamed(asked.day ?? "", timeZone);
	const to = dayOf(reader.now(), timeZone).to;
	const period = chosen ?? {
		from: new Date(to.getTime() - shownDays * day),
		to,
	};
	const found = await records.deliveries({
		state: asked.state,
		words: wordsOf(asked.words),
		from: period.from,
		to: period.to,
		limit: pageSize + 1,
		offset: (asked.page - 1) * pageSize,
	});
	const path = (wanted: { state: Shown; page?: number }) =>
		pathWith("/deliveries", {
			state: wanted.state,
			q: asked.words,
			day: chosen?.name ?? null,
			page: (wanted.page ?? 1) === 1 ? null : (wanted.page ?? 1),
		});
	const days = Map.groupBy(
		found.slice(0, pageSize),
		({ slot }) => dayOf(slot, timeZone).name,
	);
	return {
		title: "Deliveries",
		section: "/deliveries",
		body: html`
<header class="page"><h1>Deliveries</h1>
<p class="subtitle">${chosen ? chosen.title : `of the last ${shownDays} days`}, the latest first; hours of ${timeZone}</p></header>
${filterForm({
	action: "/deliveries",
	label: "Channel or workspace, and a day",
	value: asked.words ?? "",
	hidden: { state: asked.state },
	day: chosen?.name ?? "",
})}
${choices(
	"State",
	shown.map((state) => ({
		name: nameOf(state),
		path: path({ state }),
		chosen: state === asked.state,
	})),
)}
${found.length === 0 && html`<p>None${asked.state !== null || asked.words !== null || chosen ? " of these" : " yet"}.</p>`}
${[...days].map(([name, members]) => daySection(dayNamed(name, timeZone), members, reader))}
${turnLinks("More deliveries", {
	page: asked.page,
	hasMore: found.length > pageSize,
	path: (page) => path({ state: asked.state, page }),
})}`,
	};
}

function nameOf(state: Shown): string {
	if (state === null) return "All";
	const name = state === "late" ? "late" : words[state].state;
	return name.charAt(0).toUpperCase() + name.slice(1);
}

function daySection(
	day: CalendarDay | null,
	deliveries: readonly DeliveryView[],
	reader: Reader,
): Html {
	return html`<section class="day">
${day && html`<h2><time datetime="${day.name}">${day.title}</time></h2>`}
<ul class="rows">${deliveries.map((delivery) => deliveryRow(delivery, reader))}</ul>
</section>
`;
}

function deliveryRow(delivery: DeliveryView, reader: Reader): Html {
	const { digestId, channel, workspace, platform, kind, state } = delivery;
	const { slot, timeZone, postedAt, nextAttemptAt, hasEdition } = delivery;
	const name = html`${clockTime(slot, reader.timeZone)} <bdi>${cleanText(channel)}</bdi>`;
	return row({
		tone: words[state].tone,
		level: 3,
		heading: hasEdition
			? html`<a href="/editions/${digestId}">${name}</a>`
			: name,
		state: words[state].state,
		body: facts([
			[
				"In",
				html`<bdi>${cleanText(workspace)}</bdi>${platformNames[platform] !== undefined && `, ${platformNames[platform]}`}`,
			],
			["Kind", kind === "scheduled" ? null : kindWords[kind]],
			[
				"There",
				timeZone !== null && timeZone !== reader.timeZone
					? moment(slot, timeZone)
					: null,
			],
			["Posted", postedAt && clockTime(postedAt, reader.timeZone)],
			["Late", latenessOf(delivery, reader.now())],
			["Messages", messagesOf(delivery)],
			[
				"Next try",
				state === "waiting" && nextAttemptAt
					? moment(nextAttemptAt, reader.timeZone)
					: null,
			],
		]),
		reason: delivery.reason === null ? null : cleanText(delivery.reason),
	});
}

const kindWords = { first: "first digest", breaking: "breaking news" };

/** Null where it was in time, or is nothing any more that could be late. */
function latenessOf(
	{ slot, state, postedAt }: DeliveryView,
	now: Date,
): string | null {
	if (state === "skipped" || (state === "refused" && postedAt === null))
		return null;
	const late = (postedAt ?? now).getTime() - slot.getTime();
	return late > punctualMilliseconds ? durationText(late) : null;
}

function durationText(milliseconds: number): string {
	const minutes = Math.round(milliseconds / 60_000);
	return minutes < 120
		? `${minutes} minutes`
		: `${Math.round(minutes / 60)} hours`;
}

/** How many, where it is not simply one that was posted at once. */
function messagesOf({
	messages,
	sent,
	attempts,
	state,
}: DeliveryView): string | null {
	if (messages === 0) return null;
	const tries = attempts > messages ? `, ${attempts} tries` : "";
	if (state === "posted" && messages === 1 && tries === "") return null;
	return `${sent === messages ? messages : `${sent} of ${messages} posted`}${tries}`;
}
