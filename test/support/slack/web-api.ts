/**
 * Slack's Web API as the program under test meets it: the emulated workspace behind what that
 * does not do (limits, membership, time zones, response_url, Socket Mode) and behind faults.
 */
import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { CallLog } from "./call-log.ts";
import { type Json, tokens, type Workspace } from "./emulator.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Files } from "./files.ts";
import { type MessageError, messageError, viewProblems } from "./limits.ts";
import { grantToken, type OAuthState } from "./oauth.ts";

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const mostResponses = 5;

/** What the workspace is like at the moment, beyond what the emulator keeps. */
export interface Conditions {
	/** The token was taken back: what every call is told. */
	revokedAs: string | null;
	/** By user id. */
	people: Map<string, Json>;
	/** Where Socket Mode connects. */
	socketUrl: string;
	/** Of the app in HTTP mode that workspaces install by themselves. */
	oauth: OAuthState;
	/** What the bot may do, as each answer tells. */
	scopes: readonly string[];
}

export interface WebApi {
	/** As `SLACK_API_URL` takes it. */
	url: string;
	/** The address that an interaction brings along. */
	responseUrl(id: string): string;
	close(): Promise<void>;
}

interface WebApiDeps {
	workspace: Workspace;
	log: CallLog;
	faults: Faults;
	conditions: Conditions;
	files: Files;
}

