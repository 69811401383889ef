import type { FeedDescription } from "../item.ts";
import { parseDate } from "./dates.ts";
import type { Rhythm } from "./draft.ts";
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

/** A feed as mended: what surrounds the entries, and the entries. */
export interface MendedFeed {
	format: FeedDescription["format"];
	title: string | null;
	link: string | null;
	language: string | null;
	hub: string | null;
	rhythm: Rhythm;
	entries: MendedEntry[];
}

const titleNames = ["title", "dc:title", "media:title", "itunes:title"];
const linkNames = ["link", "atom:link"];
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
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const periodSeconds: Record<string, number> = {
	hourly: 3_600,
	daily: 86_400,
	weekly: 604_800,
	monthly: 2_592_000,
	yearly: 31_536_000,
};

/**
 * Finds the feed in the tree that xml2js built, wherever it stands, and brings
 * every field into the form that rss-parser reads without loss. Null where the
 * tree holds no feed. `url` is where the feed was read from.
 */
export function mendFeed(tree: unknown, url: string | null): MendedFeed | null {
	const found = findFeed(tree);
	if (!found) return null;
	const { format, root, channel } = found;
	const bases = [baseOf(channel), channel === root ? null : baseOf(root), url];
	const links = linksOf(channel, linkNames);
	const site = pageLink(links)?.href ?? attribute(channel, "href");
	const self = links.find(({ rel }) => rel === "self")?.href ?? null;
	const link = absoluteUrl(site, [...bases, self]);
	const language =
		attribute(channel, "xml:lang") ??
		attribute(root, "xml:lang") ??
		firstText(channel, ["language", "dc:language"]);
	const author = format === "atom" ? authorOf(channel) : null;
	const holders = [root, ...children(root, "channel")];
	const items = [...new Set(holders)].flatMap((holder) => [
		...children(holder, "entry"),
		...children(holder, "item"),
	]);
	return {
		format,
		title: firstText(channel, titleNames),
		link,
		language,
		hub: absoluteUrl(
			links.find(({ rel }) => rel === "hub")?.href ?? null,
			bases,
		),
		rhythm: rhythmOf(channel),
		// Where nothing else gives a base, the site does.
		entries: items.map((item) =>
			mendEntry(item, format, [...bases, self, link], author),
		),
	};
}

function findFeed(tree: unknown): {
	format: FeedDescription["format"];
	root: unknown;
	channel: unknown;
} | null {
	let level: unknown[] = [tree];
	// A few feeds stand inside the body of a page.
	for (let depth = 0; depth < 4 && level.length > 0; depth++) {
		for (const element of level) {
			const [feed] = named(element, "feed");
			if (feed !== undefined)
				return { format: "atom", root: feed, channel: feed };
			const [rdf] = named(element, "rdf:RDF");
			if (rdf !== undefined) {
				return {
					format: "rdf",
					root: rdf,
					channel: children(rdf, "channel")[0] ?? rdf,
				};
			}
			const [rss] = named(element, "rss");
			if (rss !== undefined) {
				return {
					format: "rss",
					root: rss,
					channel: children(rss, "channel")[0] ?? rss,
				};
			}
			const [channel] = named(element, "channel");
			if (channel !== undefined)
				return { format: "rss", root: channel, channel };
		}
		level = level.flatMap((element) =>
			typeof element === "object" && element !== null
				? Object.values(element).flatMap((value) =>
						Array.isArray(value) ? value : [value],
					)
				: [],
		);
	}
	return null;
}

/** The root stands alone, its descendants in lists. */
function named(element: unknown, name: string): unknown[] {
	if (typeof element !== "object" || element === null || !(name in element))
		return [];
	const value: unknown = Reflect.get(element, name);
	return Array.isArray(value) ? value : [value];
}

function mendEntry(
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

function authorOf(entry: unknown): string | null {
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

function baseOf(element: unknown): string | null {
	return attribute(element, "xml:base") ?? attribute(element, "base");
}

function rhythmOf(channel: unknown): Rhythm {
	const ttl = Number(firstText(channel, ["ttl"]) ?? Number.NaN);
	const period =
		periodSeconds[firstText(channel, ["sy:updatePeriod"])?.toLowerCase() ?? ""];
	const frequency = Number(firstText(channel, ["sy:updateFrequency"]) ?? 1);
	const hours = children(channel, "skipHours")
		.flatMap((list) => children(list, "hour"))
		.map((hour) => Number(textOf(hour)) % 24);
	const days = children(channel, "skipDays")
		.flatMap((list) => children(list, "day"))
		.map((day) =>
			weekdays.indexOf((textOf(day) ?? "").toLowerCase().slice(0, 3)),
		);
	return {
		ttlMinutes: Number.isFinite(ttl) && ttl > 0 ? ttl : null,
		skipHours: [
			...new Set(hours.filter((hour) => Number.isInteger(hour) && hour >= 0)),
		],
		skipDays: [...new Set(days.filter((day) => day >= 0))],
		updateSeconds:
			period === undefined || !(frequency > 0) ? null : period / frequency,
	};
}
