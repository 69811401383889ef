import { editDigest } from "#src/chat/delivery/edit-digest.ts";
import type { Handler } from "./registry.ts";

/** What fails is put back with its time; the sweep finds it then. */
export const editDigestJob: Handler<"edit-digest"> = async (
	{ digestId },
	app,
) => {
	await editDigest(app, digestId);
	return [];
};
