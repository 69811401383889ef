import { decodeXML } from "entities";
import { type FeedEntry, type FeedKind, feedKinds } from "./feed.ts";
import { absoluteUrl } from "./reading/links.ts";
import {
	attributesOf,
	localName,
	makeMarkupScanner,
} from "./reading/markup.ts";

/** A feed of an OPML list, with the folder it lies in. */
export type ListedFeed = Required<
	Pick<FeedEntry, "url" | "folder" | "kind" | "weight">
> & {
	title: string | null;
	siteUrl: string | null;
	language: string | null;
};

/**
 * Reads the feeds of an OPML list, well-formed or not, in their order; nested
 * folders are joined by " / ". Our own attributes `kind`, `weight` and `language`
 * are optional. Throws when there is no outline at all. https://opml.org/spec2.opml
 */
export function parseOpml(text: string): ListedFeed[] {
	const next = makeMarkupScanner(text);
	const open: (string | null)[] = [];
	const feeds = new Map<string, ListedFeed>();
	let outlines = 0;
	for (let piece = next(); piece; piece = next()) {
		if (localName(piece.name) !== "outline") continue;
		if (piece.kind === "close") {
			open.pop();
			continue;
		}
		outlines++;
		const given = attributeMap(text.slice(piece.start, piece.end));
		const url = feedUrl(given);
		if (url !== null && !feeds.has(url))
			feeds.set(url, listed(url, given, open));
		if (piece.kind === "open") {
			const folder =
				url === null ? given.get("text") || given.get("title") || null : null;
			open.push(folder);
		}
	}
	if (outlines === 0)
		throw new Error("this is no OPML list: it has no <outline>");
	return [...feeds.values()];
}

/** Writes feeds as an OPML list, folder by folder, that `parseOpml` reads back the same in that order. */
export function renderOpml(feeds: readonly FeedEntry[], title: string): string {
	const folders = Map.groupBy(feeds, ({ folder }) => folder ?? "other");
	const body = [...folders].flatMap(([folder, members]) => [
		`\t\t<outline text="${escaped(folder)}">`,
		...members.map((feed) => `\t\t\t${renderFeed(feed)}`),
		"\t\t</outline>",
	]);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<opml version="2.0">',
		`\t<head>\n\t\t<title>${escaped(title)}</title>\n\t</head>`,
		"\t<body>",
		...body,
		"\t</body>",
		"</opml>",
		"",
	].join("\n");
}

function renderFeed({
	url,
	title,
	siteUrl,
	kind,
	weight,
	language,
}: FeedEntry): string {
	const attributes = {
		text: title || new URL(url).host,
		type: "rss",
		xmlUrl: url,
		htmlUrl: siteUrl,
		kind: kind ?? "press",
		weight: String(weight ?? 1),
		language,
	};
	const written = Object.entries(attributes).map(([name, value]) =>
		value ? ` ${name}="${escaped(value)}"` : "",
	);
	return `<outline${written.join("")}/>`;
}

function attributeMap(tag: string): Map<string, string> {
	return new Map(
		attributesOf(tag).map(({ name, value }) => [
			name.toLowerCase(),
			decodeXML(value ?? "").trim(),
		]),
	);
}

function feedUrl(given: ReadonlyMap<string, string>): string | null {
	const type = given.get("type")?.toLowerCase() ?? "";
	const url =
		given.get("xmlurl") ||
		(/rss|atom|feed/.test(type) ? given.get("url") : null);
	const web = url
		?.replace(/^feed:(?:\/\/)?(?=https?:)/i, "")
		.replace(/^feed:/i, "https:");
	return absoluteUrl(web ?? null, []);
}

function listed(
	url: string,
	given: ReadonlyMap<string, string>,
	open: readonly (string | null)[],
): ListedFeed {
	const folders = open.filter((folder) => folder !== null);
	const category = given.get("category")?.split(",")[0]?.replace(/^\//, "");
	const weight = Number(given.get("weight"));
	const kind = given.get("kind");
	return {
		url,
		title: given.get("title") || given.get("text") || null,
		siteUrl: given.get("htmlurl") || null,
		folder: folders.join(" / ") || category || "other",
		kind: isKind(kind) ? kind : "press",
		weight: weight > 0 ? weight : 1,
		language: given.get("language") || null,
	};
}

function isKind(kind: string | undefined): kind is FeedKind {
	return feedKinds.some((known) => known === kind);
}

function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
