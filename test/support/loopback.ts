import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A web server on loopback and the address of its root, without the last slash. */
export interface LoopbackServer {
	url: string;
	port: number;
	server: Server;
	/** Every request so far, in order of arrival. */
	requests: { url: string; headers: IncomingMessage["headers"] }[];
	close(): Promise<void>;
}

export async function startLoopbackServer(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LoopbackServer> {
	const requests: LoopbackServer["requests"] = [];
	const server = createServer((request, response) => {
		requests.push({ url: request.url ?? "", headers: request.headers });
		answer(request, response);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		server,
		requests,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

/** As `startLoopbackServer`, closed by itself when the running test ends. */
export async function loopbackForTest(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LoopbackServer> {
	const started = await startLoopbackServer(answer);
	onTestFinished(() => started.close());
	return started;
}
