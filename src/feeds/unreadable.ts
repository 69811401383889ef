import { decode } from "./decode.ts";
import { feedsOfPage } from "./discover.ts";
import type { FeedProblem } from "./finding.ts";
import { pageKind } from "./reading/not-a-feed.ts";

/** A page names its feeds in its head; more is not looked through. */
const headBytes = 256 * 1_024;

/** Why what a feed's address gives cannot be read, and which feed the page there names, if it is one. */
export function unreadable(
	{
		body,
		contentType,
		url,
	}: { body: Buffer; contentType: string | null; url: string },
	detail: string,
): FeedProblem {
	const start = decode(body.subarray(0, headBytes), contentType ?? undefined);
	const page = pageKind(start);
	const [named] = page === "page" ? feedsOfPage(start, url) : [];
	return {
		kind: "no-feed",
		is: page ?? "other",
		detail,
		namesFeeds: named !== undefined,
		...(named && { named: named.url }),
	};
}
