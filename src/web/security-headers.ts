import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { boardPath } from "./queue-board.ts";

const common = {
	xFrameOptions: "DENY",
	// Without any, browsers do not say which page a form came from.
	referrerPolicy: "same-origin",
	// Served over plain HTTP on this machine; a proxy in front of it says its own.
	strictTransportSecurity: false,
} as const;

/** Our pages: no script at all, and nothing from elsewhere. */
const ofPages = secureHeaders({
	...common,
	contentSecurityPolicy: {
		defaultSrc: ["'none'"],
		styleSrc: ["'self'"],
		imgSrc: ["'self'"],
		baseUri: ["'none'"],
		formAction: ["'self'"],
		frameAncestors: ["'none'"],
	},
});

/** Bull Board is made by its own scripts, which style as they go; nothing is from elsewhere either. */
const ofTheBoard = secureHeaders({
	...common,
	contentSecurityPolicy: {
		defaultSrc: ["'none'"],
		scriptSrc: ["'self'"],
		styleSrc: ["'self'"],
		styleSrcAttr: ["'unsafe-inline'"],
		imgSrc: ["'self'", "data:"],
		connectSrc: ["'self'"],
		baseUri: ["'self'"],
		formAction: ["'none'"],
		frameAncestors: ["'none'"],
	},
});

export const securityHeaders: MiddlewareHandler = (context, next) =>
	context.req.path.startsWith(boardPath)
		? ofTheBoard(context, next)
		: ofPages(context, next);
