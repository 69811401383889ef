import { lookUp } from "../../lib/look-up.ts";
import type { FeedDescription } from "../item.ts";
import type { Rhythm } from "./draft.ts";
import { absoluteUrl, linksOf, pageLink } from "./links.ts";
import {
	authorOf,
	baseOf,
	linkNames,
	type MendedEntry,
	mendEntry,
	titleNames,
} from "./mend-entry.ts";
import { attribute, children, firstText, textOf } from "./tree.ts";

/** A feed as mended: what surrounds the entries, and the entries. */
export interface MendedFeed {
	format: FeedDescription["format"];
	title: string | null;
	link: string | null;
	language: string | null;
	hub: string | null;
	selfUrl: string | null;
	rhythm: Rhythm;
	entries: MendedEntry[];
}

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
		selfUrl: absoluteUrl(self, bases),
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

function rhythmOf(channel: unknown): Rhythm {
	const ttl = Number(firstText(channel, ["ttl"]) ?? Number.NaN);
	const period = lookUp(
		periodSeconds,
		firstText(channel, ["sy:updatePeriod"])?.toLowerCase() ?? "",
	);
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
