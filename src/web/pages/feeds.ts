import { cleanLine } from "../../chat/clean-text.ts";
import type { Feed } from "../../feeds/feed.ts";
import type { PollDay } from "../../feeds/store-polls.ts";
import { actionForm } from "../action-form.ts";
import { shownDays } from "../desk/records.ts";
import { hasWords } from "../desk/search.ts";
import type { Desk } from "../desk.ts";
import {
	type Condition,
	conditionOf,
	conditions,
	isTrouble,
} from "../feed-condition.ts";
import { type Html, html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { facts } from "../parts/facts.ts";
import { filterForm, wordsOf } from "../parts/filter-form.ts";
import { row, type Tone } from "../parts/row.ts";
import { pathWith, turnLinks } from "../parts/turn.ts";
import { link } from "../render.ts";
import { distance, moment } from "../times.ts";
import type { Reader } from "../views.ts";
import { pollPictures } from "./poll-pictures.ts";

const pageSize = 50;

export interface AskedFeeds {
	words: string | null;
	/** A condition; null for all. */
	shown: string | null;
	/** Which button was pressed just now; null for none. */
	done: string | null;
	page: number;
	formToken: string;
}

interface Seen {
	feed: Feed;
	condition: Condition;
	trouble: boolean;
}

/** All feeds with their state and its reason, what is wrong first. */
export async function feedsPage(
	{ reader, records }: Desk,
	asked: AskedFeeds,
): Promise<Page> {
	const now = reader.now();
	const all = (await reader.feeds()).map(
		(feed): Seen => ({
			feed,
			condition: conditionOf(feed, now),
			trouble: isTrouble(feed, now),
		}),
	);
	const words = wordsOf(asked.words);
	const wanted = all
		.filter(({ condition }) => (asked.shown ?? condition) === condition)
		.filter(({ feed }) => hasWords(feed, words))
		.sort((a, b) => urgency(a) - urgency(b));
	const listed = wanted.slice(
		(asked.page - 1) * pageSize,
		asked.page * pageSize,
	);
	const polls = Map.groupBy(
		await records.polls(listed.map(({ feed }) => feed.id)),
		({ feedId }) => feedId,
	);
	const path = (shown: string | null, page = 1) =>
		pathWith("/feeds", {
			q: asked.words,
			show: shown,
			page: page === 1 ? null : page,
		});
	return {
		title: "Feeds",
		section: "/feeds",
		body: html`
<header class="page"><h1>Feeds</h1>
<p class="subtitle">${countsOf(all)}</p></header>
${notice(asked.done)}
${
	all.length === 0
		? html`<p>No feeds yet. Add one: <code>npm run -s modelwire -- feeds add https://…</code></p>`
		: html`${filterForm({
				action: "/feeds",
				label: "Name, address, folder, kind or language",
				value: asked.words ?? "",
				hidden: { show: asked.shown },
			})}
${choices("Shown", switches(all, asked.shown, path))}
${wanted.length === 0 && html`<p>No feed is so.</p>`}
<ul class="rows feeds">${listed.map((seen) => feedRow(seen, polls.get(seen.feed.id) ?? [], reader, asked.formToken))}</ul>
${turnLinks("More feeds", {
	page: asked.page,
	hasMore: asked.page * pageSize < wanted.length,
	path: (page) => path(asked.shown, page),
})}`
}`,
	};
}

function notice(done: string | null): Html | null {
	const words = new Map([
		["check", "It is read within ten seconds; open this page again then."],
		[
			"keep",
			"It stays as it is, and is no trouble until something else happens.",
		],
		["remove", "It is not read any more; what it brought stays."],
	]).get(done ?? "");
	return words === undefined
		? null
		: html`<p class="notice" role="status">${words}</p>`;
}

/** Those that somebody has to look at come first, those that are kept as they are last. */
function urgency(seen: Seen): number {
	return isKept(seen) ? conditions.length : conditions.indexOf(seen.condition);
}

function isKept({ condition, trouble }: Seen): boolean {
	return !trouble && tones[condition] === "bad";
}

function countsOf(all: readonly Seen[]): string {
	return conditions
		.map((condition) => ({
			condition,
			count: all.filter((one) => one.condition === condition).length,
		}))
		.filter(({ count }) => count > 0)
		.reverse()
		.map(({ condition, count }) => `${count} ${condition}`)
		.join(", ");
}

function switches(
	all: readonly Seen[],
	shown: string | null,
	path: (shown: string | null) => string,
) {
	const present = conditions.filter((condition) =>
		all.some((one) => one.condition === condition),
	);
	return [
		{ name: "All", path: path(null), chosen: shown === null },
		...present.map((condition) => ({
			name: condition.charAt(0).toUpperCase() + condition.slice(1),
			path: path(condition),
			chosen: condition === shown,
		})),
	];
}

const tones: Record<Condition, Tone> = {
	failing: "bad",
	gone: "bad",
	silent: "bad",
	waiting: "quiet",
	fresh: "good",
};

function feedRow(
	seen: Seen,
	polls: readonly PollDay[],
	reader: Reader,
	formToken: string,
): Html {
	const { feed, condition, trouble } = seen;
	const { lastItemAt, nextPollAt, lastMilliseconds, keptAt } = feed;
	const kept = isKept(seen);
	const now = reader.now();
	const when = (at: Date) => distance(at, now, reader.timeZone);
	const name = cleanLine(feed.title ?? feed.url);
	return row({
		tone: kept ? "quiet" : tones[condition],
		level: 2,
		heading: html`<bdi>${link(name, feed.siteUrl ?? feed.url)}</bdi>`,
		state: kept ? `${condition}, kept` : condition,
		body: html`${facts([
			["Newest item", lastItemAt && when(lastItemAt)],
			["Next poll", condition === "gone" ? null : when(nextPollAt)],
			[
				"Answered in",
				lastMilliseconds === null ? null : `${lastMilliseconds} ms`,
			],
			["Kept", kept && keptAt ? moment(keptAt, reader.timeZone) : null],
		])}
${pollPictures(polls, now, shownDays)}`,
		reason: reasonOf(feed),
		foot: html`<p class="address">${cleanLine(feed.url)}</p>
<div class="actions">${button("check", "Check now", feed, formToken)}${trouble && button("keep", "Keep as it is", feed, formToken)}${button("remove", "Remove", feed, formToken)}</div>`,
	});
}

function reasonOf({ lastError, movedTo }: Feed): string | null {
	const reasons = [
		lastError === null ? "" : `${sentence(cleanLine(lastError))}`,
		movedTo === null
			? ""
			: `Its publisher has moved it to ${cleanLine(movedTo)}.`,
	].filter(Boolean);
	return reasons.length > 0 ? reasons.join(" ") : null;
}

function sentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function button(
	what: "check" | "keep" | "remove",
	press: string,
	feed: Feed,
	formToken: string,
): Html {
	return actionForm({
		action: `/feeds/${what}`,
		formToken,
		fields: { feed: feed.id },
		press,
		about: cleanLine(feed.title ?? feed.url),
	});
}
