import { deliverDigest } from "#src/chat/delivery/deliver.ts";
import { job } from "./payloads.ts";
import type { Handler } from "./registry.ts";

export const deliverDigestJob: Handler<"deliver-digest"> = async (
	{ digestId, round },
	app,
) => {
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
