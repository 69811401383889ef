import type { Clock } from "../lib/clock.ts";
import { reasonOf } from "../lib/errors.ts";
import type { HttpClient } from "../lib/http/client.ts";
import type { Log } from "../lib/log.ts";
import type { ReadPage } from "./extract.ts";
import { makePageReader } from "./page-reader.ts";
import { makeRobots, type Robots } from "./robots.ts";
import { hostOf } from "./url.ts";

/** A page as fetched; `url` is where it was found in the end. */
export interface FetchedPage extends ReadPage {
	url: string;
}

interface Reader {
	http: Pick<HttpClient, "get">;
	clock: Clock;
	log?: Log;
}

/** Sites that show an article only to their own apps, or none at all. */
const unreadable =
	/(?:^|\.)(?:x\.com|reddit\.com|redd\.it|news\.ycombinator\.com|news\.google\.com|youtube\.com|vimeo\.com|linkedin\.com|facebook\.com|instagram\.com|tiktok\.com|threads\.net|t\.me|t\.co|weixin\.qq\.com|spotify\.com|podcasts\.apple\.com)$/;

/** Files that are no pages. */
const file =
	/\.(?:pdf|docx?|xlsx?|pptx?|zip|gz|mp[34]|m4a|mov|webm|png|jpe?g|gif|webp|svg|xml|json|csv)$/i;

const mostBytes = 4 * 1024 * 1024;

/** One thread serves the process, and ends by itself. */
const reader = makePageReader();

/** One cache of robots.txt for each client, and so for each run. */
const robotsOf = new WeakMap<object, Robots>();

/**
 * Fetches a page where its site lets us, and reads the article in it. Null where
 * there is none to be had: a page behind a wall, not HTML, or out of reach is
 * no failure of the item that links to it.
 */
export async function fetchPage(
	{ http, clock, log }: Reader,
	address: string,
): Promise<FetchedPage | null> {
	if (unreadable.test(hostOf(address)) || file.test(new URL(address).pathname))
		return null;
	const robots = robotsOf.get(http) ?? makeRobots({ http, clock });
	robotsOf.set(http, robots);
	try {
		if (!(await robots.mayFetch(address))) return null;
		const answer = await http.get(address, {
			headers: { accept: "text/html,application/xhtml+xml" },
			maxBytes: mostBytes,
		});
		const contentType = answer.headers["content-type"] ?? "";
		if (answer.status !== 200 || !/html|^$/i.test(contentType)) return null;
		if (ledAstray(address, answer.url)) return null;
		const page = await reader.read(answer.body, {
			url: answer.url,
			contentType,
		});
		if (page.wall !== null) {
			log?.debug({ address, wall: page.wall }, "the page shows a wall");
			return null;
		}
		return { ...page, url: answer.url };
	} catch (error) {
		log?.debug(
			{ address, reason: reasonOf(error) },
			"the page could not be read",
		);
		return null;
	}
}

/** A redirect to a front page, a login or a consent form is no way to the article. */
function ledAstray(asked: string, got: string): boolean {
	if (asked === got) return false;
	const { hostname, pathname } = new URL(got);
	if (pathname === "/" && new URL(asked).pathname !== "/") return true;
	return (
		/^(?:consent|login|signin|accounts?|auth|sso|id)\./.test(hostname) ||
		/^\/(?:login|signin|sign-in|consent|account|auth|404|error)(?:[/.]|$)/i.test(
			pathname,
		)
	);
}
