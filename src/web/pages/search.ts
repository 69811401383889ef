import type { KnownModel } from "../../answers/known-models.ts";
import type { FoundArticle } from "../../answers/store.ts";
import { cleanLine, cleanText } from "../../chat/clean-text.ts";
import type { Feed } from "../../feeds/feed.ts";
import { type Found, type Group, groups } from "../desk/search.ts";
import { readSearch } from "../desk/search-query.ts";
import type { ChannelView } from "../desk/store-channels.ts";
import type { FoundStory } from "../desk/store-search.ts";
import type { Desk } from "../desk.ts";
import { conditionOf } from "../feed-condition.ts";
import { type Html, html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { filterForm } from "../parts/filter-form.ts";
import { pathWith } from "../parts/turn.ts";
import { link } from "../render.ts";
import { counted, languageOf, SEPARATOR } from "../story-parts.ts";
import { moment } from "../times.ts";
import type { Reader } from "../views.ts";

/** Of each kind, where all are shown, and where one is. */
const few = 8;
const many = 50;
const longest = 200;

const periods = [
	{ days: 7, name: "7 days" },
	{ days: 30, name: "30 days" },
	{ days: 365, name: "A year" },
	{ days: 3650, name: "All" },
] as const;
const usualPeriod = 365;

const names: Record<Group, string> = {
	stories: "Stories",
	articles: "Articles",
	feeds: "Feeds",
	channels: "Channels",
	models: "Models",
};

export interface AskedSearch {
	typed: string | null;
	/** One group alone; null for all. */
	group: string | null;
	days: string | null;
}

/** One field over stories, articles, feeds, channels and models. */
export async function searchPage(
	{ reader, records }: Desk,
	asked: AskedSearch,
): Promise<Page> {
	const typed = (asked.typed ?? "").trim().slice(0, longest);
	const group = groups.find((each) => each === asked.group) ?? null;
	const days =
		periods.find((each) => String(each.days) === asked.days)?.days ??
		usualPeriod;
	const query = readSearch(typed);
	const found =
		query.words.length === 0
			? null
			: await records.search(query, limitsFor(group), days);
	const path = (wanted: { group: Group | null; days: number }) =>
		pathWith("/search", {
			q: typed,
			in: wanted.group,
			days: wanted.days === usualPeriod ? null : wanted.days,
		});
	return {
		title: typed === "" ? "Search" : `Search: ${cleanText(typed)}`,
		section: "/search",
		body: html`
<header class="page"><h1>Search</h1></header>
${filterForm({
	action: "/search",
	label: "Words, all of which must be found",
	value: typed,
	press: "Search",
	hidden: {
		in: group,
		days: days === usualPeriod ? null : String(days),
	},
})}
<p class="meta">Stories and articles can be narrowed: <code>host:nytimes.com</code>, <code>language:it</code>, <code>topic:chips</code></p>
${
	found &&
	html`${choices("Kind", [
		{
			name: "All",
			path: path({ group: null, days }),
			chosen: group === null,
		},
		...groups.map((each) => ({
			name: names[each],
			path: path({ group: each, days }),
			chosen: each === group,
		})),
	])}
${choices(
	"Published within",
	periods.map((each) => ({
		name: each.name,
		path: path({ group, days: each.days }),
		chosen: each.days === days,
	})),
)}
${results(found, reader, (wanted) => (group === null ? path({ group: wanted, days }) : null))}`
}`,
	};
}

function limitsFor(group: Group | null) {
	return group === null
		? Object.fromEntries(groups.map((each) => [each, few]))
		: { [group]: many };
}

/** @param more where all of a group are; null where they are already */
function results(
	found: Found,
	reader: Reader,
	more: (group: Group) => string | null,
): Html {
	const { timeZone } = reader;
	const items: Record<Group, Html[]> = {
		stories: found.stories.map((story) => storyItem(story, timeZone)),
		articles: found.articles.map((article) => articleItem(article, timeZone)),
		feeds: found.feeds.map((feed) => feedItem(feed, reader.now())),
		channels: found.channels.map(channelItem),
		models: found.models.map(modelItem),
	};
	const present = groups.filter((group) => items[group].length > 0);
	if (present.length === 0) return html`<p>Nothing has all these words.</p>`;
	return html`${present.map((group) => {
		const all = items[group].length >= few ? more(group) : null;
		return html`<section aria-labelledby="found-${group}">
<h2 id="found-${group}">${names[group]}</h2>
<ul class="results">${items[group]}</ul>
${all !== null && html`<p class="meta"><a href="${all}">More ${group}</a></p>`}
</section>
`;
	})}`;
}

function item(head: Html, facts: readonly (Html | string)[]): Html {
	return html`<li>${head} <span class="meta">${facts.map((fact, index) => html`${index > 0 && SEPARATOR}${fact}`)}</span></li>
`;
}

function storyItem(
	{ id, headline, hosts, articles, lastAt }: FoundStory,
	timeZone: string,
): Html {
	return item(
		html`<a href="/stories/${id}"><bdi>${cleanText(headline)}</bdi></a>`,
		[
			counted(articles, "article"),
			counted(hosts, "host"),
			moment(lastAt, timeZone),
		],
	);
}

function articleItem(
	{ title, url, host, language, publishedAt }: FoundArticle,
	timeZone: string,
): Html {
	return item(
		html`<bdi${languageOf(language)}>${link(cleanText(title), url)}</bdi>`,
		[
			cleanText(host),
			...(language === "en" ? [] : [cleanText(language)]),
			moment(publishedAt, timeZone),
		],
	);
}

function feedItem(feed: Feed, now: Date): Html {
	const name = cleanLine(feed.title ?? feed.url);
	return item(
		html`<a href="${pathWith("/feeds", { q: feed.url })}"><bdi>${name}</bdi></a>`,
		[conditionOf(feed, now), feed.kind, cleanLine(feed.url)],
	);
}

function channelItem({ name, workspace, state }: ChannelView): Html {
	return item(
		html`<a href="${pathWith("/channels", { q: name })}"><bdi>${cleanText(name)}</bdi></a>`,
		[cleanText(workspace), state === "active" ? "active" : "silenced"],
	);
}

function modelItem({ slug, name, maker, released }: KnownModel): Html {
	return item(
		html`<a href="/models/${encodeURIComponent(slug)}">${cleanText(name)}</a>`,
		[cleanText(maker), ...(released === null ? [] : [released])],
	);
}
