/**
 * discord.js's gateway client in a thread of its own. What a packet that is malformed makes it
 * throw, out of handlers and timers that nobody can wait for, is caught here and can end this
 * thread at worst, never the program; and work in the main thread delays no heartbeat.
 */
import { parentPort, workerData } from "node:worker_threads";
import { Client, Events, GatewayIntentBits, Options, Status } from "discord.js";
import { reasonOf } from "../../lib/errors.ts";
import { type GatewayEvent, readGatewayEvent } from "./gateway-event.ts";
import type { HeldShards } from "./settings.ts";

export interface ThreadSettings {
	token: string;
	apiUrl: string | null;
	/** Which are held here; as many as Discord recommends when null. */
	shards: HeldShards | null;
	/**
	 * How often to look whether all shards are connected. One that is away twice is stuck:
	 * discord.js connects again within seconds.
	 */
	watchMilliseconds: number;
}

export type ThreadMessage =
	| { kind: "event"; event: GatewayEvent }
	/** All shards are connected. */
	| { kind: "connected" }
	/** Something was left out, or is mended by itself. */
	| { kind: "problem"; reason: string }
	/** Nothing more comes. */
	| { kind: "failed"; reason: string; isRevoked: boolean };

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const authenticationFailed = 4004;

const { token, apiUrl, shards, watchMilliseconds } =
	workerData as ThreadSettings;
const client = new Client({
	intents: [GatewayIntentBits.Guilds],
	...(shards === null
		? { shards: "auto" }
		: { shards: shards.ids, shardCount: shards.total }),
	// We read the packets ourselves; what discord.js keeps of people and messages is not needed.
	makeCache: Options.cacheWithLimits({
		GuildMemberManager: 0,
		MessageManager: 0,
		UserManager: 0,
	}),
	...(apiUrl === null ? {} : { rest: { api: apiUrl.replace(/\/$/, "") } }),
});

process.on("uncaughtException", problem);

// As it comes in, before discord.js reads it, and whatever discord.js makes of it.
client.on(Events.Raw, ({ t, d }: { t?: unknown; d?: unknown }) => {
	try {
		const event = readGatewayEvent(t, d);
		if (event) tell({ kind: "event", event });
	} catch {
		problem(new Error(`a packet of the kind ${t} is malformed`));
	}
});
client.on(Events.Error, problem);
client.on(Events.ShardError, problem);
client.on(Events.ShardDisconnect, ({ code }) => {
	fail(
		`the gateway closed the connection with ${code}`,
		code === authenticationFailed,
	);
});

client.login(token).then(
	() => {
		tell({ kind: "connected" });
		watch();
	},
	(error: unknown) => {
		const { code } = error as { code?: unknown };
		fail(reasonOf(error), code === "TokenInvalid");
	},
);

parentPort?.on("message", () => {
	void client.destroy().finally(() => process.exit());
});

function tell(message: ThreadMessage): void {
	parentPort?.postMessage(message);
}

function problem(error: unknown): void {
	tell({ kind: "problem", reason: reasonOf(error) });
}

function fail(reason: string, isRevoked: boolean): void {
	tell({ kind: "failed", reason, isRevoked });
	parentPort?.close();
	setImmediate(() => process.exit(1));
}

function watch(): void {
	let away = 0;
	setInterval(() => {
		const isWhole = client.ws.shards.every(
			({ status }) => status === Status.Ready,
		);
		away = isWhole ? 0 : away + 1;
		if (away > 1) fail("a shard stays away", false);
	}, watchMilliseconds).unref();
}
