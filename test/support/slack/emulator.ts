/** A workspace of Slack on loopback: the npm package `emulate`, which keeps channels, messages and views. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import { createEmulator } from "emulate";
import { botScopes } from "#src/chat/slack/register.ts";

export type Json = Record<string, unknown>;

export const tokens = {
	bot: "xoxb-stand-in",
	app: "xapp-stand-in",
	/** Ours, to look at what there is; as the bot, but with every right. */
	stage: "xoxb-stage",
	owner: "xoxp-owner",
	member: "xoxp-member",
	guest: "xoxp-guest",
	admin: "xoxp-admin",
} as const;

/** Who types: the owner makes the channels, the admin runs the workspace. */
export const persons = ["owner", "member", "guest", "admin"] as const;
export type Person = (typeof persons)[number];

export interface Workspace {
	id: string;
	botUserId: string;
	userIds: Readonly<Record<Person, string>>;
	url: string;
	/** @throws where Slack would say that it is not ok */
	call(
		method: string,
		body: Json,
		token?: string,
	): Promise<Json & { ok: boolean }>;
	close(): Promise<void>;
}

export async function startWorkspace(): Promise<Workspace> {
	const emulator = await createEmulator({
		service: "slack",
		port: 0,
		seed: {
			slack: {
				team: { name: "Acme", domain: "acme" },
				users: [...persons, "modelwire"]
					.filter((name) => name !== "admin")
					.map((name) => ({ name, real_name: name })),
				tokens: Object.entries(tokens).map(([name, token]) => ({
					token,
					user: ["bot", "stage"].includes(name) ? "modelwire" : name,
					// The bot may do what the manifest asks for, and no more.
					...(name === "bot" ? { scopes: [...botScopes] } : {}),
				})),
				strict_scopes: true,
			},
		},
	});

	/** On a connection of its own: the emulator closes those that are idle, also under a new call. */
	async function raw(method: string, body: Json, token: string) {
		const sent = request(`${emulator.url}/api/${method}`, {
			method: "POST",
			agent: false,
			headers: {
				authorization: `Bearer ${token}`,
				"content-type": "application/json; charset=utf-8",
			},
		});
		sent.end(JSON.stringify(body));
		const [response] = (await once(sent, "response")) as [IncomingMessage];
		return (await json(response)) as Json & { ok: boolean };
	}
	async function call(
		method: string,
		body: Json,
		token: string = tokens.stage,
	) {
		const answer = await raw(method, body, token);
		if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
		return answer;
	}

	const { members } = (await call("users.list", {})) as unknown as {
		members: { id: string; name: string }[];
	};
	const idOf = (name: string) =>
		members.find((user) => user.name === name)?.id ?? "";
	const { team_id } = await call("auth.test", {});
	return {
		id: String(team_id),
		botUserId: idOf("modelwire"),
		userIds: {
			owner: idOf("owner"),
			member: idOf("member"),
			guest: idOf("guest"),
			admin: idOf("admin"),
		},
		url: emulator.url,
		call,
		close: () => emulator.close(),
	};
}
