import type { Context, Hono } from "hono";
import type { Clock } from "../../lib/clock.ts";
import { addressOf } from "../address-of.ts";
import type { Page } from "../layout.ts";
import { makeRequestLimit } from "../request-limit.ts";
import { sessionCookie } from "./cookie.ts";
import { readForm } from "./guard.ts";
import type { Login } from "./login.ts";
import {
	buttonPage,
	endedAllPage,
	foreignFormPage,
	loggedOutNowPage,
	loggedOutPage,
	staleLinkPage,
	tooManyTriesPage,
} from "./pages.ts";

/** Of one address; what is right is taken beyond it too, or a stranger could lock the operator out. */
const wrongTriesAMinute = 20;

export interface LoginRoutesDeps {
	login: Login;
	publicUrl: string | null;
	clock: Clock;
	/** Where who has logged in begins. */
	firstPage: string;
	send(context: Context, page: Page): Response | Promise<Response>;
}

/** The way in and the way out. */
export function serveLogin(web: Hono, deps: LoginRoutesDeps): void {
	const { login, publicUrl, firstPage, send } = deps;
	const limit = makeRequestLimit({
		clock: deps.clock,
		most: wrongTriesAMinute,
		milliseconds: 60_000,
	});
	const refuse = (context: Context) => {
		if (limit.takes(addressOf(context))) return send(context, staleLinkPage);
		context.header("Retry-After", "60");
		return send(context, tooManyTriesPage);
	};

	web.get("/login", (context) => {
		const token = context.req.query("token") ?? "";
		if (token === "") return send(context, loggedOutPage);
		const purpose = login.look(token);
		return purpose === null
			? refuse(context)
			: send(context, buttonPage(purpose, token));
	});
	web.post("/login", async (context) => {
		const { token } = await context.req.parseBody();
		const used = typeof token === "string" ? await login.use(token) : null;
		if (used === null) return refuse(context);
		const cookie = sessionCookie(context, publicUrl);
		if (used.purpose === "end-all") {
			cookie.forget();
			context.set("session", null);
			return send(context, endedAllPage);
		}
		cookie.keep(used.secret);
		return context.redirect(firstPage, 303);
	});
	web.post("/logout", async (context) => {
		const session = context.get("session");
		if (!session || !(await readForm(context)))
			return send(context, foreignFormPage);
		await login.leave(session);
		sessionCookie(context, publicUrl).forget();
		context.set("session", null);
		return send(context, loggedOutNowPage);
	});
}
