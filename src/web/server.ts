import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { makeWeb, type WebDeps } from "./web.ts";

export interface RunningWeb {
	url: string;
	close(): Promise<void>;
}

const loopback = ["127.0.0.1", "localhost", "[::1]"];

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
	const name = host.includes(":") ? `[${host}]` : host;
	const isLocal = loopback.includes(name);
	const publicName = URL.parse(deps.publicUrl ?? "")?.hostname;
	const web = makeWeb({
		...deps,
		hostNames: isLocal
			? [...loopback, ...(publicName ? [publicName] : [])]
			: null,
		// Whom a proxy lets through from elsewhere may come under a name of this machine.
		openToReaders: isLocal && publicName === undefined,
	});
	const server = createAdaptorServer({ fetch: web.fetch });
	server.listen(port, host);
	try {
		await once(server, "listening");
	} catch (error) {
		throw new Error(whatToDo(error, host, port), { cause: error });
	}
	const address = server.address() as AddressInfo;
	return {
		url: `http://${name}:${address.port}`,
		async close() {
			server.close();
			if ("closeAllConnections" in server) server.closeAllConnections();
			await once(server, "close");
		},
	};
}

function whatToDo(error: unknown, host: string, port: number): string {
	const { code } = error as NodeJS.ErrnoException;
	switch (code) {
		case "EADDRINUSE":
			return `WEB_PORT: port ${port} on ${host} is taken. Stop the program that has it, or set WEB_PORT to another port (0 for any free one).`;
		case "EACCES":
			return `WEB_PORT: this user may not open port ${port}. Set WEB_PORT to a port above 1023.`;
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return `WEB_HOST: this machine has no address ${host}. Use 127.0.0.1 (this machine only) or 0.0.0.0 (all networks).`;
		default:
			return `The page cannot be served on ${host}:${port}: ${String(code)}.`;
	}
}
