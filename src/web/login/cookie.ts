import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { sessionDays } from "./login.ts";

/** The cookie of one request's session, as the address that it was made to wants it. */
export interface SessionCookie {
	/** What the browser keeps; null where it keeps nothing. */
	read(): string | null;
	keep(secret: string): void;
	forget(): void;
}

/** @param publicUrl under which others reach us; null where they do not */
export function sessionCookie(
	context: Context,
	publicUrl: string | null,
): SessionCookie {
	const url = new URL(context.req.url);
	const secure = isSecure(context, url, publicUrl);
	// `__Host-`: of this very name, and no other host of the domain can set it. Without TLS
	// cookies do not tell ports apart, so that two programs of one machine would share one.
	const name = secure ? "modelwire" : `modelwire-${url.port || 80}`;
	const prefix = secure ? ("host" as const) : undefined;
	// Lax, so that a link in chat opens the page; what changes anything asks for more than a cookie.
	const options = {
		path: "/",
		httpOnly: true,
		sameSite: "Lax" as const,
		secure,
		...(prefix ? { prefix } : {}),
	};
	return {
		read: () => getCookie(context, name, prefix) || null,
		keep(secret) {
			const maxAge = sessionDays * 24 * 60 * 60;
			setCookie(context, name, secret, { ...options, maxAge });
		},
		forget() {
			deleteCookie(context, name, options);
		},
	};
}

/**
 * Whether the browser speaks TLS, to a proxy in front of us: only then does it keep a cookie that
 * is `Secure`. Who forges the header changes what their own browser keeps, and nothing else.
 */
function isSecure(
	context: Context,
	{ hostname }: URL,
	publicUrl: string | null,
): boolean {
	const forwarded = context.req.header("X-Forwarded-Proto");
	if (forwarded !== undefined) return /^https\b/.test(forwarded);
	const ours = URL.parse(publicUrl ?? "");
	return ours?.protocol === "https:" && ours.hostname === hostname;
}
