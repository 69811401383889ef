import type { App } from "#src/app.ts";
import { prepareBriefs, preparedAhead } from "#src/digests/prepare.ts";
import { unpreparedDigests } from "#src/digests/store-prepared.ts";
import { type AnyJob, job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

export const prepareBriefsJob: Handler<"prepare-briefs"> = async (
	{ until },
	app,
) => {
	await prepareBriefs(app, { until: new Date(until) });
	return [];
};

/** The writing ahead for the digests of the next minutes, one job for all of them. */
export async function briefsAhead(app: App): Promise<AnyJob[]> {
	if (!app.endpoint) return [];
	const now = app.clock.now();
	const until = new Date(now.getTime() + preparedAhead);
	const coming = await unpreparedDigests(app.database, { now, until });
	const last = coming.at(-1);
	return last ? [job("prepare-briefs", { until: last.slot.getTime() })] : [];
}
