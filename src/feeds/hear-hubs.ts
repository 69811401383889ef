import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { Log } from "../lib/log.ts";
import {
	confirmEnd,
	confirmLease,
	dueByHub,
	endByHub,
	secretOf,
} from "./store-hubs.ts";
import { patienceWithHub } from "./subscribe-hubs.ts";
import { isSigned, readHubQuery } from "./websub.ts";

/** Hears hubs at the address of a subscription, which ends with its token. */
export interface HubListener {
	/**
	 * What to answer a hub that asks whether we want something, or tells that we do not get
	 * it. Null where we know nothing of it.
	 */
	confirm(token: string, query: URLSearchParams): Promise<string | null>;
	/**
	 * Takes a notification: the feed becomes due, and what the hub sent with it is not read.
	 * One that the hub did not sign changes nothing. False where nobody waits for any.
	 * @param body is read only where it can matter
	 */
	hear(
		token: string,
		signature: string | null,
		body: () => Promise<Uint8Array>,
	): Promise<boolean>;
}

export function makeHubListener({
	database,
	clock,
	log,
}: {
	database: Database;
	clock: Clock;
	log: Pick<Log, "info">;
}): HubListener {
	return {
		async confirm(token, query) {
			const asked = readHubQuery(query);
			if (!isToken(token) || asked === null) return null;
			const { topic } = asked;
			if (asked.mode === "denied") {
				const reason = asked.reason ?? "the hub gives no reason";
				const isOurs = await endByHub(database, { token, topic, reason });
				if (isOurs) log.info({ topic, reason }, "a hub does not push a feed");
				return isOurs ? "" : null;
			}
			const now = clock.now().getTime();
			const askedAfter = new Date(now - patienceWithHub);
			const confirmation = { token, topic, askedAfter };
			const isWanted =
				asked.mode === "subscribe"
					? await confirmLease(
							database,
							confirmation,
							new Date(now + asked.leaseSeconds * 1_000),
						)
					: await confirmEnd(database, confirmation);
			return isWanted ? asked.challenge : null;
		},
		async hear(token, signature, body) {
			const secret = isToken(token) ? await secretOf(database, token) : null;
			if (secret === null) return false;
			if (signature !== null && isSigned(await body(), signature, secret))
				await dueByHub(database, token, clock.now());
			return true;
		},
	};
}

function isToken(text: string): boolean {
	return /^[\w-]{32}$/.test(text);
}
