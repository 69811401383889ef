import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { type ManualClock, manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { type LoginLinks, makeLoginLinks } from "#src/lib/login/link.ts";
import type { Desk } from "#src/web/desk.ts";
import { makeLogin } from "#src/web/login/login.ts";
import { makeWeb, type WebDeps } from "#src/web/web.ts";
import { webDesk } from "./web-desk.ts";
import { webReader } from "./web-reader.ts";

/** Where the page stands in these tests; without a port the cookie is named after 80. */
export const site = "http://localhost";

export interface OpenDesk {
	web: Hono;
	links: LoginLinks;
	clock: ManualClock;
	/** A browser of its own: it keeps cookies, and says where a form comes from. */
	browser(at?: string, headers?: Record<string, string>): TestBrowser;
}

export interface TestBrowser {
	get(path: string): Promise<Seen>;
	/** Sends a form, as from a page of the site. */
	post(
		path: string,
		fields: Record<string, string>,
		headers?: Record<string, string>,
	): Promise<Seen>;
	/** Opens a new link and presses its button. */
	logIn(): Promise<Seen>;
	/** The token that forms of this session carry. */
	formToken(): Promise<string>;
	cookies: Map<string, string>;
}

export interface Seen {
	status: number;
	text: string;
	headers: Headers;
}

/** The pages behind a real login, on a clock that stands still. */
export function openDesk(
	database: Database,
	{
		desk = {},
		...changes
	}: Partial<Omit<WebDeps, "desk">> & { desk?: Partial<Desk> } = {},
): OpenDesk {
	const clock = manualClock(new Date("2025-01-28T08:12:00Z"));
	const key = randomBytes(32);
	const root = () => key;
	const links = makeLoginLinks({ clock, root });
	const reader = webReader({ now: () => clock.now() });
	const web = makeWeb({
		reader,
		desk: webDesk({ reader, ...desk }),
		login: makeLogin({ database, clock, links, root }),
		log: { error: () => {} },
		...changes,
	});
	return {
		web,
		links,
		clock,
		browser: (at = site, headers = {}) => browserOf(web, links, at, headers),
	};
}

function browserOf(
	web: Hono,
	links: LoginLinks,
	at: string,
	always: Record<string, string>,
): TestBrowser {
	const cookies = new Map<string, string>();

	async function send(path: string, init: RequestInit): Promise<Seen> {
		const headers = new Headers({ ...always, ...init.headers });
		const kept = [...cookies].map(([name, value]) => `${name}=${value}`);
		if (kept.length > 0) headers.set("Cookie", kept.join("; "));
		const answer = await web.request(`${at}${path}`, { ...init, headers });
		for (const cookie of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (/Max-Age=0\b/.test(cookie)) cookies.delete(name);
			else cookies.set(name, value);
		}
		return {
			status: answer.status,
			text: await answer.text(),
			headers: answer.headers,
		};
	}

	const browser: TestBrowser = {
		cookies,
		get: (path) => send(path, {}),
		post: (path, fields, headers = {}) =>
			send(path, {
				method: "POST",
				body: new URLSearchParams(fields).toString(),
				headers: {
					"Content-Type": "application/x-www-form-urlencoded",
					Origin: at,
					...headers,
				},
			}),
		logIn: () => browser.post("/login", { token: links.make("enter") }),
		async formToken() {
			const { text } = await browser.get("/queues");
			return /name="form-token" value="([^"]+)"/.exec(text)?.[1] ?? "";
		},
	};
	return browser;
}
