import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";

export interface RunningWeb {
	url: string;
	close(): Promise<void>;
}

/** Under which names this machine reaches itself. */
export const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

/** Where to listen, and by which settings that was said: `WEB` for `WEB_HOST` and `WEB_PORT`. */
export interface ListeningAt {
	host: string;
	/** 0 for any free one. */
	port: number;
	settings: "WEB" | "METRICS";
}

/**
 * Answers at an address.
 * @throws when it cannot be had, with what to do
 */
export async function openServer(
	fetch: Hono["fetch"],
	at: ListeningAt,
): Promise<RunningWeb> {
	const server = createAdaptorServer({ fetch });
	server.listen(at.port, at.host);
	try {
		await once(server, "listening");
	} catch (error) {
		throw new Error(whatToDo(error, at), { cause: error });
	}
	const address = server.address() as AddressInfo;
	return {
		url: `http://${nameOf(at.host)}:${address.port}`,
		async close() {
			server.close();
			if ("closeAllConnections" in server) server.closeAllConnections();
			await once(server, "close");
		},
	};
}

/** A host as it stands in an address. */
export function nameOf(host: string): string {
	return host.includes(":") ? `[${host}]` : host;
}

function whatToDo(
	error: unknown,
	{ host, port, settings }: ListeningAt,
): string {
	const { code } = error as NodeJS.ErrnoException;
	switch (code) {
		case "EADDRINUSE":
			return `${settings}_PORT: port ${port} on ${host} is taken. Stop the program that has it, or set ${settings}_PORT to another port (0 for any free one).`;
		case "EACCES":
			return `${settings}_PORT: this user may not open port ${port}. Set ${settings}_PORT to a port above 1023.`;
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return `${settings}_HOST: this machine has no address ${host}. Use 127.0.0.1 (this machine only) or 0.0.0.0 (all networks).`;
		default:
			return `${settings}_PORT: nothing can be served on ${host}:${port}: ${String(code)}.`;
	}
}
