import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { DeskQueue } from "./desk.ts";

/** Where Bull Board stands, behind the guard of the desk. */
export const boardPath = "/queues/board";

/**
 * Bull Board on our queues, opened when somebody looks for the first time. It changes queues by
 * requests of its own scripts, of which the guard asks that they come from a page of ours.
 */
export function serveQueueBoard(
	web: Hono,
	queue: Pick<DeskQueue, "boards">,
): void {
	let opened: Promise<Hono> | null = null;
	async function board(): Promise<Hono> {
		opened ??= openBoard(queue);
		try {
			return await opened;
		} catch (error) {
			opened = null;
			throw error;
		}
	}
	web.all(`${boardPath}/*`, async (context) => {
		const response = await (await board()).fetch(context.req.raw, context.env);
		return isPage(response) ? withoutElsewhere(response) : response;
	});
}

async function openBoard({ boards }: Pick<DeskQueue, "boards">): Promise<Hono> {
	const { createBullBoard } = await import("@bull-board/api");
	const { HonoAdapter } = await import("@bull-board/hono");
	const server = new HonoAdapter(serveStatic);
	server.setBasePath(boardPath);
	createBullBoard({
		queues: await boards(),
		serverAdapter: server,
		options: {
			uiConfig: {
				boardTitle: "Modelwire",
				miscLinks: [{ text: "Back to the desk", url: "/queues" }],
				hideDocsLink: true,
			},
		},
	});
	return new Hono().route(boardPath, server.registerPlugin());
}

function isPage({ headers }: Response): boolean {
	return headers.get("Content-Type")?.startsWith("text/html") ?? false;
}

/** Its page asks Google for a font, and shows in a style of its own that it loads: we do without. */
async function withoutElsewhere(response: Response): Promise<Response> {
	const page = (await response.text())
		.replaceAll(/<link\b[^>]*\bhref="https?:[^>]*>/g, "")
		.replaceAll(/<style>[^<]*<\/style>/g, "");
	const headers = new Headers(response.headers);
	headers.delete("Content-Length");
	headers.set("Cache-Control", "no-store");
	return new Response(page, { status: response.status, headers });
}
