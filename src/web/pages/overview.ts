import { cleanLine } from "../../chat/clean-text.ts";
import type { Feed } from "../../feeds/feed.ts";
import type { JobCounts } from "../../lib/queue/queue.ts";
import type { ComingSlot, Overview } from "../desk/overview.ts";
import type { Desk } from "../desk.ts";
import { conditionOf, isTrouble } from "../feed-condition.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { row } from "../parts/row.ts";
import { counted } from "../story-parts.ts";
import { clockTime, distance, moment } from "../times.ts";
import type { SpentToday } from "../views.ts";
import { comingHours } from "./coming-hours.ts";

const day = 24 * 60 * 60 * 1000;
const backupIsOldAfter = 8 * day;
const namedFeeds = 3;
const listedSlots = 8;

/** One line of the overview: whether something is well, and where it is mended. */
interface Check {
	name: string;
	/** Null where nothing more is told of it. */
	path: string | null;
	ok: boolean;
	/** Neither well nor wrong: nothing is to be done. */
	quiet?: boolean;
	state: string;
	found: Html | string;
	/** What to do; null where nothing is. */
	remedy?: string | null;
}

/** Whether all is well, and if not, what and where it is mended. */
export async function overviewPage({
	reader,
	records,
	queue,
}: Desk): Promise<Page> {
	const now = reader.now();
	const { timeZone } = reader;
	const [overview, feeds, spent, counts] = await Promise.all([
		records.overview(),
		reader.feeds(),
		reader.spentToday(),
		queue.counts(),
	]);
	const { slots, punctuality, channels, lastBackup } = overview;
	const checks: Check[] = [
		digestCheck(punctuality),
		channelCheck(channels),
		feedCheck(feeds, now),
		spendCheck(spent),
		queueCheck(counts),
		backupCheck(lastBackup, now, timeZone),
	];
	const wrong = checks.filter(({ ok, quiet }) => !ok && !quiet).length;
	return {
		title: "Overview",
		section: "/desk",
		body: html`
<header class="page"><h1>${wrong === 0 ? "All is well" : wrong === 1 ? "One thing needs you" : `${wrong} things need you`}</h1>
<p class="subtitle">as of ${moment(now, timeZone)}, ${timeZone}</p></header>
<ul class="rows">${checks.map(checkRow)}</ul>
${comingSection(slots, now, timeZone)}`,
	};
}

function checkRow({
	name,
	path,
	ok,
	quiet = false,
	state,
	found,
	remedy = null,
}: Check): Html {
	return row({
		tone: ok ? "good" : quiet ? "quiet" : "bad",
		level: 2,
		heading:
			path === null ? html`${name}` : html`<a href="${path}">${name}</a>`,
		state,
		body: html`<p class="found">${found}</p>`,
		reason: remedy,
	});
}

function digestCheck({
	posted,
	postedLate,
	overdue,
	refused,
}: Overview["punctuality"]): Check {
	const ok = overdue === 0 && refused === 0;
	const late =
		postedLate > 0
			? `, ${postedLate} of them late`
			: posted > 0
				? ", on time"
				: "";
	const found = `${counted(posted, "digest")} posted in 24 hours${late}`;
	return {
		name: "Digests",
		path:
			refused > 0
				? "/deliveries?state=refused"
				: ok
					? "/deliveries"
					: "/deliveries?state=late",
		ok,
		state: ok
			? "on time"
			: overdue > 0
				? `${overdue} overdue`
				: `${refused} refused`,
		found,
		remedy: ok
			? null
			: [
					overdue > 0 &&
						`${counted(overdue, "digest")} should have been posted by now.`,
					refused > 0 &&
						`${counted(refused, "digest")} could not be delivered.`,
					"The log tells the reason of each.",
				]
					.filter(Boolean)
					.join(" "),
	};
}

function channelCheck({
	following,
	silenced,
	paused,
}: Overview["channels"]): Check {
	const found = `${counted(following, "channel")} ${following === 1 ? "follows" : "follow"} something${paused > 0 ? `, ${paused} paused by ${paused === 1 ? "its" : "their"} readers` : ""}`;
	return {
		name: "Channels",
		path: silenced > 0 ? "/channels?show=silenced" : "/channels",
		ok: silenced === 0 && following > 0,
		quiet: following === 0,
		state:
			following === 0
				? "none yet"
				: silenced === 0
					? "reachable"
					: `${silenced} silenced`,
		found,
		remedy:
			following === 0
				? null
				: silenced === 0
					? null
					: `Nothing is posted to ${counted(silenced, "channel")} until somebody mends what is told there.`,
	};
}

