import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { recordedFeeds } from "./catalogue.ts";
import { recordedNow } from "./day.ts";
import { pageKey, type Recording } from "./recording.ts";

interface Answer {
	status: number;
	headers: Record<string, string>;
	body: Buffer | string;
	/** How long this outlet takes, milliseconds. */
	delay: number;
}

/** What the slow feed takes: long for a reader, short of every time-out. */
const slowness = 1_500;

/** Answers for every outlet of the recorded day; an answer depends on the request only. */
export function makeResponder({ documents, pages }: Recording) {
	const feeds = new Map(recordedFeeds.map((feed) => [feed.path, feed]));
	for (const feed of recordedFeeds)
		if (feed.behaviour === "moved")
			feeds.set(newPlace(feed), { ...feed, behaviour: "healthy" });

	/** `path` is what stands in the request line. */
	return function respond(path: string, asked: IncomingHttpHeaders): Answer {
		const { pathname } = new URL(path, "http://recorded.example");
		const page = hostedPage(pathname, pages);
		if (page !== undefined)
			return plain(200, page, { "content-type": "text/html; charset=utf-8" });
		const feed = feeds.get(pathname);
		if (feed === undefined) return plain(404, "There is nothing here.\n");
		if (feed.behaviour === "gone")
			return plain(410, `${feed.title} has been closed.\n`);
		if (feed.behaviour === "moved")
			return plain(301, "", { location: newPlace(feed) });
		const document = documents.get(feed.file ?? "") ?? "";
		if (feed.behaviour === "broken")
			return plain(200, document, { "content-type": feed.contentType });
		const validators = {
			etag: `"${createHash("sha256").update(document).digest("base64url").slice(0, 16)}"`,
			"last-modified": recordedNow.toUTCString(),
		};
		const delay = feed.behaviour === "slow" ? slowness : 0;
		return isUnchanged(asked, validators.etag)
			? { ...plain(304, "", validators), delay }
			: {
					...plain(200, document, {
						...validators,
						"content-type": feed.contentType,
					}),
					delay,
				};
	};
}

function newPlace({ file }: { file: string | null }): string {
	return `/feeds/${file}`;
}

function hostedPage(
	pathname: string,
	pages: Map<string, string>,
): string | undefined {
	const prefix = "/hosts/";
	if (!pathname.startsWith(prefix)) return undefined;
	const address = `https://${pathname.slice(prefix.length)}`;
	return URL.canParse(address)
		? pages.get(pageKey(new URL(address)))
		: undefined;
}

/** Where both are sent the tag decides: https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2 */
function isUnchanged(asked: IncomingHttpHeaders, etag: string): boolean {
	const tags = asked["if-none-match"];
	if (tags !== undefined)
		return tags
			.split(",")
			.some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
	const since = Date.parse(asked["if-modified-since"] ?? "");
	return since >= recordedNow.getTime();
}

function plain(
	status: number,
	body: Buffer | string,
	headers: Record<string, string> = {},
): Answer {
	return {
		status,
		headers: { "content-type": "text/plain; charset=utf-8", ...headers },
		body,
		delay: 0,
	};
}
