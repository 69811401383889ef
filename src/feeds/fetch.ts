import type { Clock } from "../lib/clock.ts";
import type { HttpClient, HttpResponse } from "../lib/http/client.ts";
import { HttpError } from "../lib/http/error.ts";
import type { Feed } from "./feed.ts";
import { type FeedProblem, unreachable } from "./finding.ts";
import { freshForSeconds, retryAfterSeconds } from "./freshness.ts";

/** What came of asking a feed once; `milliseconds` and `status` are for the record. */
export type FetchOutcome = {
	milliseconds: number;
	status: number | null;
} & (
	| ({ kind: "fetched"; body: Buffer; contentType: string | null } & Told)
	| ({ kind: "unchanged" } & Told)
	/** The publisher says that the feed is no more. */
	| { kind: "gone"; problem: FeedProblem }
	| { kind: "failed"; problem: FeedProblem; retryAfterSeconds: number | null }
);

/** What a good answer tells beside its body. */
interface Told {
	/** Where the body came from. */
	url: string;
	etag: string | null;
	lastModified: string | null;
	/** The `Link` header. */
	link: string | null;
	freshForSeconds: number | null;
	/** The address that permanent redirects alone lead to, or null. */
	movedTo: string | null;
}

const accept =
	"application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";

/** Even a feed that always answers "unchanged" is read in full so often: some servers are mistaken. */
const fullAfterMilliseconds = 7 * 24 * 60 * 60 * 1_000;

/** Asks for a feed once, conditionally when it was read before. Never throws for the feed's fault. */
export async function fetchFeed(
	{ http, clock }: { http: Pick<HttpClient, "get">; clock: Clock },
	feed: Feed,
): Promise<FetchOutcome> {
	const now = clock.now();
	const started = performance.now();
	const elapsed = (): number => Math.round(performance.now() - started);
	try {
		const response = await http.get(feed.url, {
			headers: { accept, ...conditions(feed, now) },
		});
		return {
			...judge(response, now),
			milliseconds: elapsed(),
			status: response.status,
		};
	} catch (error) {
		if (!(error instanceof HttpError)) throw error;
		return {
			kind: "failed",
			problem: unreachable(error, feed.url, error.message),
			retryAfterSeconds: null,
			milliseconds: elapsed(),
			status: null,
		};
	}
}

function conditions(feed: Feed, now: Date): Record<string, string> {
	const full = feed.lastFullAt?.getTime() ?? 0;
	if (now.getTime() - full > fullAfterMilliseconds) return {};
	return {
		...(feed.etag !== null && { "if-none-match": feed.etag }),
		...(feed.lastModified !== null && {
			"if-modified-since": feed.lastModified,
		}),
	};
}

type Judged = FetchOutcome extends infer Outcome
	? Outcome extends FetchOutcome
		? Omit<Outcome, "milliseconds" | "status">
		: never
	: never;

function judge(response: HttpResponse, now: Date): Judged {
	const { status, headers, body, url } = response;
	const { host } = new URL(url);
	const told: Told = {
		url,
		etag: headers.etag ?? null,
		lastModified: headers["last-modified"] ?? null,
		link: headers.link ?? null,
		freshForSeconds: freshForSeconds(headers),
		movedTo: permanentTarget(response),
	};
	if (status === 304) return { kind: "unchanged", ...told };
	const problem: FeedProblem = { kind: "status", host, status, url };
	if (status === 410) return { kind: "gone", problem };
	const failed = (problem: FeedProblem): Judged => ({
		kind: "failed",
		problem,
		retryAfterSeconds: retryAfterSeconds(headers, now),
	});
	if (status < 200 || status > 299) return failed(problem);
	if (body.length === 0) return failed({ ...problem, kind: "nothing" });
	return {
		kind: "fetched",
		body,
		contentType: headers["content-type"] ?? null,
		...told,
	};
}

/** Temporary redirects, and whatever follows them, move nothing. */
function permanentTarget({ redirects, url }: HttpResponse): string | null {
	const temporary = redirects.findIndex(
		({ status }) => status !== 301 && status !== 308,
	);
	if (temporary === 0 || redirects.length === 0) return null;
	return temporary < 0 ? url : (redirects[temporary]?.url ?? null);
}
