import type { Clock } from "../lib/clock.ts";
import { reasonOf } from "../lib/errors.ts";
import type { HttpClient, HttpResponse } from "../lib/http/client.ts";
import { decode } from "./decode.ts";
import {
	type DiscoveredFeed,
	feedsOfPage,
	likelyFeedUrls,
} from "./discover.ts";
import { type FeedOddity, type FeedProblem, unreachable } from "./finding.ts";
import { identify } from "./identity.ts";
import type { FeedDescription, Item } from "./item.ts";
import type { ParsedFeed } from "./parse.ts";
import type { FeedParser } from "./parser.ts";
import { pageKind } from "./reading/not-a-feed.ts";

export interface CheckDependencies {
	http: Pick<HttpClient, "get">;
	parser: FeedParser;
	clock: Clock;
}

/** All that a person wants to know of an address before adding it as a feed. */
export interface FeedCheck {
	asked: string;
	/** The feed's address, or null when none was found. */
	url: string | null;
	/** How it was found: the address itself, named by its page, or at a usual place. */
	found: "itself" | "named by the page" | "at a usual place" | null;
	/** Further feeds of the same page. */
	others: DiscoveredFeed[];
	format: FeedDescription["format"] | null;
	title: string | null;
	language: string | null;
	items: number;
	/** Publication of the newest item, ISO 8601 UTC. */
	newest: string | null;
	/** Items of the last seven days. */
	lastWeek: number;
	oddities: FeedOddity[];
	/** Why there is no feed; null when there is one. */
	problem: FeedProblem | null;
}

interface Reading {
	response: HttpResponse;
	parsed: ParsedFeed;
}

const day = 24 * 60 * 60 * 1_000;

/**
 * Asks an address what it is: a feed, or a page whose feed is looked for by its
 * links and then at the usual places of its site. Never throws for the address's
 * own fault: `problem` says what is wrong and what to try.
 */
export async function checkFeed(
	dependencies: CheckDependencies,
	address: string,
): Promise<FeedCheck> {
	const { http, parser, clock } = dependencies;
	const asked = /^[a-z][a-z\d+.-]*:\/\//i.test(address)
		? address
		: `https://${address}`;
	let response: HttpResponse;
	try {
		response = await http.get(asked);
	} catch (error) {
		return nothing(asked, unreachable(error, asked, reasonOf(error)));
	}
	if (response.status >= 400) {
		const { host } = new URL(response.url);
		const { status } = response;
		return nothing(asked, { kind: "status", host, status, url: asked });
	}
	const direct = await attempt(parser, response);
	if (typeof direct !== "string")
		return describe(asked, "itself", direct, [], clock.now());

	const page = decode(response.body, response.headers["content-type"]);
	const named = feedsOfPage(page, response.url);
	for (const [index, { url }] of named.slice(0, 5).entries()) {
		const reading = await read(dependencies, url);
		if (reading) {
			const others = named.filter((_, other) => other !== index);
			return describe(asked, "named by the page", reading, others, clock.now());
		}
	}
	for (const url of likelyFeedUrls(response.url)) {
		const reading = await read(dependencies, url);
		if (reading)
			return describe(asked, "at a usual place", reading, [], clock.now());
	}
	const namesFeeds = named.length > 0;
	const is = pageKind(page) ?? "other";
	return nothing(
		asked,
		{ kind: "no-feed", is, detail: direct, namesFeeds },
		named,
	);
}

/** What the address gives when it is a feed, else null. */
async function read(
	{ http, parser }: CheckDependencies,
	url: string,
): Promise<Reading | null> {
	try {
		const response = await http.get(url);
		if (response.status >= 400) return null;
		const reading = await attempt(parser, response);
		return typeof reading === "string" ? null : reading;
	} catch {
		return null;
	}
}

/** The reading, or why there is none. */
async function attempt(
	parser: FeedParser,
	response: HttpResponse,
): Promise<Reading | string> {
	try {
		const contentType = response.headers["content-type"];
		const parsed = await parser.parse(response.body, {
			url: response.url,
			...(contentType !== undefined && { contentType }),
		});
		return { response, parsed };
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function nothing(
	asked: string,
	problem: FeedProblem,
	others: DiscoveredFeed[] = [],
): FeedCheck {
	return {
		asked,
		url: null,
		found: null,
		others,
		format: null,
		title: null,
		language: null,
		items: 0,
		newest: null,
		lastWeek: 0,
		oddities: [],
		problem,
	};
}

function describe(
	asked: string,
	found: FeedCheck["found"],
	{ response, parsed }: Reading,
	others: DiscoveredFeed[],
	now: Date,
): FeedCheck {
	const { feed, items } = parsed;
	const dates = items.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
	const weekAgo = new Date(now.getTime() - 7 * day).toISOString();
	return {
		asked,
		url: response.url,
		found,
		others,
		format: feed.format,
		title: feed.title,
		language: feed.language,
		items: items.length,
		newest: dates.at(-1) ?? null,
		lastWeek: dates.filter((date) => date >= weekAgo).length,
		oddities: oddities(response, parsed, dates.at(-1) ?? null, now),
		problem: null,
	};
}

function oddities(
	response: HttpResponse,
	{ items, fault }: ParsedFeed,
	newest: string | null,
	now: Date,
): FeedOddity[] {
	const { headers, redirects, url, body } = response;
	const silentDays =
		newest === null
			? 0
			: Math.floor((now.getTime() - Date.parse(newest)) / day);
	const first = redirects[0]?.status;
	const megabytes = Math.round(body.length / 1024 / 102.4) / 10;
	const count = (lacks: (item: Item) => boolean): number =>
		items.filter(lacks).length;
	const withoutDate = count(({ publishedAt }) => publishedAt === null);
	const withoutUrl = count((item) => item.url === null);
	const withoutText = count(
		({ summary, content }) => summary === null && content === null,
	);
	const inFuture = count(
		({ publishedAt }) => Date.parse(publishedAt ?? "") > now.getTime() + day,
	);
	const byTitle = identify(items).filter(({ identity }) =>
		identity.startsWith("title:"),
	).length;
	const of = items.length;
	const contentType = headers["content-type"] ?? "";
	const found: [boolean, FeedOddity][] = [
		[of === 0, { kind: "empty" }],
		[fault !== null, { kind: "repaired", fault: fault ?? "" }],
		[silentDays > 30, { kind: "silent", days: silentDays }],
		[withoutDate > 0, { kind: "no-date", items: withoutDate, of }],
		[withoutUrl > 0, { kind: "no-link", items: withoutUrl, of }],
		[withoutText > 0, { kind: "no-text", items: withoutText, of }],
		[inFuture > 0, { kind: "in-future", items: inFuture }],
		[byTitle > 0, { kind: "indistinct" }],
		[first === 301 || first === 308, { kind: "moved", url }],
		[first === 302 || first === 307, { kind: "redirected", url }],
		[url.startsWith("http:"), { kind: "unencrypted" }],
		[/html/i.test(contentType), { kind: "content-type", contentType }],
		[!headers.etag && !headers["last-modified"], { kind: "unversioned" }],
		[megabytes >= 2, { kind: "large", megabytes }],
	];
	return found.flatMap(([holds, oddity]) => (holds ? [oddity] : []));
}
