import { timingSafeEqual } from "node:crypto";
import type { Context, Hono } from "hono";
import { formTokenField } from "../action-form.ts";
import type { Page } from "../layout.ts";
import { sessionCookie } from "./cookie.ts";
import type { Login, Session } from "./login.ts";
import { foreignFormPage, loggedOutPage } from "./pages.ts";
import { isFromOurPage } from "./same-origin.ts";

declare module "hono" {
	interface ContextVariableMap {
		/** Whose request this is; null where nobody is logged in. */
		session: Session | null;
	}
}

/** What has a check of its own, or nothing to hide: by its exact path. */
const openPaths: readonly string[] = [
	...["/health", "/healthz", "/readyz", "/metrics"],
	...["/style.css", "/icon.svg", "/login"],
];

const reading: readonly string[] = ["GET", "HEAD"];

export interface GuardDeps {
	login: Login;
	/** Under which address others reach us; null where they do not. */
	publicUrl: string | null;
	/** Whether who can reach the page may read the news there without a session. */
	openToReaders: boolean;
	/** First parts of the paths of the desk, such as `/feeds`. */
	deskPaths: readonly string[];
	/** Whether a path has a proof of its own that a request is no forgery. */
	isProvenOtherwise(path: string): boolean;
	send(context: Context, page: Page): Response | Promise<Response>;
}

/** Says of each request whose it is, and turns away what nobody without a session may see or do. */
export function guard(web: Hono, deps: GuardDeps): void {
	const { login, publicUrl, openToReaders, send } = deps;
	web.use(async (context, next) => {
		context.set("session", null);
		const { path, method } = context.req;
		if (deps.isProvenOtherwise(path)) return next();
		const isChange = !reading.includes(method);
		if (isChange && !isOurs(context, publicUrl))
			return send(context, foreignFormPage);
		const session = await sessionOf(context, login, publicUrl);
		context.set("session", session);
		const isOpen = openToReaders || openPaths.includes(path);
		return session || isOpen ? next() : send(context, loggedOutPage);
	});
	// By the router itself, so that no way of writing a path leads around it.
	for (const path of deps.deskPaths)
		web.use(`${path}/*`, async (context, next) =>
			context.get("session") ? next() : send(context, loggedOutPage),
		);
}

function isOurs(context: Context, publicUrl: string | null): boolean {
	return isFromOurPage({
		origin: context.req.header("Origin") ?? null,
		site: context.req.header("Sec-Fetch-Site") ?? null,
		host: new URL(context.req.url).host,
		publicUrl,
	});
}

async function sessionOf(
	context: Context,
	login: Login,
	publicUrl: string | null,
): Promise<Session | null> {
	const cookie = sessionCookie(context, publicUrl);
	const secret = cookie.read();
	if (secret === null) return null;
	const session = await login.session(secret);
	if (session?.isProlonged) cookie.keep(secret);
	return session;
}

/** The fields of a form of this session's; null where it is of none, or of another. */
export async function readForm(
	context: Context,
): Promise<((name: string) => string) | null> {
	const session = context.get("session");
	const form = await context.req.parseBody();
	const field = (name: string) => {
		const value = form[name];
		return typeof value === "string" ? value : "";
	};
	return session && isSame(field(formTokenField), session.formToken)
		? field
		: null;
}

/** Takes as long for a wrong token as for the right one, so that none is found letter by letter. */
function isSame(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}
