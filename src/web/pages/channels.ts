import { cleanText } from "../../chat/clean-text.ts";
import { allOf, daysText, minuteText } from "../../chat/messages/moments.ts";
import {
	isPausedAt,
	type NameOf,
	problemSentence,
	untilResumed,
} from "../../chat/messages/subscription-message.ts";
import { platformNames } from "../../chat/platform-names.ts";
import {
	counted as countedIn,
	languageName,
	textsIn,
	topicName,
} from "../../chat/texts/texts.ts";
import type { Interests, Subscription } from "../../digests/subscription.ts";
import type { ChannelView, LastDigest } from "../desk/store-channels.ts";
import type { Desk } from "../desk.ts";
import { type Html, html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { facts } from "../parts/facts.ts";
import { filterForm, wordsOf } from "../parts/filter-form.ts";
import { row, type Tone } from "../parts/row.ts";
import { pathWith, turnLinks } from "../parts/turn.ts";
import { counted } from "../story-parts.ts";
import { moment, momentText } from "../times.ts";
import type { Reader } from "../views.ts";

const pageSize = 100;
const texts = textsIn("en");

export interface AskedChannels {
	words: string | null;
	/** Those alone to which nothing is posted. */
	silenced: boolean;
	page: number;
}

/** Every channel by workspace: what it follows, when its next digest comes, how the last one went. */
export async function channelsPage(
	{ reader, records }: Desk,
	{ words, silenced, page }: AskedChannels,
): Promise<Page> {
	const { channels, total } = await records.channels({
		words: wordsOf(words),
		silenced,
		limit: pageSize,
		offset: (page - 1) * pageSize,
	});
	const nameOf = await records.nameOfModel();
	const path = (wanted: { silenced: boolean; page?: number }) =>
		pathWith("/channels", {
			q: words,
			show: wanted.silenced ? "silenced" : null,
			page: (wanted.page ?? 1) === 1 ? null : (wanted.page ?? 1),
		});
	const workspaces = Map.groupBy(channels, ({ platform, workspace }) =>
		[cleanText(workspace), platformNames[platform]].filter(Boolean).join(" · "),
	);
	return {
		title: "Channels",
		section: "/channels",
		body: html`
<header class="page"><h1>Channels</h1>
<p class="subtitle">${counted(total, "channel")}${words !== null && html` with “${words}”`}${silenced && " to which nothing is posted"}</p></header>
${filterForm({
	action: "/channels",
	label: "Name, workspace, topic, language or zone",
	value: words ?? "",
	hidden: { show: silenced ? "silenced" : null },
})}
${choices("Shown", [
	{ name: "All", path: path({ silenced: false }), chosen: !silenced },
	{ name: "Silenced", path: path({ silenced: true }), chosen: silenced },
])}
${total === 0 && html`<p>${noneSentence(words, silenced)}</p>`}
${[...workspaces].map(
	([name, members]) => html`<section class="workspace">
<h2><bdi>${name}</bdi></h2>
<ul class="rows">${members.map((channel) => channelRow(channel, reader, nameOf))}</ul>
</section>
`,
)}
${turnLinks("More channels", {
	page,
	hasMore: page * pageSize < total,
	path: (wanted) => path({ silenced, page: wanted }),
})}`,
	};
}

function noneSentence(words: string | null, silenced: boolean): string {
	if (words !== null) return "No channel has these words.";
	return silenced
		? "Every channel can be posted to."
		: "Nobody has subscribed a channel yet: type /subscribe in one.";
}

function channelRow(
	channel: ChannelView,
	reader: Reader,
	nameOf: NameOf,
): Html {
	const { name, subscription, last } = channel;
	const { tone, state } = conditionOf(channel, reader.now());
	return row({
		tone,
		level: 3,
		heading: html`<bdi>${cleanText(name)}</bdi>`,
		state,
		body: facts([
			["Follows", subscription && followed(subscription, nameOf)],
			["When", subscription && whenText(subscription)],
			["Language", subscription && languageName(texts, subscription.language)],
			["Next", subscription && nextMoment(subscription, reader)],
			[
				"Last",
				last && lastText(last, subscription?.timeZone ?? reader.timeZone),
			],
		]),
		reason: whatIsWrong(channel),
	});
}

function conditionOf(
	{ state, workspaceState, subscription }: ChannelView,
	now: Date,
): { tone: Tone; state: string } {
	if (state === "paused" || workspaceState === "disabled")
		return { tone: "bad", state: "silenced" };
	if (subscription === null) return { tone: "quiet", state: "follows nothing" };
	return isPausedAt(subscription, now)
		? { tone: "quiet", state: "paused by its readers" }
		: { tone: "good", state: "active" };
}

function followed(interests: Interests, nameOf: NameOf): string {
	const { topics, models, organisations, keywords } = interests;
	const names = [
		...topics.map((slug) => topicName(texts, slug)),
		...models.map(nameOf),
		...organisations,
		...keywords.map((keyword) => `“${keyword}”`),
	].map(cleanText);
	return names.length === 0 ? "everything" : allOf(texts, names);
}

function whenText({
	minuteOfDay,
	days,
	timeZone,
	breaking,
}: Subscription): string {
	return `${minuteText(minuteOfDay)} ${daysText(texts, days)}, ${timeZone}${breaking ? ", and breaking news" : ""}`;
}

/** On the channel's wall clock, and on ours where that shows another time. */
function nextMoment(
	{ nextSlot, pausedUntil, timeZone }: Subscription,
	reader: Reader,
): Html | null {
	if (pausedUntil && pausedUntil > reader.now())
		return pausedUntil >= untilResumed
			? html`when they resume`
			: html`after ${moment(pausedUntil, timeZone)}`;
	if (nextSlot === null) return null;
	const there = moment(nextSlot, timeZone);
	return momentText(nextSlot, timeZone) ===
		momentText(nextSlot, reader.timeZone)
		? there
		: html`${there}, here ${moment(nextSlot, reader.timeZone)}`;
}

function lastText(
	{ digestId, slot, state, hasEdition, told }: LastDigest,
	timeZone: string,
): Html {
	const at = moment(slot, timeZone);
	const words = {
		claimed: "being written",
		composed: "waits to be posted",
		delivered:
			told === 0
				? "posted, nothing new"
				: countedIn(texts, texts.stories, told),
		skipped: "skipped",
		failed: "refused",
	}[state];
	return html`${hasEdition ? html`<a href="/editions/${digestId}">${at}</a>` : at}${words !== undefined && `, ${words}`}`;
}

/** Why nothing is posted, with what to do; a last digest that failed tells its reason. */
function whatIsWrong(channel: ChannelView): string | null {
	const { name, workspace, state, reason, last } = channel;
	if (channel.workspaceState === "disabled")
		return `${cleanText(workspace)} does not let us in any more. Install the app there again (npm run setup puts its token into .env); each channel then goes on by /resume.`;
	if (state === "paused")
		return problemSentence(texts, { name, state, reason });
	return last?.state === "failed" || last?.state === "skipped"
		? cleanText(last.reason ?? "")
		: null;
}
