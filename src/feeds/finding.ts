/** What is found to be odd or wrong at an address that may be a feed's, for whoever words it. */
import { HttpError, type HttpErrorKind } from "../lib/http/error.ts";

export type FeedOddity =
	| { kind: "empty" }
	/** Its XML is broken and was repaired; `fault` is the parser's own message. */
	| { kind: "repaired"; fault: string }
	/** Its newest item is so old. */
	| { kind: "silent"; days: number }
	/** Items without a date that can be read, a link, or a text beside the title. */
	| { kind: "no-date" | "no-link" | "no-text"; items: number; of: number }
	| { kind: "in-future"; items: number }
	/** Nothing but the title tells its items apart. */
	| { kind: "indistinct" }
	| { kind: "moved"; url: string }
	| { kind: "redirected"; url: string }
	| { kind: "unencrypted" }
	/** It calls itself HTML. */
	| { kind: "content-type"; contentType: string }
	/** It sends nothing by which a poll could tell that it did not change. */
	| { kind: "unversioned" }
	| { kind: "large"; megabytes: number };

/** Why there is no feed. */
export type FeedProblem =
	/** There is no answer; `detail` is a clause in English. */
	| { kind: "unreachable"; why: HttpErrorKind; url: string; detail: string }
	| { kind: "status"; host: string; status: number; url: string }
	/** A good answer without a body. */
	| { kind: "nothing"; host: string; status: number; url: string }
	/** Something else is there; `detail` says what, a clause in English. */
	| {
			kind: "no-feed";
			is: "page" | "robots-out" | "other";
			detail: string;
			namesFeeds: boolean;
			/** The first feed that the page names, where it was not tried. */
			named?: string;
	  };

/** Of a request that was not answered. */
export function unreachable(
	error: unknown,
	url: string,
	detail: string,
): FeedProblem {
	const why = error instanceof HttpError ? error.kind : "network";
	return { kind: "unreachable", why, url, detail };
}
