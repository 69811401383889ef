import { decodeHTML } from "entities";
import { parseDate } from "../feeds/reading/dates.ts";
import { fold } from "../feeds/reading/plain-text.ts";
import type { PageDocument } from "./dom.ts";
import { structuredArticle } from "./structured.ts";
import { canonicalUrlOrNull, hostOf } from "./url.ts";

/** What a page says of its article outside the text. */
export interface PageMetadata {
	title: string | null;
	byline: string | null;
	/** ISO 8601 UTC. */
	publishedAt: string | null;
	/** As claimed, which is often a forgotten default. */
	language: string | null;
	/** The page's own `rel=canonical`, where it names the same site; canonical. */
	canonical: string | null;
	/** The article's text as given for search engines, plain or with markup. */
	body: string | null;
	/** False where the publisher says that reading it costs. */
	free: boolean | null;
}

const dateNames = [
	"article:published_time",
	"og:article:published_time",
	"datepublished",
	"parsely-pub-date",
	"sailthru.date",
	"dc.date.issued",
	"dc.date",
	"dcterms.created",
	"dcterms.date",
	"publish-date",
	"publishdate",
	"publish_date",
	"pubdate",
	"article.published",
	"cxenseparse:recs:publishtime",
	"date",
];

const authorNames = [
	"author",
	"article:author",
	"parsely-author",
	"sailthru.author",
	"dc.creator",
	"dcterms.creator",
	"byl",
];

/** Reads the head of a page; `url` is where it came from, for relative links. */
export function metadataOf(document: PageDocument, url?: string): PageMetadata {
	const meta = metaTags(document);
	const structured = structuredArticle(document);
	const site = meta.get("og:site_name") ?? null;
	const written = [
		structured?.datePublished,
		...dateNames.map((name) => meta.get(name)),
		timeElement(document),
		dateInAddress(url),
	];
	const authors = structured?.authors.length
		? structured.authors.join(", ")
		: authorNames
				.map((name) => meta.get(name))
				.find((name) => name !== undefined && isName(name));
	const title =
		meta.get("og:title") ??
		structured?.headline ??
		meta.get("twitter:title") ??
		null;
	return {
		title: title === null ? null : cleanTitle(title, site, url),
		byline: authors === undefined ? null : cleanByline(authors),
		publishedAt:
			written
				.map((date) => (date ? parseDate(date) : null))
				.find((date) => date !== null) ?? null,
		language:
			document.querySelector("html")?.getAttribute("lang") ??
			structured?.language ??
			meta.get("og:locale") ??
			meta.get("content-language") ??
			null,
		canonical: canonicalLink(document, url),
		body: structured?.body ?? null,
		free: structured?.free ?? null,
	};
}

/** The first value of each name; pages repeat tags, and the first is their own. */
function metaTags(document: PageDocument): Map<string, string> {
	const found = new Map<string, string>();
	for (const tag of document.querySelectorAll("meta[content]")) {
		const name =
			tag.getAttribute("property") ??
			tag.getAttribute("name") ??
			tag.getAttribute("itemprop") ??
			tag.getAttribute("http-equiv");
		const content = tag.getAttribute("content")?.trim();
		const key = name?.trim().toLowerCase();
		if (key && content && !found.has(key)) found.set(key, content);
	}
	return found;
}

function timeElement(document: PageDocument): string | null {
	const time =
		document.querySelector(
			"time[pubdate][datetime], time[itemprop=datePublished][datetime]",
		) ??
		document.querySelector("[itemprop=datePublished]") ??
		document.querySelector("article time[datetime], time[datetime]");
	return (
		time?.getAttribute("datetime") ??
		time?.getAttribute("content") ??
		time?.textContent ??
		null
	);
}

function dateInAddress(url = ""): string | null {
	const day = /\/(20\d\d)[/-]([01]\d)[/-]([0-3]\d)(?:[/-]|$)/.exec(url);
	return day?.slice(1).join("-") ?? null;
}

/** `rel=canonical` to another site is a syndication deal, or an attack; ours stays. */
function canonicalLink(document: PageDocument, url?: string): string | null {
	const href = document
		.querySelector("link[rel=canonical]")
		?.getAttribute("href")
		?.trim();
	if (!href || !URL.canParse(href, url)) return null;
	const target = new URL(href, url);
	if (!/^https?:$/.test(target.protocol)) return null;
	// Some sites name their front page on every page.
	if (target.pathname === "/" && target.search === "") return null;
	if (url !== undefined && siteOf(target.href) !== siteOf(url)) return null;
	return canonicalUrlOrNull(target.href);
}

function siteOf(url: string): string {
	const labels = hostOf(url).split(".");
	const isPair = /^(?:co|com|net|org|gov|ac|edu|ne|or|go)$/.test(
		labels.at(-2) ?? "",
	);
	return labels.slice(isPair ? -3 : -2).join(".");
}

function plain(text: string): string {
	return fold(decodeHTML(text).replace(/<[^>]{0,200}>/g, ""));
}

/** The title alone; `url` is where its page is, whose host often names the site. */
export function cleanTitle(
	title: string,
	site: string | null,
	url?: string,
): string {
	const host =
		url === undefined
			? ""
			: hostOf(url).replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/, "");
	return withoutSite(plain(title), [site, host]);
}

/** "New rules - The Paper" is the rules' title and the paper's name. */
function withoutSite(title: string, sites: (string | null)[]): string {
	const last = title.split(/\s+[|–—·»-]\s+|\s*[|｜_]\s*/).at(-1) ?? "";
	const names = sites.map((site) => letters(site ?? "")).filter(Boolean);
	const name = letters(last);
	if (
		last === title ||
		!names.some(
			(site) =>
				name !== "" &&
				(site.startsWith(name) || (site.length > 3 && name.startsWith(site))),
		)
	) {
		return title;
	}
	return title.slice(0, title.lastIndexOf(last)).replace(/[\s|｜_–—·»-]+$/, "");
}

function letters(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function isName(text: string): boolean {
	return !/^https?:|^www\.|@/.test(text) && text.length <= 200;
}

/** The names alone: "By A. Writer, Staff Reporter" is by A. Writer. */
export function cleanByline(text: string): string | null {
	const name = plain(text)
		.replace(/^(?:by|von|di|por|par|door|da|written by|作者|文)[\s:：|]+/i, "")
		.replace(/\s*[|–—·].*$|\s+-\s.*$/, "")
		.trim();
	// Some themes mark the date as the author.
	if (parseDate(name) !== null || !/\p{L}{2}/u.test(name)) return null;
	return name.length > 200 || !isName(name) ? null : name;
}
