import type { Brief } from "../../briefs/brief.ts";
import { cleanText } from "../../chat/clean-text.ts";
import { groundingLine } from "../../chat/messages/why-message.ts";
import { textsIn, topicName } from "../../chat/texts/texts.ts";
import { lookUp } from "../../lib/look-up.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { link } from "../render.ts";
import { counted, languageOf, SEPARATOR, storyHead } from "../story-parts.ts";
import { moment } from "../times.ts";
import type { ArticleView, Reader, StoryDecisions, Telling } from "../views.ts";

const texts = textsIn("en");

/** A story with all that reports it and all that speaks for its rank. */
export async function storyPage(
	reader: Reader,
	id: number,
): Promise<Page | null> {
	const story = await reader.story(id);
	if (!story) return null;
	const brief = await reader.brief(story.id);
	const decisions = await reader.decisions(story.id);
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
${decisions && decisionsOf(decisions, reader.timeZone)}
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
	const said = [...sentences, ...(why ? [why] : [])].map(({ text }) =>
		quoted ? `“${cleanText(text)}”` : cleanText(text),
	);
	return html`<section aria-labelledby="brief">
<h2 id="brief">As told</h2>
<p dir="auto"${languageOf(language)}>${said.join(" ")}</p>
<p class="meta">${quoted ? "Quoted, not summarised." : "Summarised; each sentence was checked against its sources."}</p>
${verdicts.length > 0 && html`<p class="meta">Grounding: ${groundingLine(texts, { quoted, verdicts })}.${problemCounts(verdicts)}</p>`}
</section>`;
}

/** How often each thing was wrong with sentences that were dropped or mended. */
function problemCounts(verdicts: Brief["verdicts"]): string {
	const counts = Map.groupBy(
		verdicts.flatMap(({ problems }) => problems),
		({ kind }) => kind,
	);
	const phrases = [...counts].map(
		([kind, all]) =>
			`${all.length} × ${lookUp(texts.commands.why.problems, kind) ?? kind}`,
	);
	return phrases.length === 0 ? "" : ` Found: ${phrases.join(", ")}.`;
}

/** Why it stands under its topics, and who was told it and why. */
function decisionsOf(
	{ topics, tellings }: StoryDecisions,
	timeZone: string,
): Html | null {
	const known = topics.filter(({ terms }) => terms.length > 0);
	if (known.length === 0 && tellings.length === 0) return null;
	return html`<section aria-labelledby="decisions">
<h2 id="decisions">What was decided</h2>
${
	known.length > 0 &&
	html`<dl class="decided">${known.map(
		({ topic, terms }) =>
			html`<div><dt>${cleanText(topicName(texts, topic))}</dt><dd>for the words ${terms.map((term, index) => html`${index > 0 && ", "}“<bdi>${cleanText(term)}</bdi>”`)}</dd></div>`,
	)}</dl>`
}
${
	tellings.length > 0
		? html`<ul class="articles">${tellings.map((telling) => tellingItem(telling, timeZone))}</ul>`
		: html`<p class="meta">No channel was told it.</p>`
}
</section>`;
}

function tellingItem(
	{ digestId, channel, at, kind, score, met }: Telling,
	timeZone: string,
): Html {
	const why =
		met.length === 0
			? "follows everything"
			: `follows ${met.map((each) => cleanText(topicName(texts, each))).join(", ")}`;
	return html`<li><a href="/editions/${digestId}"><bdi>${cleanText(channel)}</bdi></a>
<span class="meta">${kind === "update" ? "told as an update" : "told"} ${moment(at, timeZone)}${SEPARATOR}score ${score.toFixed(2)}${SEPARATOR}${why}</span></li>
`;
}

const joining: Record<ArticleView["joinedBy"], string> = {
	first: "began the story",
	url: "joined by its address",
	text: "joined by its text",
	event: "joined by its event",
	merge: "came with another story",
};

function articleItem(article: ArticleView, timeZone: string): Html {
	const { url, host, title, kind, language, publishedAt, copy } = article;
	const { joinedBy, similarity } = article;
	const facts = [
		cleanText(host),
		kind,
		...(language === "en" ? [] : [cleanText(language)]),
		...(copy ? ["copy of an earlier one"] : []),
		`${joining[joinedBy]}${similarity === null || joinedBy === "first" ? "" : `, ${similarity.toFixed(2)} alike`}`,
	].join(SEPARATOR);
	return html`<li><bdi${languageOf(language)}>${link(cleanText(title), url)}</bdi>
<span class="meta">${facts}${SEPARATOR}${moment(publishedAt, timeZone)}</span></li>
`;
}
