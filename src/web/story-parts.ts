import { cleanText } from "../chat/clean-text.ts";
import { TOPICS } from "../topics/topics.ts";
import { type Html, html } from "./html.ts";
import { link } from "./render.ts";
import { distance } from "./times.ts";
import type { ArticleView, Reader, StoryView } from "./views.ts";

const listedHosts = 4;

/** Never begins a line. */
export const SEPARATOR = "\u00a0· ";

/** A story's headline, where it comes from, and why it stands where it stands. */
export function storyHead(
	story: StoryView,
	reader: Reader,
	{ level, linked }: { level: 1 | 2; linked: boolean },
): Html {
	const title = cleanText(story.headline);
	const language = story.articles.find(
		(article) => cleanText(article.title) === title,
	)?.language;
	const topics = TOPICS.filter(({ slug }) => story.topics.includes(slug));
	const text = html`<bdi${languageOf(language ?? "en")}>${title}</bdi>`;
	const headline = linked
		? html`<a href="/stories/${story.id}">${text}</a>`
		: text;
	return html`
${level === 1 ? html`<h1>${headline}</h1>` : html`<h2>${headline}</h2>`}
<p class="meta">${hostList(story.articles)}${SEPARATOR}${counted(story.hosts, "independent host")}${SEPARATOR}${distance(story.lastAt, reader.now(), reader.timeZone)}</p>
${topics.length > 0 && html`<ul class="labels">${topics.map(({ slug, name }) => html`<li><a href="/stories?topic=${slug}">${name}</a></li>`)}</ul>`}
<details${!linked && html` open`}>
<summary>Score ${points(story.score)}</summary>
${rankParts(story)}
</details>
`;
}

/** Marks the language of a text that is not in the page's. */
export function languageOf(language: string): Html | null {
	return language !== "en" && /^[a-z]{2,3}$/.test(language)
		? html` lang="${language}"`
		: null;
}

export function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** The first article of each host, as a link. */
function hostList(articles: readonly ArticleView[]): Html {
	const firsts = [
		...Map.groupBy(articles, ({ host }) => host).values(),
	].flatMap(([first]) => (first ? [first] : []));
	const more = firsts.length - listedHosts;
	return html`${firsts.slice(0, listedHosts).map(({ host, url }, index) => html`${index > 0 && ", "}${link(cleanText(host), url)}`)}${more > 0 && `, ${more} more`}`;
}

/** What the score adds up from; a bar each, as wide as the part is large. */
function rankParts({ parts }: StoryView): Html {
	if (parts.length === 0) return html`<p class="meta">Not ranked yet.</p>`;
	const largest = Math.max(...parts.map(({ value }) => Math.abs(value)));
	const width = (value: number) =>
		Math.round((100 * Math.abs(value)) / largest);
	return html`<table class="rank">
<thead class="unseen"><tr><th scope="col">Part</th><th scope="col">Points</th><th scope="col">Share</th><th scope="col">Why</th></tr></thead>
<tbody>${parts.map(
		({ kind, value, why }) => html`
<tr${value < 0 && html` class="against"`}><th scope="row">${cleanText(kind)}</th><td>${points(value)}</td><td aria-hidden="true"><svg viewBox="0 0 100 6" preserveAspectRatio="none"><rect width="${width(value)}" height="6"/></svg></td><td>${cleanText(why)}</td></tr>`,
	)}
</tbody></table>`;
}

function points(value: number): string {
	return value.toFixed(2).replace("-", "−");
}
