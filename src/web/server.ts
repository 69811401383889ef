import {
	loopbackNames,
	nameOf,
	openServer,
	type RunningWeb,
} from "./open-server.ts";
import { makeWeb, type WebDeps } from "./web.ts";

/**
 * Serves the pages.
 * @param port 0 for any free one
 * @throws when the address cannot be had, with what to do
 */
export async function startWeb({
	host,
	port,
	...deps
}: Omit<WebDeps, "hostNames" | "openToReaders"> & {
	host: string;
	port: number;
}): Promise<RunningWeb> {
	const isLocal = loopbackNames.includes(nameOf(host));
	const publicName = URL.parse(deps.publicUrl ?? "")?.hostname;
	const web = makeWeb({
		...deps,
		hostNames: isLocal
			? [...loopbackNames, ...(publicName ? [publicName] : [])]
			: null,
		// Whom a proxy lets through from elsewhere may come under a name of this machine.
		openToReaders: isLocal && publicName === undefined,
	});
	return openServer(web.fetch, { host, port, settings: "WEB" });
}
