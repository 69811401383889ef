import { TOPICS } from "../../topics/topics.ts";
import { html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { storyHead } from "../story-parts.ts";
import { type CalendarDay, dayNamed, dayOf } from "../times.ts";
import type { Reader } from "../views.ts";

const pageSize = 40;

/** The stories of a day, best first: of the newest day that has any, when none is named. */
export async function storiesPage(
	reader: Reader,
	asked: { day: string | null; topic: string | null; page: number },
): Promise<Page> {
	const { timeZone } = reader;
	const topic = TOPICS.find(({ slug }) => slug === asked.topic)?.slug ?? null;
	const today = dayOf(reader.now(), timeZone);
	const day =
		dayNamed(asked.day ?? "", timeZone) ??
		(await newestDay(reader, today, topic));
	const search = { from: day.from, to: day.to, topic };
	const offset = (asked.page - 1) * pageSize;
	const stories = await reader.stories({
		...search,
		limit: pageSize + 1,
		offset,
	});
	const { before, after } = await reader.neighbours(search);
	const path = (name: string | null, slug: string | null, page = 1) => {
		const query = new URLSearchParams({
			...(name === null ? {} : { day: name }),
			...(slug === null ? {} : { topic: slug }),
			...(page === 1 ? {} : { page: String(page) }),
		}).toString();
		return query === "" ? "/stories" : `/stories?${query}`;
	};
	const named = asked.day === null ? null : day.name;
	const switches = [
		{ name: "All", path: path(named, null), chosen: topic === null },
		...TOPICS.map(({ slug, name }) => ({
			name,
			path: path(named, slug),
			chosen: slug === topic,
		})),
	];
	const dayLink = (at: Date, rel: string, words: string) => {
		const other = dayOf(at, timeZone);
		return html`<a rel="${rel}" href="${path(other.name, topic)}">${words} <time datetime="${other.name}">${other.title}</time></a>`;
	};
	return {
		title: `Stories of ${day.title}`,
		section: "/stories",
		body: html`
${choices("Topics", switches)}
<header class="page"><h1>Stories</h1><p class="subtitle"><time datetime="${day.name}">${day.title}</time>, best first</p></header>
${
	stories.length === 0
		? html`<p>No stories${topic !== null && " on this topic"}${offset > 0 ? " further down" : " on this day"}.</p>`
		: html`<ol class="stories" start="${offset + 1}">
${stories.slice(0, pageSize).map((story) => html`<li>${storyHead(story, reader, { level: 2, linked: true })}</li>\n`)}</ol>`
}
<nav class="turn" aria-label="More stories">
${asked.page > 1 && html`<a rel="prev" href="${path(day.name, topic, asked.page - 1)}">Better ranked</a>`}
${stories.length > pageSize && html`<a rel="next" href="${path(day.name, topic, asked.page + 1)}">Further down this day</a>`}
${before !== null && dayLink(before, "prev", "Earlier:")}
${after !== null && dayLink(after, "next", "Later:")}
</nav>`,
	};
}

async function newestDay(
	reader: Reader,
	today: CalendarDay,
	topic: string | null,
): Promise<CalendarDay> {
	const { before } = await reader.neighbours({
		from: today.to,
		to: today.to,
		topic,
	});
	return before === null ? today : dayOf(before, reader.timeZone);
}
