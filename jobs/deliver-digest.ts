import { deliverDigest } from "#src/chat/delivery/deliver.ts";
import { toldOrigins } from "#src/digests/store-origins.ts";
import { job } from "./payloads.ts";
import type { Handler } from "./registry.ts";
import { linkItemTraces } from "./traces.ts";

export const deliverDigestJob: Handler<"deliver-digest"> = async (
	{ digestId, round },
	app,
) => {
	await linkItemTraces(() => toldOrigins(app.database, digestId));
	const again = await deliverDigest(app, digestId);
	if (again === null) return [];
	const delayMilliseconds = Math.max(
		0,
		again.getTime() - app.clock.now().getTime(),
	);
	return [
		job(
			"deliver-digest",
			{ digestId, round: round + 1 },
			{ delayMilliseconds },
		),
	];
};
