import type { FeedDescription } from "../item.ts";
import { parseDate } from "./dates.ts";
import { absoluteUrl, linksOf, pageLink } from "./links.ts";
import { attribute, children, firstText, textOf } from "./tree.ts";

/** The fields that rss-parser reads in an entry, each in the one form that it reads well. */
export interface MendedEntry {
	title: string | null;
	titleIsHtml: boolean;
	link: string | null;
	guid: string | null;
	/** ISO 8601 UTC. */
	date: string | null;
	summary: string | null;
	content: string | null;
	author: string | null;
	language: string | null;
	categories: string[];
}

export const titleNames = ["title", "dc:title", "media:title", "itunes:title"];
export const linkNames = ["link", "atom:link"];
const publishedNames = [
	"published",
	"issued",
	"pubDate",
	"dc:date",
	"dcterms:issued",
	"dcterms:created",
	"created",
	"atom:published",
	"prism:publicationdate",
	"date",
	"dcterms:date",
];
const updatedNames = [
	"updated",
	"modified",
	"dcterms:modified",
	"atom:updated",
	"lastBuildDate",
];
const bodyNames = [
	"content:encoded",
	"content",
	"atom:content",
	"xhtml:body",
	"body",
	"xhtml:div",
	"fullitem",
];
const teaserNames = [
	"summary",
	"description",
	"atom:summary",
	"abstract",
	"dc:description",
	"dcterms:abstract",
	"media:description",
	"itunes:summary",
	"itunes:subtitle",
];
const categoryNames = [
	"category",
	"dc:subject",
	"atom:category",
	"itunes:category",
];
/**
 * Brings one entry into the form that rss-parser reads without loss. Relative links
 * are resolved against `outerBases`, the innermost first, where the entry gives no
 * base itself; `feedAuthor` stands for an author that it does not name.
 */
export function mendEntry(
	entry: unknown,
	format: FeedDescription["format"],
	outerBases: readonly (string | null)[],
	feedAuthor: string | null,
): MendedEntry {
	const bases = [baseOf(entry), ...outerBases];
	const title = titleOf(entry);
	const guid =
		firstText(entry, ["guid", "id", "atom:id"]) ??
		attribute(entry, "rdf:about") ??
		firstText(entry, ["dc:identifier"]);
	return {
		title: title === undefined ? null : decodedText(title),
		titleIsHtml: /html|xml/.test(attribute(title, "type") ?? ""),
		link: linkOf(entry, format, bases, guid),
		guid,
		date: dateOf(entry),
		summary: fragment(entry, teaserNames),
		content: fragment(entry, bodyNames),
		author: authorOf(entry) ?? feedAuthor,
		language:
			attribute(entry, "xml:lang") ??
			attribute(title, "xml:lang") ??
			firstText(entry, ["dc:language", "language"]),
		categories: categoriesOf(entry),
	};
}

function titleOf(entry: unknown): unknown {
	const groups = [
		entry,
		...children(entry, "media:group"),
		...children(entry, "media:content"),
	];
	for (const name of titleNames) {
		for (const holder of groups) {
			const found = children(holder, name).find(
				(title) => textOf(title) !== null,
			);
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

function fragment(entry: unknown, names: readonly string[]): string | null {
	const groups = [entry, ...children(entry, "media:group")];
	for (const name of names) {
		for (const holder of groups) {
			for (const element of children(holder, name)) {
				const type = attribute(element, "type") ?? "";
				if (/^(?:image|audio|video)\//.test(type)) continue;
				const text = decodedText(element);
				if (text !== null) return text;
			}
		}
	}
	return null;
}

/** Atom 0.3 allows `mode="base64"`, and Atom 1.0 asks for it in types that are not text. */
function decodedText(element: unknown): string | null {
	const text = textOf(element);
	if (text === null) return null;
	const type = attribute(element, "type") ?? "";
	const packed =
		attribute(element, "mode")?.toLowerCase() === "base64" ||
		(/^application\/octet-stream/.test(type) && /^[\w+/=\s]+$/.test(text));
	return packed
		? Buffer.from(text, "base64").toString("utf8").trim() || null
		: text;
}

function linkOf(
	entry: unknown,
	format: FeedDescription["format"],
	bases: readonly (string | null)[],
	guid: string | null,
): string | null {
	const links = linksOf(entry, linkNames);
	const page = pageLink(links);
	const permalink = children(entry, "guid")[0];
	const isPermalink = attribute(permalink, "isPermaLink")?.toLowerCase();
	const looksAbsolute = /^(?:https?:)?\/\//i.test(guid ?? "");
	const source =
		children(entry, "content").map((content) => attribute(content, "src"))[0] ??
		null;
	const attempts = [
		absoluteUrl(firstText(entry, ["feedburner:origlink"]), bases),
		page && absoluteUrl(page.href, [page.base, ...bases]),
		absoluteUrl(attribute(entry, "href"), bases),
		...links
			.filter((link) => link !== page && link.rel !== "self" && link.rel === "")
			.map((link) => absoluteUrl(link.href, [link.base, ...bases])),
		isPermalink === "true" || (isPermalink !== "false" && looksAbsolute)
			? absoluteUrl(guid, bases)
			: null,
		format === "atom" ? absoluteUrl(source, bases) : null,
		absoluteUrl(links.find(({ rel }) => rel === "self")?.href ?? null, bases),
	];
	return attempts.find((url) => url !== null) ?? null;
}

function dateOf(entry: unknown): string | null {
	for (const name of [...publishedNames, ...updatedNames]) {
		for (const element of children(entry, name)) {
			const date = parseDate(textOf(element) ?? "");
			if (date !== null) return date;
		}
	}
	return parseDate(attribute(entry, "lastmod") ?? "");
}

/** Who wrote a feed or an entry: the name, else the address. */
export function authorOf(entry: unknown): string | null {
	for (const name of [
		"author",
		"atom:author",
		"dc:creator",
		"itunes:author",
		"media:credit",
	]) {
		for (const author of children(entry, name)) {
			const given =
				firstText(author, ["name", "atom:name"]) ??
				textOf(author) ??
				firstText(author, ["email", "atom:email", "uri"]);
			if (given === null) continue;
			const person = given.slice(0, 500);
			// RSS writes "mail@example.org (A. Name)".
			return (
				/^\S+@\S+\s+\((.+)\)$/.exec(person)?.[1] ??
				person.replace(/^mailto:/i, "")
			);
		}
	}
	return null;
}

function categoriesOf(entry: unknown): string[] {
	const found = new Set<string>();
	for (const name of categoryNames) {
		for (const category of children(entry, name)) {
			const text =
				attribute(category, "label") ??
				attribute(category, "term") ??
				attribute(category, "text") ??
				textOf(category);
			if (text !== null && text.length <= 200) found.add(text);
		}
	}
	return [...found].slice(0, 50);
}

/** What relative links inside that element are relative to. */
export function baseOf(element: unknown): string | null {
	return attribute(element, "xml:base") ?? attribute(element, "base");
}
