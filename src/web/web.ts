import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { shortHash } from "../lib/text/hash.ts";
import { serveAnswers } from "./answer-routes.ts";
import type { Answers } from "./answers.ts";
import { html } from "./html.ts";
import { type Hubs, isForHubs, serveHubs } from "./hub-routes.ts";
import { documentOf, type Page } from "./layout.ts";
import { editionPage, todayPage } from "./pages/edition.ts";
import { formNamed } from "./pages/edition-forms.ts";
import { feedsPage } from "./pages/feeds.ts";
import { periodNamed, spendPage } from "./pages/spend.ts";
import { storiesPage } from "./pages/stories.ts";
import { storyPage } from "./pages/story.ts";
import { trendPage } from "./pages/trend.ts";
import { type Pictures, servePictures } from "./pictures.ts";
import type { Reader } from "./views.ts";

const read = (file: string) =>
	readFileSync(join(import.meta.dirname, file), "utf8");

export interface WebDeps {
	reader: Reader;
	/** Null where none are drawn. */
	pictures?: Pictures | null;
	/** Null where no models are told about. */
	answers?: Answers | null;
	/** Null where no hubs can reach us. */
	hubs?: Hubs | null;
	log: Pick<Log, "error">;
	/** Names that the page answers to; null for any. */
	hostNames?: readonly string[] | null;
}

/** The pages and the checks of health: reading only, no script, nothing from elsewhere. */
export function makeWeb({
	reader,
	pictures = null,
	answers = null,
	hubs = null,
	log,
	hostNames = null,
}: WebDeps): Hono {
	const style = ["style.css", "chat.css"].map(read).join("\n");
	const icon = read("icon.svg");
	const stylePath = `/style.css?${shortHash(style)}`;
	const web = new Hono();

	web.use(
		secureHeaders({
			contentSecurityPolicy: {
				defaultSrc: ["'none'"],
				styleSrc: ["'self'"],
				imgSrc: ["'self'"],
				baseUri: ["'none'"],
				formAction: ["'self'"],
				frameAncestors: ["'none'"],
			},
			xFrameOptions: "DENY",
			// Served over plain HTTP on this machine; a proxy in front of it says its own.
			strictTransportSecurity: false,
		}),
	);
	// A foreign name that resolves to this machine would let its page read ours.
	web.use(async (context, next) => {
		const url = new URL(context.req.url);
		const isOurs = hostNames === null || hostNames.includes(url.hostname);
		if (!isOurs && !isForHubs(hubs, url))
			return context.text(
				`This page does not answer to ${url.hostname}.\n`,
				421,
			);
		await next();
	});

	const send = (context: Context, page: Page | null) => {
		context.header("Cache-Control", "no-store");
		return page
			? context.html(documentOf(page, { style: stylePath }), page.status ?? 200)
			: context.html(documentOf(notFound, { style: stylePath }), 404);
	};
	const query = (context: Context, name: string) =>
		context.req.query(name) || null;
	const shown = (context: Context) => ({
		topic: query(context, "topic"),
		as: formNamed(query(context, "as")),
	});
	const id = (context: Context) => {
		const text = context.req.param("id") ?? "";
		return /^\d{1,15}$/.test(text) ? Number(text) : null;
	};

	web.get("/", async (context) => {
		const channel = query(context, "channel");
		return send(context, await todayPage(reader, channel, shown(context)));
	});
	web.get("/editions/:id", async (context) => {
		const digestId = id(context);
		return send(
			context,
			digestId === null
				? null
				: await editionPage(reader, digestId, shown(context)),
		);
	});
	web.get("/stories", async (context) => {
		const page = /^[1-9]\d{0,3}$/.exec(query(context, "page") ?? "");
		return send(
			context,
			await storiesPage(reader, {
				day: query(context, "day"),
				topic: query(context, "topic"),
				page: Number(page?.[0] ?? 1),
			}),
		);
	});
	web.get("/stories/:id", async (context) => {
		const storyId = id(context);
		return send(
			context,
			storyId === null ? null : await storyPage(reader, storyId),
		);
	});
	web.get("/feeds", async (context) => send(context, await feedsPage(reader)));
	web.get("/spend", async (context) =>
		send(context, await spendPage(reader, periodNamed(query(context, "days")))),
	);

	if (hubs) serveHubs(web, hubs);
	if (answers) serveAnswers(web, { answers, pictures }, send);
	if (pictures) {
		servePictures(web, pictures, log);
		web.get("/trend", async (context) => {
			const subject = (query(context, "subject") ?? "all").slice(0, 200);
			const language = query(context, "language");
			return send(context, await trendPage(pictures, subject, language));
		});
	}

	web.get("/style.css", (context) => {
		context.header("Content-Type", "text/css; charset=utf-8");
		context.header("Cache-Control", "public, max-age=31536000, immutable");
		return context.body(style);
	});
	web.get("/icon.svg", (context) => {
		context.header("Content-Type", "image/svg+xml");
		context.header("Cache-Control", "public, max-age=86400");
		return context.body(icon);
	});

	web.get("/healthz", (context) => context.json({ ok: true }));
	web.get("/readyz", async (context) => {
		const problems = await reader.problems();
		const ok = problems.length === 0;
		return context.json({ ok, problems }, ok ? 200 : 503);
	});

	web.notFound((context) => send(context, null));
	web.onError((error, context) => {
		log.error(
			{ path: context.req.path, reason: reasonOf(error) },
			"a page was not made",
		);
		return context.html(documentOf(broken, { style: stylePath }), 500);
	});
	return web;
}

const notFound: Page = {
	title: "Not found",
	section: null,
	body: html`<header class="page"><h1>Nothing is at this address</h1></header>
<p><a href="/">Today’s edition</a>, the <a href="/stories">stories</a> and the <a href="/feeds">feeds</a> are still there.</p>`,
};

const broken: Page = {
	title: "Not now",
	section: null,
	body: html`<header class="page"><h1>This page could not be made</h1></header>
<p>The program’s log says why. Try again in a moment.</p>`,
};
