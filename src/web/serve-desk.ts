import type { Context, Hono } from "hono";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { Desk } from "./desk.ts";
import { deskActions, deskPages } from "./desk-routes.ts";
import { html } from "./html.ts";
import type { Page } from "./layout.ts";
import { readForm } from "./login/guard.ts";
import { foreignFormPage } from "./login/pages.ts";
import { serveQueueBoard } from "./queue-board.ts";

/** First parts of the paths that nobody sees or uses without a session. */
export const deskPaths: readonly string[] = [
	...new Set(
		[...deskPages, ...deskActions].map(
			({ path }) => `/${path.split("/")[1] ?? ""}`,
		),
	),
];

/** The sections of the desk, as the head of every page names them. */
export const deskSections = deskPages.flatMap(({ path, name }) =>
	name === null ? [] : [{ path, name }],
);

/** The pages and the buttons of the desk; that only who is logged in comes here is the guard's work. */
export function serveDesk(
	web: Hono,
	{
		desk,
		log,
		send,
	}: {
		desk: Desk;
		log: Pick<Log, "error">;
		send(context: Context, page: Page | null): Response | Promise<Response>;
	},
): void {
	serveQueueBoard(web, desk.queue);
	for (const { path, make } of deskPages)
		web.get(path, async (context) => {
			const page = await make(desk, {
				query: (name) => context.req.query(name) || null,
				parameter: (name) => context.req.param(name) ?? "",
				formToken: context.get("session")?.formToken ?? "",
			});
			return send(context, page);
		});
	for (const { path, perform } of deskActions)
		web.post(path, async (context) => {
			const field = await readForm(context);
			if (field === null) return send(context, foreignFormPage);
			try {
				return context.redirect(await perform(desk, field), 303);
			} catch (error) {
				const reason = reasonOf(error);
				log.error({ path, reason }, "a button of the desk failed");
				return send(context, notDone(reason));
			}
		});
}

function notDone(reason: string): Page {
	return {
		title: "Not done",
		section: null,
		status: 409,
		body: html`<header class="page"><h1>That could not be done</h1></header>
<p>${reason}</p>`,
	};
}
