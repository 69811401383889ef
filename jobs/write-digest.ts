import { writeDigest } from "#src/digests/write.ts";
import { describe } from "#src/lib/event.ts";
import { job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

export const writeDigestJob: Handler<"write-digest"> = async (
	{ channelId, slot },
	app,
) => {
	const digestId = await writeDigest(app, { channelId, slot: new Date(slot) });
	describe({ digestId });
	return digestId === null
		? []
		: [job("deliver-digest", { digestId, round: 0 })];
};
