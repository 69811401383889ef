/** The words of WebSub, as a subscriber says and hears them. Pure. */
import { createHmac, timingSafeEqual } from "node:crypto";

export type HubMode = "subscribe" | "unsubscribe";

/** How long a hub is asked to push, seconds. */
const leaseSeconds = 10 * 24 * 60 * 60;

/** Where hubs call us: the path before a subscription's token. */
export const hubPath = "/websub/";

/**
 * The form that asks a hub to begin or to end.
 * https://www.w3.org/TR/websub/#subscriber-sends-subscription-request
 * @param publicUrl under which the hub reaches us
 */
export function hubRequest(
	mode: HubMode,
	{ topic, token, secret }: { topic: string; token: string; secret: string },
	publicUrl: string,
): Record<string, string> {
	const request = {
		"hub.mode": mode,
		"hub.topic": topic,
		"hub.callback": new URL(`${hubPath}${token}`, publicUrl).href,
	};
	return mode === "unsubscribe"
		? request
		: {
				...request,
				"hub.lease_seconds": String(leaseSeconds),
				"hub.secret": secret,
			};
}

/** What a hub asks at our address, or tells there. */
export type HubQuery =
	/** Did we want this? If so it is to get its challenge back. */
	| { mode: HubMode; topic: string; challenge: string; leaseSeconds: number }
	| { mode: "denied"; topic: string; reason: string | null };

/**
 * Reads the query of a hub's request; null where it is none.
 * https://www.w3.org/TR/websub/#hub-verifies-intent
 */
export function readHubQuery(query: URLSearchParams): HubQuery | null {
	const topic = query.get("hub.topic");
	// PostgreSQL keeps no NUL; no topic of ours has one.
	if (topic === null || topic.includes("\0")) return null;
	const mode = query.get("hub.mode");
	if (mode === "denied") return { mode, topic, reason: reasonIn(query) };
	const challenge = query.get("hub.challenge");
	if ((mode !== "subscribe" && mode !== "unsubscribe") || !challenge)
		return null;
	// A hub that pushes for longer is asked anew all the same; nobody can put that off.
	const granted = Number(query.get("hub.lease_seconds") ?? Number.NaN);
	const lease = granted > 0 ? Math.min(granted, leaseSeconds) : leaseSeconds;
	return { mode, topic, challenge, leaseSeconds: lease };
}

function reasonIn(query: URLSearchParams): string | null {
	const given = query.get("hub.reason")?.replace(/[\s\p{Cc}]+/gu, " ") ?? "";
	return given.toWellFormed().trim().slice(0, 200).toWellFormed() || null;
}

/** https://www.w3.org/TR/websub/#recognized-hash-functions */
const algorithms = new Set(["sha1", "sha256", "sha384", "sha512"]);

/**
 * Whether the body was signed with the secret.
 * https://www.w3.org/TR/websub/#signature-validation
 * @param signature of the header X-Hub-Signature, such as `sha256=` and hexadecimal digits
 */
export function isSigned(
	body: Uint8Array,
	signature: string | null,
	secret: string,
): boolean {
	const [, name = "", digits = ""] =
		/^\s*(\w+)=([\da-f]+)\s*$/i.exec(signature ?? "") ?? [];
	const algorithm = name.toLowerCase();
	if (!algorithms.has(algorithm)) return false;
	const expected = createHmac(algorithm, secret).update(body).digest();
	const given = Buffer.from(digits, "hex");
	return given.length === expected.length && timingSafeEqual(given, expected);
}