export async function startWebApi(deps: WebApiDeps): Promise<WebApi> {
	const { log, faults, files } = deps;
	const responses = new Map<string, number>();

	const server = createServer((request, response) => {
		void answerTo(request, response).catch(() => response.destroy());
	});

	async function answerTo(request: IncomingMessage, response: ServerResponse) {
		const [, place, name = ""] = (request.url ?? "").split("/");
		if (place === "upload") return upload(name, request, response);
		const body = readBody(request, await textOf(request));
		const token = tokenOf(request, body);
		const method = place === "api" ? name : "respond";
		const fault = faults.take(method);
		if (fault && !isCarriedOut(fault)) {
			log.add({ method, body, answer: null, token });
			return misbehave(response, fault);
		}
		const answer =
			place === "api"
				? await callMethod(deps, method, body, { token, root })
				: respond(name, body);
		log.add({ method, body: { ...body, id: name }, answer, token });
		if (fault) return misbehave(response, fault);
		// https://docs.slack.dev/authentication/installing-with-oauth#checking
		response.setHeader("x-oauth-scopes", deps.conditions.scopes.join(","));
		send(response, answer.ok === false && place !== "api" ? 404 : 200, answer);
	}

	function respond(id: string, body: Json): Json {
		const used = (responses.get(id) ?? 0) + 1;
		responses.set(id, used);
		if (used > mostResponses) return { ok: false, error: "used_url" };
		const problem = messageError(body) ?? fileError(files, "respond", body);
		return problem ? { ok: false, ...problem } : { ok: true };
	}

	async function upload(
		id: string,
		request: IncomingMessage,
		response: ServerResponse,
	) {
		const bytes = await fileIn(request);
		const fault = faults.take("upload");
		log.add({
			method: "upload",
			body: { id, bytes: bytes.length },
			answer: null,
			token: null,
		});
		if (fault) return misbehave(response, fault);
		response.writeHead(files.take(id, bytes) ? 200 : 400).end("OK");
	}

	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: `${root}/api/`,
		responseUrl: (id) => `${root}/response/${id}`,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

async function callMethod(
	{ workspace, conditions, files }: WebApiDeps,
	method: string,
	body: Json,
	{ token, root }: { token: string | null; root: string },
): Promise<Json> {
	if (method === "oauth.v2.access")
		return grantToken(conditions.oauth, workspace, body);
	const refused = refusal(method, body, token, conditions);
	if (refused) return refused;
	const problem = fileError(files, method, body);
	if (problem) return asError(problem);
	if (method === "files.getUploadURLExternal") return files.begin(body, root);
	if (method === "files.completeUploadExternal") return files.complete(body);
	if (method === "apps.connections.open")
		return { ok: true, url: conditions.socketUrl };
	if (await isOutside(workspace, method, body))
		return { ok: false, error: "not_in_channel" };
	try {
		const known = Object.values(tokens).includes(token as never);
		const answer = await workspace.call(
			method,
			{ ...body, token: undefined },
			known && token ? token : tokens.bot,
		);
		return asSlackWould(method, body, answer, conditions);
	} catch (error) {
		const [, name = "internal_error"] = String(error).split(`${method}: `);
		return { ok: false, error: name };
	}
}

function refusal(
	method: string,
	body: Json,
	token: string | null,
	{ revokedAs, oauth, scopes }: Conditions,
): Json | null {
	if (token === null) return { ok: false, error: "not_authed" };
	if (revokedAs !== null) return { ok: false, error: revokedAs };
	if (oauth.expired.has(token)) return { ok: false, error: "token_expired" };
	if (token !== oauth.token && !Object.values(tokens).includes(token as never))
		return { ok: false, error: "invalid_auth" };
	if (method.startsWith("files.") && !scopes.includes("files:write"))
		return { ok: false, error: "missing_scope", needed: "files:write" };
	const problem = /^chat\.(postMessage|postEphemeral|update)$/.test(method)
		? messageError(body)
		: null;
	if (problem) return asError(problem);
	const problems = /^views\./.test(method)
		? viewProblems((body.view ?? {}) as Json)
		: [];
	return problems.length > 0
		? {
				ok: false,
				error: "invalid_arguments",
				response_metadata: { messages: problems },
			}
		: null;
}

function asError({ error, details }: MessageError): Json {
	return { ok: false, error, response_metadata: { messages: details } };
}

function fileError(
	files: Files,
	method: string,
	body: Json,
): MessageError | null {
	const details = files.problemsOf(method, body);
	return details.length > 0 ? { error: "invalid_blocks", details } : null;
}

/** The emulator lets everybody into public channels, Slack does not. */
async function isOutside(
	workspace: Workspace,
	method: string,
	{ channel }: Json,
): Promise<boolean> {
	const wantsMember =
		/^chat\.(postMessage|postEphemeral|update)$|^conversations\.(history|replies)$/;
	if (!wantsMember.test(method) || !/^C/.test(String(channel))) return false;
	const { channel: found } = (await workspace
		.call("conversations.info", { channel })
		.catch(() => ({}))) as { channel?: Json };
	return found?.is_member === false && found.is_archived !== true;
}

/** What Slack adds to, or leaves out of, what the emulator says. */
function asSlackWould(
	method: string,
	body: Json,
	answer: Json,
	{ people }: Conditions,
): Json {
	if (method === "users.info") {
		const user = answer.user as Json;
		return { ...answer, user: { ...user, ...people.get(String(user.id)) } };
	}
	// Metadata is given to those who ask: https://docs.slack.dev/messaging/message-metadata
	if (/^conversations\.(history|replies)$/.test(method))
		return {
			...answer,
			messages: (answer.messages as Json[]).map((message) => {
				const { metadata, ...rest } = message;
				return String(body.include_all_metadata) === "true" ? message : rest;
			}),
		};
	return answer;
}

function isCarriedOut(fault: Fault): boolean {
	return "carriedOut" in fault && fault.carriedOut;
}

function misbehave(response: ServerResponse, fault: Fault): void {
	if (fault.kind === "error")
		send(response, 200, { ok: false, error: fault.error });
	else if (fault.kind === "busy") {
		response.setHeader("retry-after", String(fault.retryAfterSeconds));
		send(response, 429, { ok: false, error: "ratelimited" });
	} else if (fault.kind === "status") send(response, fault.status, {});
	else if (fault.kind === "drop") response.destroy();
}

function send(response: ServerResponse, status: number, body: Json): void {
	response.writeHead(status, { "content-type": "application/json" });
	response.end(JSON.stringify(body));
}

/** Raw, or as the one file of a form. */
async function fileIn(request: IncomingMessage): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const type = request.headers["content-type"] ?? "";
	const bytes = Buffer.concat(chunks);
	if (!type.startsWith("multipart/")) return bytes;
	const form = await new Response(bytes, {
		headers: { "content-type": type },
	}).formData();
	const [file] = [...form.values()].filter((value) => value instanceof Blob);
	return new Uint8Array((await file?.arrayBuffer()) ?? []);
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString("utf8");
}

/** Forms carry their lists as JSON: https://docs.slack.dev/apis/web-api/#basics */
function readBody(request: IncomingMessage, text: string): Json {
	if (request.headers["content-type"]?.includes("json"))
		return JSON.parse(text || "{}") as Json;
	return Object.fromEntries(
		[...new URLSearchParams(text)].map(([name, value]) => [
			name,
			/^([[{]|true$|false$)/.test(value) ? JSON.parse(value) : value,
		]),
	);
}

function tokenOf({ headers }: IncomingMessage, body: Json): string | null {
	const [, token = null] =
		/^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
	return token ?? (typeof body.token === "string" ? body.token : null);
}
