/** The REST API v10 of the stand-in over HTTP: routes, faults, and a record of all calls. */
import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import { type Answer, answerOf, type makeFaults, problem } from "./faults.ts";
import type { makeRoutes } from "./routes.ts";
import type { Json, SentFile, World } from "./world.ts";

/** One request, as it came in. */
export interface LoggedCall {
	/** Such as "POST /channels/:id/messages". */
	route: string;
	path: string;
	body: Json;
	/** Sent with it. */
	files: SentFile[];
	/** What was answered; null where nothing was. */
	status: number | null;
}

const prefix = "/api/v10";
/** Their address says who they are: https://docs.discord.com/developers/interactions/receiving-and-responding */
const withoutToken = /^\S+ \/(interactions|webhooks)\//;

export interface RestServer {
	http: Server;
	calls: LoggedCall[];
	close(): Promise<void>;
}

export async function startRestServer(
	world: World,
	routes: ReturnType<typeof makeRoutes>,
	faults: ReturnType<typeof makeFaults>,
): Promise<RestServer> {
	const calls: LoggedCall[] = [];
	const table = Object.entries(routes).map(([route, handle]) => ({
		route,
		handle,
		pattern: patternOf(route),
	}));
	const http = createServer((request, response) => {
		void serve(request, response);
	});

	async function serve(request: IncomingMessage, response: ServerResponse) {
		const url = new URL(request.url ?? "/", "http://127.0.0.1");
		const path = `${request.method} ${url.pathname.slice(prefix.length)}`;
		const { body, files } = await readBody(request);
		const known = table.find(({ pattern }) => pattern.test(path));
		const call: LoggedCall = {
			route: known?.route ?? path,
			path,
			body,
			files,
			status: null,
		};
		calls.push(call);
		const fault = faults.take(call.route);
		const accepted =
			fault === null || ("accepted" in fault && fault.accepted === true);
		const authorized =
			withoutToken.test(path) ||
			request.headers.authorization === `Bot ${world.token}`;
		const done = !accepted
			? null
			: !authorized
				? problem(401, 0)
				: known
					? known.handle({
							params: known.pattern.exec(path)?.slice(1) ?? [],
							query: url.searchParams,
							body,
							files,
						})
					: problem(404, 0, `404: there is no ${path}`);
		const answer = fault === null ? done : answerOf(fault);
		if (answer) write(response, call, answer);
		else if (fault?.kind === "drop") request.socket.destroy();
		world.changed();
	}

	http.listen(0, "127.0.0.1");
	await once(http, "listening");
	return {
		http,
		calls,
		async close() {
			http.closeAllConnections();
			http.close();
			await once(http, "close");
		},
	};
}

function write(
	response: ServerResponse,
	call: LoggedCall,
	{ status, body, headers = {} }: Answer,
): void {
	call.status = status;
	response.writeHead(status, {
		...(body === null ? {} : { "content-type": "application/json" }),
		...headers,
	});
	response.end(body === null ? "" : JSON.stringify(body));
}

function patternOf(route: string): RegExp {
	return new RegExp(`^${route.replace(/:\w+/g, "([^/]+)")}$`);
}

/** JSON, or a form with the JSON in `payload_json`: https://docs.discord.com/developers/reference#uploading-files */
async function readBody(
	request: IncomingMessage,
): Promise<{ body: Json; files: SentFile[] }> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const bytes = Buffer.concat(chunks);
	const type = request.headers["content-type"] ?? "";
	if (!type.startsWith("multipart/form-data"))
		return { body: jsonIn(bytes.toString("utf8")), files: [] };
	const form = await new Response(bytes, {
		headers: { "content-type": type },
	}).formData();
	const files: SentFile[] = [];
	for (const [part, value] of form)
		if (value instanceof File && /^files\[\d+\]$/.test(part))
			files.push({
				name: value.name,
				type: value.type,
				bytes: new Uint8Array(await value.arrayBuffer()),
			});
	return { body: jsonIn(String(form.get("payload_json") ?? "")), files };
}

function jsonIn(text: string): Json {
	return text === "" ? {} : (JSON.parse(text) as Json);
}
