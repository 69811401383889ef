import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { hubPath } from "../feeds/websub.ts";
import { backupPath } from "../lib/database/backup-path.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { shortHash } from "../lib/text/hash.ts";
import { serveAnswers } from "./answer-routes.ts";
import type { Answers } from "./answers.ts";
import { serveBackup, type WriteBackup } from "./backup-route.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import { type Hubs, isForHubs, serveHubs } from "./hub-routes.ts";
import { documentOf, type Page } from "./layout.ts";
import { guard } from "./login/guard.ts";
import type { Login } from "./login/login.ts";
import { serveLogin } from "./login/routes.ts";
import type { Measurements } from "./metrics.ts";
import { serveMeasurements } from "./metrics-routes.ts";
import { trendPage } from "./pages/trend.ts";
import { type Pictures, servePictures } from "./pictures.ts";
import { serveReading } from "./reading-routes.ts";
import { securityHeaders } from "./security-headers.ts";
import { deskPaths, deskSections, serveDesk } from "./serve-desk.ts";
import type { Reader } from "./views.ts";

const read = (file: string) =>
	readFileSync(join(import.meta.dirname, file), "utf8");

export interface WebDeps {
	reader: Reader;
	login: Login;
	/** Null where there is none. */
	desk?: Desk | null;
	/** Whether the news are read without a session. */
	openToReaders?: boolean;
	/** Under which address others reach us; null where they do not. */
	publicUrl?: string | null;
	/** Null where none are drawn. */
	pictures?: Pictures | null;
	/** Null where no models are told about. */
	answers?: Answers | null;
	/** Null where no hubs can reach us. */
	hubs?: Hubs | null;
	/** Null where no backups are written. */
	backup?: WriteBackup | null;
	/** Null where nothing is measured. */
	measurements?: Measurements | null;
	log: Pick<Log, "error">;
	/** Names that the page answers to; null for any. */
	hostNames?: readonly string[] | null;
}

/** The pages and the checks of health: no script of ours, nothing from elsewhere. */
export function makeWeb({
	reader,
	login,
	desk = null,
	openToReaders = false,
	publicUrl = null,
	pictures = null,
	answers = null,
	hubs = null,
	backup = null,
	measurements = null,
	log,
	hostNames = null,
}: WebDeps): Hono {
	const style = ["style.css", "chat.css"].map(read).join("\n");
	const icon = read("icon.svg");
	const stylePath = `/style.css?${shortHash(style)}`;
	const web = new Hono();

	web.use(securityHeaders);
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

	const documentFor = (context: Context, page: Page) => {
		const session = context.get("session");
		return documentOf(page, {
			style: stylePath,
			desk: session && {
				sections: deskSections,
				formToken: session.formToken,
			},
		});
	};
	const send = (context: Context, page: Page | null) => {
		context.header("Cache-Control", "no-store");
		const shown = page ?? notFound;
		return context.html(documentFor(context, shown), shown.status ?? 200);
	};
	const query = (context: Context, name: string) =>
		context.req.query(name) || null;

	guard(web, {
		login,
		publicUrl,
		openToReaders,
		deskPaths,
		isProvenOtherwise: (path) =>
			path === backupPath || (hubs !== null && path.startsWith(hubPath)),
		send,
	});
	serveLogin(web, {
		login,
		publicUrl,
		clock: { now: () => reader.now() },
		firstPage: deskSections[0]?.path ?? "/",
		send,
	});
	serveReading(web, reader, send);
	if (desk) serveDesk(web, { desk, log, send });
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

	if (backup) serveBackup(web, { login, write: backup });
	if (measurements) serveMeasurements(web, measurements);
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
		return context.html(documentFor(context, broken), 500);
	});
	return web;
}

const notFound: Page = {
	title: "Not found",
	section: null,
	status: 404,
	body: html`<header class="page"><h1>Nothing is at this address</h1></header>
<p><a href="/">Today’s edition</a>, the <a href="/stories">stories</a> and the <a href="/models">models</a> are still there.</p>`,
};

const broken: Page = {
	title: "Not now",
	section: null,
	body: html`<header class="page"><h1>This page could not be made</h1></header>
<p>The program’s log says why. Try again in a moment.</p>`,
};
