import type { App } from "#src/app.ts";
import { hubsWait, subscribeHubs } from "#src/feeds/subscribe-hubs.ts";
import { tickAt } from "./group-stories.ts";
import { type AnyJob, job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

/** Asks hubs to push feeds, where they can reach us. */
export const subscribeHubsJob: Handler<"subscribe-hubs"> = async (
	_payload,
	app,
) => {
	const { publicUrl } = app.config;
	if (publicUrl !== null) await subscribeHubs(app, publicUrl);
	return [];
};

/** Asking, where there is something to ask. */
export async function hubsDue(app: App): Promise<AnyJob[]> {
	if (app.config.publicUrl === null || !(await hubsWait(app))) return [];
	return [job("subscribe-hubs", { tick: tickAt(app) })];
}
