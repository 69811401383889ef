import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** Who asks. Behind a proxy all readers come from its address, and share what is counted by it. */
export function addressOf(context: Context): string {
	// Without a server, as when a test hands over a request, there is no connection.
	return context.env?.incoming
		? (getConnInfo(context).remote.address ?? "")
		: "";
}
