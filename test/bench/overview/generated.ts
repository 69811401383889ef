import type { CatalogueEntry } from "#src/models/catalogue.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";
import { type GeneratedArticle, makeArticles } from "../answers/articles.ts";

/** So many articles as nobody wrote them, the same for every run. */
export function articlesOf(count: number): GeneratedArticle[] {
	const { models } = modelCatalogue();
	const make = makeArticles(models as readonly CatalogueEntry[]);
	return Array.from({ length: count }, (_, index) => make(index));
}

/** Twenty of them as a feed. */
export function feedOf(articles: readonly GeneratedArticle[]): Buffer {
	const items = articles.map(
		({ url, title, summary, publishedAt }) =>
			`<item><title>${title}</title><link>${url}</link><guid>${url}</guid>
<pubDate>${publishedAt.toUTCString()}</pubDate><description>${summary}</description></item>`,
	);
	return Buffer.from(
		`<?xml version="1.0"?><rss version="2.0"><channel><title>Generated</title><link>https://site.example/</link>
<description>News</description>${items.join("\n")}</channel></rss>`,
	);
}

/** One of them as a page, with what stands around an article. */
export function pageOf({ title, text, url }: GeneratedArticle): string {
	const links = Array.from(
		{ length: 60 },
		(_, index) =>
			`<li><a href="/section/${index}">Section number ${index}</a></li>`,
	).join("");
	const paragraphs = text
		.split("\n\n")
		.map((paragraph) => `<p>${paragraph}</p>`)
		.join("\n");
	return `<!doctype html><html lang="en"><head><title>${title}</title><link rel="canonical" href="${url}"></head>
<body><nav><ul>${links}</ul></nav><main><article><h1>${title}</h1>${paragraphs}</article></main>
<aside><ul>${links}</ul></aside><footer><p>All rights reserved.</p></footer></body></html>`;
}
