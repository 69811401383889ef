import { tellWaitingOwners } from "#src/chat/delivery/tell-owner.ts";
import type { Handler } from "./registry.ts";

/** Whom this process's platforms do not reach is told by another's. */
export const tellOwnersJob: Handler<"tell-owners"> = async (_payload, app) => {
	await tellWaitingOwners(app);
	return [];
};
