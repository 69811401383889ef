import type { Context, Hono } from "hono";
import type { Page } from "./layout.ts";
import { editionPage, todayPage } from "./pages/edition.ts";
import { formNamed } from "./pages/edition-forms.ts";
import { storiesPage } from "./pages/stories.ts";
import { storyPage } from "./pages/story.ts";
import type { Reader } from "./views.ts";

/** What readers come for: editions and stories. */
export function serveReading(
	web: Hono,
	reader: Reader,
	send: (context: Context, page: Page | null) => Response | Promise<Response>,
): void {
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
}
