import { createHmac } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { loopbackForTest } from "./loopback.ts";

/** What was asked of the hub: the form's fields without `hub.`. */
export interface HubRequest {
	mode: string;
	topic: string;
	callback: string;
	lease_seconds?: string;
	secret?: string;
}

interface Answered {
	status: number;
	text: string;
}

/**
 * A WebSub hub on loopback, which says and does what the W3C Recommendation wants of one:
 * https://www.w3.org/TR/websub/. It confirms and pushes when it is told to, so that a test
 * decides what happens before what.
 * @param subscriber where the subscriber's page is really reached
 */
export async function hubForTest(subscriber: () => string) {
	const asked: HubRequest[] = [];
	/** How the next requests are answered. */
	let status = 202;
	const server = await loopbackForTest(async (incoming, response) => {
		const form = new URLSearchParams(await text(incoming));
		asked.push(fieldsOf(incoming, form));
		response.writeHead(status).end();
	});

	function latest(): HubRequest {
		const found = asked.at(-1);
		if (!found) throw new Error("the hub was asked for nothing");
		return found;
	}

	/** Asks at the callback whether what was asked last is meant. */
	async function confirm(
		changes: Record<string, string> = {},
	): Promise<Answered & { challenge: string }> {
		const { mode, topic, callback, lease_seconds } = latest();
		const challenge = `challenge-${asked.length}`;
		const query = {
			"hub.mode": mode,
			"hub.topic": topic,
			"hub.challenge": challenge,
			...(lease_seconds && { "hub.lease_seconds": lease_seconds }),
			...changes,
		};
		const url = new URL(callback);
		for (const [name, value] of Object.entries(query))
			url.searchParams.set(name, value);
		return { ...(await call("GET", url)), challenge };
	}

	/** Sends a body to the callback, signed with the secret unless told otherwise. */
	async function push(
		body: string,
		{ signature, to }: { signature?: string | null; to?: string } = {},
	): Promise<Answered> {
		const { callback, secret = "" } = latest();
		const right = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
		const sent = signature === undefined ? right : signature;
		return call("POST", new URL(to ?? callback), body, {
			"content-type": "application/rss+xml",
			...(sent !== null && { "x-hub-signature": sent }),
		});
	}

	/** Through a proxy, as it were: another address, the same name. */
	async function call(
		method: string,
		{ pathname, search, host }: URL,
		body = "",
		headers: Record<string, string> = {},
	): Promise<Answered> {
		const sent = request(new URL(pathname + search, subscriber()), {
			method,
			headers: { ...headers, host },
		});
		sent.end(body);
		const [answer] = (await once(sent, "response")) as [IncomingMessage];
		return { status: answer.statusCode ?? 0, text: await text(answer) };
	}

	return {
		url: server.url,
		asked,
		latest,
		confirm,
		push,
		answerWith(next: number) {
			status = next;
		},
		close: () => server.close(),
	};
}

function fieldsOf(
	{ method, headers }: IncomingMessage,
	form: URLSearchParams,
): HubRequest {
	if (method !== "POST" || !/urlencoded/.test(headers["content-type"] ?? ""))
		throw new Error("a hub is asked by POST of a form");
	const fields = [...form].map(([name, value]) => [name.slice(4), value]);
	return Object.fromEntries(fields) as HubRequest;
}
