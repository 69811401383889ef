import { cleanText, safeUrl } from "../chat/clean-text.ts";
import type {
	Message,
	MessageEntry,
	MessageSource,
	MessageTable,
	Paragraph,
	Span,
} from "../chat/message.ts";
import { type Html, html } from "./html.ts";

/** Where the page of a story is; without it titles are no links. */
type StoryPath = (storyId: number) => string;

/** A message as a fragment of HTML: one `article`, its headline an `h1`. */
export function renderHtml(message: Message): string {
	return messageArticle(message).markup;
}

export function messageArticle(message: Message, storyPath?: StoryPath): Html {
	const { entries, table, footer } = message;
	return html`<article class="message" lang="${message.language}">
<header>
<h1>${cleanText(message.headline)}</h1>
${message.subtitle !== null && html`<p class="subtitle">${cleanText(message.subtitle)}</p>`}
</header>
${message.paragraphs.map((paragraph) => html`<p dir="auto">${spans(paragraph)}</p>\n`)}
${entries.length > 0 && html`<ol class="entries">\n${entries.map((entry) => entryItem(entry, message, storyPath))}</ol>`}
${table !== null && tableOf(table)}
${footer.length > 0 && html`<footer>\n${footer.map((line) => html`<p>${cleanText(line)}</p>\n`)}</footer>`}
</article>`;
}

function entryItem(
	entry: MessageEntry,
	message: Message,
	storyPath?: StoryPath,
): Html {
	const { number, storyId } = entry;
	const title = cleanText(entry.title);
	const path = storyId === null ? null : (storyPath?.(storyId) ?? null);
	const foreign =
		entry.language !== message.language && /^[a-z]{2,3}$/.test(entry.language);
	return html`<li>
${number !== null && html`<span class="number">${number}</span>`}
<h2 dir="auto"${foreign && html` lang="${entry.language}"`}>${path === null ? title : html`<a href="${path}">${title}</a>`}</h2>
${entry.labels.length > 0 && html`<ul class="labels">${entry.labels.map((label) => html`<li>${cleanText(label)}</li>`)}</ul>`}
${entry.paragraphs.map((paragraph) => html`<p dir="auto"${foreign && html` lang="${entry.language}"`}>${spans(paragraph)}</p>\n`)}
${entry.sources.length > 0 && html`<ol class="sources">${entry.sources.map(sourceItem)}${entry.moreSources !== null && html`<li>${entry.moreSources}</li>`}</ol>`}
</li>
`;
}

function spans(paragraph: Paragraph): Html[] {
	return paragraph.map((span, index) => {
		const before = paragraph[index - 1];
		const adjoins = span.kind === "citation" && before !== undefined;
		return html`${!adjoins && index > 0 && " "}${spanMarkup(span)}`;
	});
}

function spanMarkup(span: Span): Html {
	switch (span.kind) {
		case "citation":
			return html`<sup>${link(`[${span.number}]`, span.url)}</sup>`;
		case "link":
			return link(span.text, span.url);
		case "strong":
			return html`<strong>${cleanText(span.text)}</strong>`;
		case "emphasis":
			return html`<em>${cleanText(span.text)}</em>`;
		case "text":
			return html`${cleanText(span.text)}`;
	}
}

function sourceItem({ number, host, url, notes }: MessageSource): Html {
	const note = notes.map(cleanText).join(", ");
	return html`<li><span>[${number}]</span> ${link(cleanText(host), url)}${note !== "" && ` (${note})`}</li>`;
}

/** A link out of the page, or its text alone where the address is none of the web. */
export function link(text: string | Html, address: string): Html {
	const url = safeUrl(address);
	return url === null
		? html`${text}`
		: html`<a href="${url}" rel="external noopener noreferrer">${text}</a>`;
}

function tableOf({ columns, rows }: MessageTable): Html {
	// Where the first column has no name, its cells name their rows.
	const isNamed = columns[0] === "";
	return html`<table>
<thead><tr>${columns.map((name) => (name === "" ? html`<td></td>` : html`<th scope="col">${cleanText(name)}</th>`))}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => tableCell(cell, isNamed && index === 0))}</tr>\n`)}</tbody>
</table>`;
}

function tableCell(cell: string, isName: boolean): Html {
	const text = cleanText(cell);
	return isName
		? html`<th scope="row" dir="auto">${text}</th>`
		: html`<td dir="auto">${text}</td>`;
}
