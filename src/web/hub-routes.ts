import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { HubListener } from "../feeds/hear-hubs.ts";
import { hubPath } from "../feeds/websub.ts";

/** What WebSub hubs need of the page. */
export interface Hubs {
	listener: HubListener;
	/** The name that they call it by; readers may not. */
	hostName: string;
}

/** A hub sends what is new in a feed; it is signed as a whole, and only that is looked at. */
const mostBytes = 5 * 1024 * 1024;

/** Whether hubs may come to that path under that name. */
export function isForHubs(
	hubs: Hubs | null,
	{ hostname, pathname }: URL,
): boolean {
	return pathname.startsWith(hubPath) && hostname === hubs?.hostName;
}

/** Where hubs ask whether we want a subscription, and tell that a feed has changed. */
export function serveHubs(web: Hono, { listener }: Hubs): void {
	web.get(`${hubPath}:token`, async (context) => {
		const { searchParams } = new URL(context.req.url);
		const token = context.req.param("token");
		const answer = await listener.confirm(token, searchParams);
		return answer === null
			? context.text("Nothing was asked for here.\n", 404)
			: context.text(answer);
	});
	web.post(
		`${hubPath}:token`,
		bodyLimit({
			maxSize: mostBytes,
			onError: (context) => context.text("That is too much.\n", 413),
		}),
		async (context) => {
			const isOurs = await listener.hear(
				context.req.param("token"),
				context.req.header("X-Hub-Signature") ?? null,
				async () => new Uint8Array(await context.req.arrayBuffer()),
			);
			// Gone is what tells a hub to stop. Who signs wrongly is not told so:
			// https://www.w3.org/TR/websub/#signature-validation
			return isOurs
				? context.body(null, 202)
				: context.text("Nobody waits for this any longer.\n", 410);
		},
	);
}
