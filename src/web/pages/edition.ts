import { cleanText } from "../../chat/clean-text.ts";
import type { Edition } from "../../digests/edition.ts";
import { TOPICS } from "../../topics/topics.ts";
import { type Html, html } from "../html.ts";
import { type Choice, choices, type Page } from "../layout.ts";
import { moment } from "../times.ts";
import type { EditionSummary, Reader } from "../views.ts";
import { editionAs, editionForms, type Form } from "./edition-forms.ts";

const listedEditions = 7;

/** What of an edition is asked for, in the words of the address. */
export interface Shown {
	topic: string | null;
	as: Form;
}

/** A channel's newest edition, with a switch to those of the other channels. */
export async function todayPage(
	reader: Reader,
	channel: string | null,
	shown: Shown,
): Promise<Page> {
	const editions = await reader.latestEditions();
	const edition =
		editions.find((one) => bareName(one) === channel) ?? editions[0];
	if (!edition) return { ...titled("Today"), body: await nothingYet(reader) };
	const path = (one: Edition) =>
		`/?channel=${encodeURIComponent(bareName(one))}`;
	const channels = editions.map((one) => ({
		name: `#${bareName(one)}`,
		path: addressOf(path(one), { topic: null, as: shown.as }),
		chosen: one === edition,
	}));
	return {
		...titled("Today"),
		body: html`
${channels.length > 1 && choices("Channels", channels)}
${await editionBody(reader, edition, path(edition), shown)}`,
	};
}

/** One edition, at an address that stays. */
export async function editionPage(
	reader: Reader,
	digestId: number,
	shown: Shown,
): Promise<Page | null> {
	const edition = await reader.edition(digestId);
	if (!edition) return null;
	return {
		...titled(`#${bareName(edition)}, ${edition.slot.slice(0, 10)}`),
		body: await editionBody(reader, edition, `/editions/${digestId}`, shown),
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
	path: string,
	shown: Shown,
): Promise<Html> {
	const { entries, digestId } = edition;
	const topics = await reader.topicsOf(entries.map(({ storyId }) => storyId));
	const isOn = (slug: string) =>
		entries.some(({ storyId }) => topics.get(storyId)?.includes(slug));
	const present = TOPICS.filter(({ slug }) => isOn(slug));
	const topic = present.find(({ slug }) => slug === shown.topic)?.slug ?? null;
	const switches: Choice[] = [{ name: "All", slug: null }, ...present].map(
		({ slug, name }) => ({
			name,
			path: addressOf(path, { topic: slug, as: shown.as }),
			chosen: slug === topic,
		}),
	);
	const forms: Choice[] = editionForms.map(({ as, name }) => ({
		name,
		path: addressOf(path, { topic, as }),
		chosen: as === shown.as,
	}));
	const told = entries.filter(
		({ storyId }) =>
			topic === null || topics.get(storyId)?.includes(topic) === true,
	);
	const others = await reader.otherEditions(digestId, listedEditions);
	return html`
${present.length > 1 && choices("Topics", switches)}
${choices("Shown as", forms)}
${editionAs(shown.as, { ...edition, entries: told }, bareName(edition))}
${others.length > 0 && otherEditions(others, shown.as)}`;
}

function addressOf(path: string, { topic, as }: Shown): string {
	const query = new URLSearchParams({
		...(topic === null ? {} : { topic }),
		...(as === null ? {} : { as }),
	}).toString();
	if (query === "") return path;
	return path + (path.includes("?") ? "&" : "?") + query;
}

function otherEditions(others: EditionSummary[], as: Form): Html {
	return html`<section class="aside" aria-labelledby="others">
<h2 id="others">Other editions of this channel</h2>
<ul>${others.map(
		({ digestId, kind, slot, timeZone, entries }) =>
			html`<li><a href="${addressOf(`/editions/${digestId}`, { topic: null, as })}">${moment(slot, timeZone)}</a> <span class="meta">${kind === "breaking" ? "breaking news" : entries === 1 ? "1 entry" : `${entries} entries`}</span></li>\n`,
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
