import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in does with one call. */
export type ScriptedReply =
	/** A completion; an object is sent as JSON text. */
	| {
			content: unknown;
			finish?: string;
			usage?: Record<string, unknown> | null;
			delta?: { refusal?: string };
	  }
	| { status: number; headers?: Record<string, string>; body?: unknown }
	/** These very bytes. */
	| { raw: string; contentType?: string }
	/** Never an answer; `bytes` are sent first. */
	| { stall: true; bytes?: string }
	/** The connection is cut. */
	| { drop: true }
	/** Blank lines and comments first, then the reply. */
	| { keepAlive: number; reply: ScriptedReply };

export interface LoggedCall {
	path: string;
	model: string;
	system: string;
	user: string;
	/** The whole body as sent. */
	body: Record<string, unknown>;
	authorization: string | undefined;
	input: number;
	cached: number;
	output: number;
	/** Tokens were reported to the caller. */
	charged: boolean;
}

export interface LlmStandIn {
	/** To be given as `LLM_BASE_URL`. */
	url: string;
	/** Every call in order of arrival. */
	calls: LoggedCall[];
	close(): Promise<void>;
}

/** A text's tokens; only their number and whether they are equal matters. */
export type Tokenizer = (text: string) => readonly (string | number)[];

type Script =
	| ScriptedReply[]
	| ((call: LoggedCall, index: number) => ScriptedReply);

/** The prefix cache works in blocks of so many tokens, as DeepSeek's does. */
const BLOCK = 64;

/**
 * A chat-completions endpoint on loopback, speaking the wire protocol over `node:http`: it counts
 * tokens, models a cache of whole prefixes, and misbehaves as scripted. A list of replies is used
 * up in order, its last for all further calls.
 * @param tokens the tokens of a text; a rough likeness where a real tokenizer is not given
 */
export async function startLlmEndpoint(
	script: Script,
	tokens: Tokenizer = roughTokens,
): Promise<LlmStandIn> {
	const calls: LoggedCall[] = [];
	const seen = new Set<string>();
	const server = createServer((request, response) => {
		void answer(request, response);
	});

	async function answer(request: IncomingMessage, response: ServerResponse) {
		const body = JSON.parse(await readAll(request)) as Record<string, unknown>;
		const messages = (body.messages ?? []) as {
			role: string;
			content: string;
		}[];
		const text = (role: string) =>
			messages.find((message) => message.role === role)?.content ?? "";
		const prompt = tokens(
			messages.map(({ role, content }) => `<${role}> ${content}`).join(" "),
		);
		const call: LoggedCall = {
			path: request.url ?? "",
			model: String(body.model),
			system: text("system"),
			user: text("user"),
			body,
			authorization: request.headers.authorization,
			input: prompt.length,
			cached: cachedPrefix(prompt),
			output: 0,
			charged: false,
		};
		const index = calls.push(call) - 1;
		const reply = Array.isArray(script)
			? script[Math.min(index, script.length - 1)]
			: script(call, index);
		if (reply) send(reply, call, response);
	}

	/** Tokens that an earlier prompt began with too; this prompt is remembered. */
	function cachedPrefix(prompt: readonly (string | number)[]): number {
		let cached = 0;
		let prefix = "";
		for (let end = BLOCK; end <= prompt.length; end += BLOCK) {
			prefix += prompt.slice(end - BLOCK, end).join("\u0000");
			if (seen.has(prefix) && cached === end - BLOCK) cached = end;
			seen.add(prefix);
		}
		return cached;
	}

	function send(
		reply: ScriptedReply,
		call: LoggedCall,
		response: ServerResponse,
	): void {
		if ("drop" in reply) {
			response.destroy();
		} else if ("stall" in reply) {
			response.writeHead(200, { "content-type": "application/json" });
			response.write(reply.bytes ?? "\n");
		} else if ("keepAlive" in reply) {
			response.writeHead(200, { "content-type": "application/json" });
			for (let line = 0; line < reply.keepAlive; line += 1)
				response.write(line % 2 === 0 ? "\n" : ": keep-alive\n\n");
			send(reply.reply, call, response);
		} else if ("raw" in reply) {
			head(response, 200, {
				"content-type": reply.contentType ?? "application/json",
			});
			response.end(reply.raw);
		} else if ("status" in reply) {
			head(response, reply.status, {
				"content-type": "application/json",
				...reply.headers,
			});
			response.end(
				JSON.stringify(
					reply.body ?? { error: { message: `status ${reply.status}` } },
				),
			);
		} else {
			head(response, 200, { "content-type": "application/json" });
			const content =
				typeof reply.content === "string"
					? reply.content
					: JSON.stringify(reply.content);
			call.output = tokens(content).length;
			call.charged = true;
			response.end(JSON.stringify(completion(reply, content, call)));
		}
	}

	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		calls,
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(() => done());
			}),
	};
}

function head(
	response: ServerResponse,
	status: number,
	headers: Record<string, string>,
): void {
	if (!response.headersSent) response.writeHead(status, headers);
}

function completion(
	reply: Extract<ScriptedReply, { content: unknown }>,
	content: string,
	call: LoggedCall,
) {
	return {
		id: "stand-in",
		object: "chat.completion",
		created: 0,
		model: call.model,
		choices: [
			{
				index: 0,
				message: { role: "assistant", content, ...reply.delta },
				finish_reason: reply.finish ?? "stop",
			},
		],
		...(reply.usage === null
			? {}
			: {
					usage: {
						prompt_tokens: call.input,
						completion_tokens: call.output,
						total_tokens: call.input + call.output,
						prompt_tokens_details: { cached_tokens: call.cached },
						...reply.usage,
					},
				}),
	};
}

async function readAll(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString("utf8");
}

/**
 * Tokens about as byte-pair encodings make them: words in pieces of five letters, numbers in
 * pieces of three digits, each sign and each Chinese character alone.
 */
function roughTokens(text: string): string[] {
	return (
		text.match(
			/ ?\p{Script=Han}| ?[\p{Script=Hiragana}\p{Script=Katakana}]{1,2}| ?\p{L}{1,5}|\p{N}{1,3}|[^\s\p{L}\p{N}]{1,2}|\s+/gu,
		) ?? []
	);
}
