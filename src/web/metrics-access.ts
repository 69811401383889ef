import { createHash, timingSafeEqual } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { loopbackNames } from "./open-server.ts";

/** What a proxy adds: then the neighbour is not whom the answer is for. */
const ofProxies = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** Whether somebody may read the measurements: on this machine, or with the token. */
export function mayMeasure(context: Context, token: string | null): boolean {
	return isOnThisMachine(context) || hasToken(context, token);
}

function isOnThisMachine(context: Context): boolean {
	const { hostname } = new URL(context.req.url);
	// A foreign name that resolves to this machine is a page in somebody's browser.
	if (!loopbackNames.includes(hostname)) return false;
	if (ofProxies.some((name) => context.req.header(name) !== undefined))
		return false;
	return /^(?:::ffff:)?127\.|^::1$/.test(addressOf(context));
}

function addressOf(context: Context): string {
	// Without a connection there is no address, and nobody to trust.
	if (!context.env?.incoming) return "";
	return getConnInfo(context).remote.address ?? "";
}

function hasToken(context: Context, token: string | null): boolean {
	const given = /^Bearer (\S+)$/i.exec(
		context.req.header("Authorization") ?? "",
	)?.[1];
	if (token === null || given === undefined) return false;
	return timingSafeEqual(digestOf(given), digestOf(token));
}

/** Of one length, so that comparing tells nothing of it. */
function digestOf(text: string): Buffer {
	return createHash("sha256").update(text).digest();
}
