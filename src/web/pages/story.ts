import type { Brief } from "../../briefs/brief.ts";
import { cleanText } from "../../chat/clean-text.ts";
import { groundingLine } from "../../chat/messages/why-message.ts";
import { textsIn } from "../../chat/texts/texts.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { link } from "../render.ts";
import { counted, languageOf, SEPARATOR, storyHead } from "../story-parts.ts";
import { moment } from "../times.ts";
import type { ArticleView, Reader } from "../views.ts";

/** A story with all that reports it and all that speaks for its rank. */
export async function storyPage(
	reader: Reader,
	id: number,
): Promise<Page | null> {
	const story = await reader.story(id);
	if (!story) return null;
	const brief = await reader.brief(story.id);
	const named = [
		...story.models.map((slug) => modelLink(cleanText(slug))),
		...story.organisations.map((name) => html`${cleanText(name)}`),
	];
	return {
		title: cleanText(story.headline),
		section: "/stories",
		body: html`<article class="story">
<header>${storyHead(story, reader, { level: 1, linked: false })}</header>
${brief && briefOf(brief)}
<section aria-labelledby="articles">
<h2 id="articles">${counted(story.articles.length, "article")}</h2>
<ul class="articles">${story.articles.map((article) => articleItem(article, reader.timeZone))}</ul>
</section>
${named.length > 0 && html`<p class="meta">Names: ${named.map((name, index) => html`${index > 0 && ", "}${name}`)}</p>`}
</article>`,
	};
}

function modelLink(slug: string): Html {
	return html`<a href="/models/${encodeURIComponent(slug)}">${slug}</a>`;
}

/** What was last said of it, as the sentences stand, without their citations. */
function briefOf({ sentences, why, language, method, verdicts }: Brief): Html {
	const quoted = method === "extractive";
	const texts = [...sentences, ...(why ? [why] : [])].map(({ text }) =>
		quoted ? `“${cleanText(text)}”` : cleanText(text),
	);
	return html`<section aria-labelledby="brief">
<h2 id="brief">As told</h2>
<p dir="auto"${languageOf(language)}>${texts.join(" ")}</p>
<p class="meta">${quoted ? "Quoted, not summarised." : "Summarised; each sentence was checked against its sources."}</p>
${verdicts.length > 0 && html`<p class="meta">Grounding: ${groundingLine(textsIn("en"), { quoted, verdicts })}.</p>`}
</section>`;
}

function articleItem(
	{ url, host, title, kind, language, publishedAt, copy }: ArticleView,
	timeZone: string,
): Html {
	const facts = [
		cleanText(host),
		kind,
		...(language === "en" ? [] : [cleanText(language)]),
		...(copy ? ["copy of an earlier one"] : []),
	].join(SEPARATOR);
	return html`<li><bdi${languageOf(language)}>${link(cleanText(title), url)}</bdi>
<span class="meta">${facts}${SEPARATOR}${moment(publishedAt, timeZone)}</span></li>
`;
}
