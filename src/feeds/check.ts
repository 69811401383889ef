import type { Clock } from "../lib/clock.ts";
import { reasonOf } from "../lib/errors.ts";
import type { HttpClient, HttpResponse } from "../lib/http/client.ts";
import { decode } from "./decode.ts";
import {
	type DiscoveredFeed,
	feedsOfPage,
	likelyFeedUrls,
} from "./discover.ts";
import { identify } from "./identity.ts";
import type { FeedDescription, Item } from "./item.ts";
import type { ParsedFeed } from "./parse.ts";
import type { FeedParser } from "./parser.ts";

export interface CheckDependencies {
	http: HttpClient;
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
	/** What is odd, a plain sentence each. */
	oddities: string[];
	/** Why there is no feed, and what to try; null when there is one. */
	problem: string | null;
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
		return nothing(asked, `${reasonOf(error)}.`);
	}
	if (response.status >= 400) {
		const { host } = new URL(response.url);
		return nothing(asked, `${host} answers ${response.status} to ${asked}.`);
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
	const tried =
		named.length > 0
			? "The feeds that it names could not be read."
			: "It names no feed, and there is none at the usual places.";
	return nothing(
		asked,
		`${direct[0]?.toUpperCase()}${direct.slice(1)}. ${tried} Look for a newsletter or a release page of the same publisher, which often have one.`,
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
	problem: string,
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
): string[] {
	const { headers, redirects, url, body } = response;
	const silentDays =
		newest === null
			? 0
			: Math.floor((now.getTime() - Date.parse(newest)) / day);
	const first = redirects[0]?.status;
	const megabytes = Math.round(body.length / 1024 / 102.4) / 10;
	const count = (lacks: (item: Item) => boolean): number =>
		items.filter(lacks).length;
	const of = (number: number): string =>
		number === items.length
			? "no item has a"
			: `${number} of ${items.length} items have no`;
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
	const told: [boolean, string][] = [
		[items.length === 0, "it holds no items at the moment"],
		[fault !== null, `its XML is broken and was repaired: ${fault}`],
		[silentDays > 30, `its newest item is ${silentDays} days old`],
		[withoutDate > 0, `${of(withoutDate)} date that can be read`],
		[withoutUrl > 0, `${of(withoutUrl)} link`],
		[withoutText > 0, `${of(withoutText)} text beside the title`],
		[inFuture > 0, `${inFuture} items are dated in the future`],
		[
			byTitle > 0,
			"neither guids nor links tell its items apart: an edited title makes a new item",
		],
		[first === 301 || first === 308, `it has moved for good: use ${url}`],
		[
			first === 302 || first === 307,
			`it is reached by a temporary redirect to ${url}`,
		],
		[url.startsWith("http:"), "it is not encrypted (http)"],
		[
			/html/i.test(headers["content-type"] ?? ""),
			`it calls itself ${headers["content-type"]}`,
		],
		[
			!headers.etag && !headers["last-modified"],
			"it cannot tell whether it changed since the last poll",
		],
		[megabytes >= 2, `it is large: ${megabytes} MB`],
	];
	return told.flatMap(([holds, sentence]) => (holds ? [sentence] : []));
}
