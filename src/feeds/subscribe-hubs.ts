import { randomBytes } from "node:crypto";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { HttpClient } from "../lib/http/client.ts";
import { HttpError } from "../lib/http/error.ts";
import type { Log } from "../lib/log.ts";
import {
	askedInVain,
	beginAsking,
	forgetSubscriptions,
	type HubAsking,
	hubsToAsk,
} from "./store-hubs.ts";
import { hubRequest } from "./websub.ts";

export interface HubDependencies {
	database: Database;
	http: Pick<HttpClient, "post">;
	clock: Clock;
	log: Log;
}

const hour = 60 * 60 * 1_000;
/** A hub that refuses or keeps silent is asked again after so long; until then it may confirm. */
export const patienceWithHub = 6 * hour;
const renewAhead = 24 * hour;

/** In one turn; the next takes the rest. */
const most = 10;
const timeouts = { headersMilliseconds: 10_000, bodyMilliseconds: 5_000 };
/** Of a hub's answer nothing is read but its status. */
const maxBytes = 256 * 1024;

function timesAt(now: Date) {
	return {
		now,
		askedBefore: new Date(now.getTime() - patienceWithHub),
		renewBefore: new Date(now.getTime() + renewAhead),
	};
}

/** Whether some hub is to be asked now. */
export async function hubsWait({
	database,
	clock,
}: Pick<HubDependencies, "database" | "clock">): Promise<boolean> {
	return (await hubsToAsk(database, timesAt(clock.now()), 1)).length > 0;
}

/**
 * Asks hubs to push the feeds that they offer, to go on before a lease ends, and to stop for
 * feeds that we read no longer. A hub that fails costs nothing: its feeds are polled as before.
 * @param publicUrl under which hubs reach our page
 */
export async function subscribeHubs(
	dependencies: HubDependencies,
	publicUrl: string,
): Promise<void> {
	const { database, clock } = dependencies;
	const times = timesAt(clock.now());
	const wanted = await hubsToAsk(database, times, most);
	await forgetSubscriptions(database, times);
	await Promise.all(
		wanted.map((asking) => askHub(dependencies, asking, publicUrl)),
	);
}

async function askHub(
	{ database, http, clock, log }: HubDependencies,
	asking: HubAsking,
	publicUrl: string,
): Promise<void> {
	const { feedId, mode, hub, topic } = asking;
	const fresh = {
		token: randomBytes(24).toString("base64url"),
		secret: randomBytes(32).toString("base64url"),
	};
	const times = timesAt(clock.now());
	const keys = await beginAsking(database, asking, fresh, times);
	if (keys === null) return;
	const form = hubRequest(mode, { topic, ...keys }, publicUrl);
	const failure = await failureOf(http, hub, form);
	if (failure === null) return;
	await askedInVain(database, feedId, failure);
	log.info({ hub, topic, mode, reason: failure.reason }, "a hub did not agree");
}

/** Null where the hub took the request; it confirms later, at our address. */
async function failureOf(
	http: HubDependencies["http"],
	hub: string,
	form: Record<string, string>,
): Promise<{ reason: string; isRefusal: boolean } | null> {
	try {
		const { status } = await http.post(hub, form, { timeouts, maxBytes });
		if (status >= 200 && status <= 299) return null;
		const reason = `${new URL(hub).host} answers ${status}`;
		return { reason, isRefusal: status >= 400 && status <= 499 };
	} catch (error) {
		if (!(error instanceof HttpError)) throw error;
		return { reason: error.message, isRefusal: false };
	}
}
