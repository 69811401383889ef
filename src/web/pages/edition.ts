import { cleanText } from "../../chat/clean-text.ts";
import { editionMessage } from "../../chat/edition-message.ts";
import type { Edition } from "../../digests/edition.ts";
import { TOPICS } from "../../topics/topics.ts";
import { type Html, html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { messageArticle } from "../render.ts";
import { moment } from "../times.ts";
import type { EditionSummary, Reader } from "../views.ts";

const listedEditions = 7;

/** A channel's newest edition, with a switch to those of the other channels. */
export async function todayPage(
	reader: Reader,
	{ channel, topic }: { channel: string | null; topic: string | null },
): Promise<Page> {
	const editions = await reader.latestEditions();
	const edition =
		editions.find((one) => bareName(one) === channel) ?? editions[0];
	if (!edition) return { ...titled("Today"), body: await nothingYet(reader) };
	const path = (one: Edition) =>
		`/?channel=${encodeURIComponent(bareName(one))}`;
	const channels = editions.map((one) => ({
		name: `#${bareName(one)}`,
		path: path(one),
		chosen: one === edition,
	}));
	return {
		...titled("Today"),
		body: html`
${channels.length > 1 && choices("Channels", channels)}
${await editionBody(reader, edition, { path: path(edition), topic })}`,
	};
}

/** One edition, at an address that stays. */
export async function editionPage(
	reader: Reader,
	digestId: number,
	topic: string | null,
): Promise<Page | null> {
	const edition = await reader.edition(digestId);
	if (!edition) return null;
	const path = `/editions/${digestId}`;
	return {
		...titled(`#${bareName(edition)}, ${edition.slot.slice(0, 10)}`),
		body: await editionBody(reader, edition, { path, topic }),
	};
}

/** Platforms differ in whether the sign is part of a channel's name. */
function bareName({ channel }: Edition): string {
	return cleanText(channel).replace(/^#/, "");
}

function titled(title: string): { title: string; section: "/" } {
	return { title, section: "/" };
}

async function editionBody(
	reader: Reader,
	edition: Edition,
	{ path, topic }: { path: string; topic: string | null },
): Promise<Html> {
	const { entries, digestId } = edition;
	const topics = await reader.topicsOf(entries.map(({ storyId }) => storyId));
	const isOn = (slug: string) =>
		entries.some(({ storyId }) => topics.get(storyId)?.includes(slug));
	const present = TOPICS.filter(({ slug }) => isOn(slug));
	const chosen = present.find(({ slug }) => slug === topic) ?? null;
	const shown = chosen
		? entries.filter(({ storyId }) =>
				topics.get(storyId)?.includes(chosen.slug),
			)
		: entries;
	const join = path.includes("?") ? "&" : "?";
	const switches = [
		{ name: "All", path, chosen: chosen === null },
		...present.map(({ slug, name }) => ({
			name,
			path: `${path}${join}topic=${slug}`,
			chosen: slug === chosen?.slug,
		})),
	];
	const message = editionMessage({ ...edition, entries: shown });
	const others = await reader.otherEditions(digestId, listedEditions);
	return html`
${present.length > 1 && choices("Topics", switches)}
${messageArticle(message, (storyId) => `/stories/${storyId}`)}
${others.length > 0 && otherEditions(others)}`;
}

function otherEditions(others: EditionSummary[]): Html {
	return html`<section class="aside" aria-labelledby="others">
<h2 id="others">Other editions of this channel</h2>
<ul>${others.map(
		({ digestId, slot, timeZone, entries }) =>
			html`<li><a href="/editions/${digestId}">${moment(slot, timeZone)}</a> <span class="meta">${entries === 1 ? "1 entry" : `${entries} entries`}</span></li>\n`,
	)}</ul>
</section>`;
}

async function nothingYet(reader: Reader): Promise<Html> {
	const feeds = await reader.feeds();
	const read = feeds.filter(({ lastOkAt }) => lastOkAt !== null).length;
	return html`<article class="message">
<header><h1>No edition yet</h1></header>
<p>The first one is written as soon as there is enough to tell. ${read} of ${feeds.length} <a href="/feeds">feeds</a> were read so far.</p>
</article>`;
}
