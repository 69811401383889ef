import { toldOrigins } from "#src/digests/store-origins.ts";
import { writeDigest } from "#src/digests/write.ts";
import { describe } from "#src/lib/event.ts";
import { job } from "./payloads.ts";
import type { Handler } from "./registry.ts";
import { linkItemTraces } from "./traces.ts";

export const writeDigestJob: Handler<"write-digest"> = async (
	{ channelId, slot },
	app,
) => {
	const digestId = await writeDigest(app, { channelId, slot: new Date(slot) });
	describe({ digestId });
	if (digestId === null) return [];
	await linkItemTraces(() => toldOrigins(app.database, digestId));
	return [job("deliver-digest", { digestId, round: 0 })];
};
