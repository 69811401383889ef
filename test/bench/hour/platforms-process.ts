/**
 * Slack's and Discord's posting on loopback, each with its limits and the time that an answer takes;
 * a process of its own, so that it costs the program under test nothing. Tells its parent its
 * address, and what it got when asked.
 */
import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { limits, makeLimit } from "./pace.ts";

/** As the platforms answer from afar. */
const answerMilliseconds = 120;

const slackChannel = makeLimit(1, limits.slackChannelSeconds);
const slackWorkspace = makeLimit(limits.slackWorkspaceMinute, 60);
const discordBot = makeLimit(limits.discordSecond, 1);
const discordChannel = makeLimit(
	limits.discordChannel.count,
	limits.discordChannel.seconds,
);

export interface Received {
	posts: number;
	channels: number;
	refused: number;
}
const posted = new Map<string, number>();
let refused = 0;
let number = 0;

interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body: unknown;
}

function slack(method: string, token: string, text: string): Answer {
	const team = token.replace("xoxb-", "");
	if (method === "auth.test")
		return {
			body: {
				ok: true,
				team_id: team,
				team,
				url: `https://${team.toLowerCase()}.slack.example/`,
				user_id: "U1",
			},
		};
	const channel = new URLSearchParams(text).get("channel") ?? "";
	const wait = slackChannel.take(channel) || slackWorkspace.take(team);
	if (wait > 0) {
		refused += 1;
		return {
			status: 429,
			headers: { "retry-after": String(Math.ceil(wait)) },
			body: { ok: false, error: "ratelimited" },
		};
	}
	return { body: { ok: true, channel, ts: `${count(channel)}.000100` } };
}

function discord(method: string, path: string): Answer {
	const [, channel = ""] = /^\/channels\/(\d+)/.exec(path) ?? [];
	const isPost = method === "POST";
	const global = discordBot.take("bot");
	const own = isPost && global === 0 ? discordChannel.take(channel) : 0;
	const wait = global || own;
	if (wait > 0) {
		refused += 1;
		return {
			status: 429,
			headers: {
				"retry-after": String(wait),
				...(global > 0 ? { "x-ratelimit-global": "true" } : {}),
			},
			body: { retry_after: wait, global: global > 0, message: "limited" },
		};
	}
	if (!isPost)
		return { body: { id: channel, type: 0, guild_id: "1", name: "news" } };
	const left = discordChannel.left(channel);
	return {
		headers: {
			"x-ratelimit-bucket": "messages",
			"x-ratelimit-limit": String(limits.discordChannel.count),
			"x-ratelimit-remaining": String(left.count),
			"x-ratelimit-reset-after": left.seconds.toFixed(3),
		},
		body: { id: String(count(channel)), channel_id: channel },
	};
}

function count(channel: string): number {
	posted.set(channel, (posted.get(channel) ?? 0) + 1);
	number += 1;
	return number;
}

async function serve(request: IncomingMessage, response: ServerResponse) {
	let text = "";
	for await (const part of request) text += part;
	const path = (request.url ?? "").split("?")[0] ?? "";
	const token = request.headers.authorization?.split(" ")[1] ?? "";
	const answer = path.startsWith("/slack/")
		? slack(path.slice("/slack/".length), token, text)
		: discord(request.method ?? "", path.replace("/discord/v10", ""));
	const { status = 200, headers = {}, body } = answer;
	setTimeout(() => {
		response.writeHead(status, {
			"content-type": "application/json",
			...headers,
		});
		response.end(JSON.stringify(body));
	}, answerMilliseconds);
}

const server = createServer((request, response) => {
	void serve(request, response);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
process.on("message", () => {
	const all = [...posted.values()];
	const received: Received = {
		posts: all.reduce((sum, each) => sum + each, 0),
		channels: all.length,
		refused,
	};
	process.send?.(received);
});
process.send?.((server.address() as AddressInfo).port);