function feedCheck(feeds: readonly Feed[], now: Date): Check {
	const troubles = feeds.filter((feed) => isTrouble(feed, now));
	const fresh = feeds.filter(
		(feed) => conditionOf(feed, now) === "fresh",
	).length;
	const names = troubles
		.slice(0, namedFeeds)
		.map(
			(feed) =>
				`${cleanLine(feed.title ?? feed.url)} (${conditionOf(feed, now)})`,
		);
	const more = troubles.length - names.length;
	return {
		name: "Feeds",
		path: "/feeds",
		ok: troubles.length === 0 && feeds.length > 0,
		state:
			feeds.length === 0
				? "none yet"
				: troubles.length === 0
					? "fresh"
					: `${troubles.length} in trouble`,
		found: `${fresh} of ${counted(feeds.length, "feed")} fresh`,
		remedy:
			feeds.length === 0
				? "Add one: npm run -s modelwire -- feeds add https://…"
				: troubles.length === 0
					? null
					: `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}. Check, remove or keep each.`,
	};
}

function spendCheck({ model, limits, dollars }: SpentToday): Check {
	const near = limits.filter(({ isNear }) => isNear);
	const [limit] = limits;
	return {
		name: "Spending",
		path: "/spend",
		ok: model !== null && near.length === 0,
		quiet: model === null,
		state:
			model === null
				? "nothing"
				: near.length === 0
					? "within limits"
					: "near a limit",
		found:
			model === null
				? "no language model: briefs quote their sources"
				: `$${dollars.toFixed(4)} today (UTC)${limit ? ` of $${limit.limit.toFixed(2)}` : ""}`,
		remedy:
			near.length === 0
				? null
				: `${near.map(({ name }) => name).join(" and ")} ${near.length === 1 ? "is" : "are"} nearly used up; beyond it briefs quote their sources.`,
	};
}

function queueCheck(counts: readonly JobCounts[]): Check {
	const sum = (field: "waiting" | "active" | "delayed" | "failed") =>
		counts.reduce((total, each) => total + each[field], 0);
	const failed = sum("failed");
	const longest = counts
		.filter(({ waiting }) => waiting > 0)
		.toSorted((a, b) => b.waiting - a.waiting)
		.slice(0, namedFeeds)
		.map(({ name, waiting }) => `${name} ${waiting}`);
	return {
		name: "Queues",
		path: "/queues",
		ok: failed === 0,
		state: failed === 0 ? "moving" : `${failed} failed`,
		found: `${counted(sum("active"), "job")} under way, ${sum("waiting")} waiting${longest.length > 0 ? ` (${longest.join(", ")})` : ""}, ${sum("delayed")} for later`,
		remedy:
			failed === 0
				? null
				: "Look at the reasons; retry what can succeed now, drop the rest.",
	};
}

function backupCheck(at: Date | null, now: Date, timeZone: string): Check {
	const isOld = at !== null && now.getTime() - at.getTime() > backupIsOldAfter;
	return {
		name: "Backup",
		path: null,
		ok: at !== null && !isOld,
		quiet: at === null,
		state: at === null ? "none known" : isOld ? "old" : "there",
		found:
			at === null
				? html`<code>npm run -s modelwire -- backup FILE</code> makes one`
				: html`made ${distance(at, now, timeZone)}`,
		remedy: isOld ? "Make one: npm run -s modelwire -- backup FILE" : null,
	};
}

/** The next day, hour by hour, and its first slots. */
function comingSection(
	slots: readonly ComingSlot[],
	now: Date,
	timeZone: string,
): Html {
	const total = slots.reduce((sum, { channels }) => sum + channels, 0);
	const listed = slots.slice(0, listedSlots);
	return html`<section class="coming" aria-labelledby="coming">
<h2 id="coming">The next 24 hours</h2>
${
	total === 0
		? html`<p>No digest is due.</p>`
		: html`<p class="meta">${counted(total, "digest")} at ${counted(slots.length, "moment")}; hours of ${timeZone}</p>
${comingHours(slots, now, timeZone)}
<ol class="slots">${listed.map(
				({ slot, channels }) =>
					html`<li>${clockTime(slot, timeZone)} <span class="meta">${counted(channels, "channel")}, ${distance(slot, now, timeZone)}</span></li>\n`,
			)}</ol>
${slots.length > listed.length && html`<p class="meta">and ${counted(slots.length - listed.length, "moment")} more</p>`}`
}
</section>`;
}
