/** The gateway of the stand-in: sessions that can be identified, resumed, dropped and confused. */
import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { type Json, userJson, type World } from "./world.ts";

const op = {
	dispatch: 0,
	heartbeat: 1,
	identify: 2,
	resume: 6,
	reconnect: 7,
	invalidSession: 9,
	hello: 10,
	heartbeatAck: 11,
};
const heartbeatMilliseconds = 41_250;

interface Session {
	id: string;
	shard: number;
	sequence: number;
	/** All that was dispatched, for a connection that resumes. */
	sent: { s: number; text: string }[];
	socket: WebSocket | null;
}

export type Gateway = ReturnType<typeof makeGateway>;

export function makeGateway(world: World, shards: number) {
	const sessions = new Map<string, Session>();
	const identifies: Json[] = [];
	let resumes = 0;
	let server: WebSocketServer | null = null;
	let url = "";
	/** Where a connection that broke is to be taken up; Discord's own address when null. */
	let resumeUrl: string | null = null;
	/** A token that is not accepted any more closes the connection. */
	let accepts = true;

	function open(socket: WebSocket): void {
		let session: Session | null = null;
		socket.on("message", (data) => {
			const packet = read(data);
			if (packet.op === op.heartbeat)
				send(socket, { op: op.heartbeatAck, d: null });
			if (packet.op === op.identify) session = identify(socket, packet.d);
			if (packet.op === op.resume) session = resume(socket, packet.d);
		});
		socket.on("close", () => {
			if (session?.socket === socket) session.socket = null;
			world.changed();
		});
		send(socket, {
			op: op.hello,
			d: { heartbeat_interval: heartbeatMilliseconds },
		});
	}

	function identify(socket: WebSocket, d: Json): Session | null {
		identifies.push(d);
		if (!accepts || d.token !== world.token) {
			socket.close(4004, "Authentication failed.");
			world.changed();
			return null;
		}
		const shard = Number((d.shard as number[] | undefined)?.[0] ?? 0);
		const session: Session = {
			id: randomUUID(),
			shard,
			sequence: 0,
			sent: [],
			socket,
		};
		sessions.set(session.id, session);
		const guilds = isOn(shard) && world.guild.member ? [world.guild] : [];
		dispatch(session, "READY", {
			v: 10,
			user: userJson({ id: world.applicationId, name: "modelwire" }),
			application: { id: world.applicationId, flags: 0 },
			guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
			session_id: session.id,
			resume_gateway_url: resumeUrl ?? url,
			shard: d.shard,
		});
		for (const _ of guilds) dispatch(session, "GUILD_CREATE", guildJson());
		world.changed();
		return session;
	}

	function resume(socket: WebSocket, d: Json): Session | null {
		const session = sessions.get(String(d.session_id));
		if (!session || !accepts) {
			send(socket, { op: op.invalidSession, d: false });
			return null;
		}
		resumes += 1;
		session.socket = socket;
		for (const { s, text } of session.sent)
			if (s > Number(d.seq)) socket.send(text);
		dispatch(session, "RESUMED", {});
		world.changed();
		return session;
	}

	function dispatch(session: Session, t: string, d: unknown): void {
		session.sequence += 1;
		const text = JSON.stringify({ op: op.dispatch, t, d, s: session.sequence });
		session.sent.push({ s: session.sequence, text });
		session.socket?.send(text);
	}

	function guildJson(): Json {
		return {
			...world.guild,
			unavailable: false,
			channels: [...world.channels.values()]
				.filter(({ type }) => type !== 1)
				.map(world.channelJson),
			threads: [],
			members: [],
			roles: [],
			emojis: [],
			stickers: [],
			features: [],
			preferred_locale: "en-US",
		};
	}

	/** https://docs.discord.com/developers/events/gateway#sharding-sharding-formula */
	function isOn(shard: number): boolean {
		return Number((BigInt(world.guild.id) >> 22n) % BigInt(shards)) === shard;
	}

	/** The sessions that the guild's events go to: the newest of each shard. */
	function ofGuild(): Session[] {
		const newest = new Map<number, Session>();
		for (const session of sessions.values()) newest.set(session.shard, session);
		return [...newest.values()].filter(({ shard }) => isOn(shard));
	}

	function connected(): Session[] {
		return [...sessions.values()].filter(({ socket }) => socket !== null);
	}

	return {
		/** What clients sent to identify themselves, and how often they resumed. */
		identifies,
		resumes: () => resumes,
		connections: () => connected().length,
		guildJson,
		attach(http: Server): void {
			url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/gateway`;
			server = new WebSocketServer({ server: http, path: "/gateway" });
			server.on("connection", open);
		},
		/** The answer of "get gateway bot". */
		information: (): Json => ({
			url,
			shards,
			session_start_limit: {
				total: 1000,
				remaining: 999,
				reset_after: 14_400_000,
				max_concurrency: shards,
			},
		}),
		dispatch(t: string, d: unknown): void {
			for (const session of ofGuild()) dispatch(session, t, d);
		},
		/** These very bytes, to all who are connected. */
		sendRaw(text: string): void {
			for (const { socket } of connected()) socket?.send(text);
		},
		/** The connections break; what is dispatched meanwhile waits for a resume. */
		drop(): void {
			for (const { socket } of connected()) socket?.terminate();
		},
		/** Closed by Discord with one of its codes. */
		closeWith(code: number): void {
			for (const { socket } of connected()) socket?.close(code);
		},
		/** Discord asks to connect again. */
		askToReconnect(): void {
			for (const { socket } of connected())
				if (socket) send(socket, { op: op.reconnect, d: null });
		},
		/** Sessions are not known any more: all has to begin anew. */
		invalidate(): void {
			for (const session of connected()) {
				sessions.delete(session.id);
				if (session.socket)
					send(session.socket, { op: op.invalidSession, d: false });
			}
		},
		/** Sessions that begin from now on are told to resume at this address. */
		resumeAt(address: string | null): void {
			resumeUrl = address;
		},
		refuse(): void {
			accepts = false;
		},
		accept(): void {
			accepts = true;
		},
		close(): void {
			for (const socket of server?.clients ?? []) socket.terminate();
			server?.close();
		},
	};
}

function send(socket: WebSocket, packet: Json): void {
	socket.send(JSON.stringify(packet));
}

function read(data: RawData): { op: number; d: Json } {
	return JSON.parse(String(data)) as { op: number; d: Json };
}
