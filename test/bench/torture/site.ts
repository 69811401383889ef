/** One site and its world: engines, processes, platforms, feeds, a model, and the time that passes for all of them. */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { Temporal } from "temporal-polyfill";
import { goodModel } from "#test/support/day/good-model.ts";
import { startLlmEndpoint } from "#test/support/llm-endpoint.ts";
import { type Reader, readers, slotsOn } from "./calendar.ts";
import type { Trap } from "./child/protocol.ts";
import type { Engines } from "./engines.ts";
import { startNetwork } from "./network.ts";
import { makeWorld, papers } from "./news.ts";
import { startPlatforms } from "./platforms.ts";
import { makeProcesses, type Place } from "./processes.ts";

/** How the time passes while something is waited for: so much virtual time in so much real time. */
const turnMilliseconds = 31_000;
const realTurnMilliseconds = 600;
/** While a digest is under way: locks lapse and connections come back by the real clock, not by ours. */
const tellingTurnMilliseconds = 2_000;
/** On a busy machine the processes need longer for what they do in a turn: so many times a look. */
const looksOfTurn = 12;
const lookMilliseconds = 40;
/** So often a question is put that a process's end leaves open. */
const mostQueries = 50;
/** An older version may wait for ever for what it does not get. */
const setUpMilliseconds = 120_000;
/** Whoever is not done after so many turns never will be. */
const mostTurns = 60;

const dumped = [
	"digests",
	"digest_entries",
	"story_memory",
	"outbox",
	"stories",
	"story_articles",
	"items",
	"feeds",
	"(select id, url, title, published_at, seen_at, backlog, topics from articles) as articles",
	"subscriptions",
	"channels",
];

export interface SiteOptions {
	name: string;
	engines: Engines;
	chance: () => number;
	firstDay: Temporal.PlainDate;
	places: readonly Place[];
	/** Whether the first version to come is the present one. */
	isPresent: boolean;
	withModel: boolean;
	isPlanted: boolean;
	onCrash: (name: string) => void;
}

export type Site = Awaited<ReturnType<typeof startSite>>;

/** What is still to be done at a moment, as the database has it. */
export interface Look {
	/** Between the feeds and the stories. */
	reading: number;
	/** Digests that are due, being written or posted. */
	telling: number;
	/** Messages to be changed. */
	changing: number;
}

export async function startSite(options: SiteOptions) {
	const { engines, chance, firstDay, name } = options;
	let offset = startOf(firstDay) - Date.now();
	const now = () => Date.now() + offset;
	/** When the last fault was over. */
	let disturbedAt = 0;
	const disturbed = () => {
		disturbedAt = now();
	};
	const world = makeWorld(chance);
	const feeds = await serveFeeds((host) => world.feed(host, now()));
	const platforms = await startPlatforms(readers, disturbed);
	const model = options.withModel
		? await startModel(world.happenings, disturbed)
		: null;
	const database = await engines.freshDatabase(name, options.isPresent);
	const processes = makeProcesses({
		settings: {
			environment: {
				...database.environment,
				...platforms.environment,
				...(model?.environment ?? {}),
				ALLOWED_HOSTS: "127.0.0.1",
				TIME_ZONE: "Europe/Rome",
				MODEL_REFRESH: "no",
			},
			feeds: feeds.url,
			snapshot: database.snapshot,
			isPlanted: options.isPlanted,
		},
		folder: engines.folder,
		offset: () => offset,
		onCrash: options.onCrash,
	});
	/** When each message was first seen in its channel. */
	const seenAt = new Map<string, number>();
	/** Traps for processes that start again. */
	const startTraps: Trap[] = [];

	function notice(): void {
		for (const mark of platforms.posted())
			if (!seenAt.has(mark)) seenAt.set(mark, now());
	}

	/** Brings all clocks forward, at a moment when nobody posts: no post takes that long. */
	async function pass(milliseconds: number): Promise<void> {
		await processes.postsSettled();
		notice();
		offset += milliseconds;
		platforms.pass(milliseconds);
		await processes.setClocks();
		await processes.hurry();
	}

	async function look(): Promise<Look | null> {
		try {
			const [found] = (await processes.ask({
				kind: "query",
				text: lookSql(now()),
			})) as Look[];
			return found ?? null;
		} catch {
			return null;
		}
	}

	/** Starts again what has ended. */
	async function revive(): Promise<void> {
		// While its disk is full it does not start.
		await engines.postgres?.ensure().catch(() => {});
		await engines.redis?.ensure();
		const reviving = processes.revive(() => startTraps.shift() ?? null);
		if (!reviving) return;
		await reviving;
		disturbed();
	}

	for (const place of options.places) await processes.add(place);
	const setUp = processes.ask({
		kind: "set-up",
		site: {
			feeds: papers.map((host) => ({
				url: `https://${host}/feed`,
				title: host,
				kind: "press",
				language: "en",
			})),
			channels: readers.map((reader) =>
				channelOf(reader, platforms.addressOf(reader), firstDay),
			),
		},
	});
	const answered = await Promise.race([
		setUp.then(() => true),
		after(setUpMilliseconds, false),
	]);
	if (!answered)
		throw new Error(
			`A site could not be set up within ${setUpMilliseconds / 1_000} seconds; the logs of its processes are in ${engines.folder}. Where it began with an older version, that does not work here: name another with --old.`,
		);

	return {
		engines,
		world,
		platforms,
		processes,
		networks: {
			...platforms.networks,
			...(model ? { model: model.network } : {}),
		},
		seenAt,
		startTraps,
		now,
		disturbed,
		disturbedAt: () => disturbedAt,
		/** Of a process that may just have ended, as soon as it is there again. */
		async query(text: string): Promise<Record<string, unknown>[]> {
			for (let tries = 1; ; tries++) {
				await revive();
				try {
					const rows = await processes.ask({ kind: "query", text });
					return rows as Record<string, unknown>[];
				} catch (error) {
					if (tries === mostQueries) throw error;
					await after(lookMilliseconds);
				}
			}
		},
		/** Whether the first digest of a channel has come and gone. */
		hadDigest: (reader: Reader) =>
			slotsOn(firstDay, reader)
				.concat(
					[1, 2, 3].flatMap((days) => slotsOn(firstDay.add({ days }), reader)),
				)
				.some((slot) => slot < now()),
		async jumpTo(moment: number): Promise<void> {
			if (moment > now()) await pass(moment - now());
		},
		/**
		 * Lets the time pass until the work is done.
		 * @returns what is left when patience ends; null where it is done
		 */
		async until(
			isDone: (look: Look) => boolean | Promise<boolean>,
		): Promise<string | null> {
			let turned = performance.now();
			let turns = 0;
			let inRow = 0;
			let last: Look | null = null;
			while (turns < mostTurns) {
				await revive();
				notice();
				const asked = performance.now();
				const found = await look();
				const looked = performance.now() - asked;
				last = found;
				inRow = found && (await isDone(found)) ? inRow + 1 : 0;
				if (inRow === 2) return null;
				await after(lookMilliseconds);
				const turn = Math.max(
					(found?.telling ?? 1) > 0
						? tellingTurnMilliseconds
						: realTurnMilliseconds,
					looksOfTurn * looked,
				);
				if (performance.now() - turned < turn) continue;
				await pass(turnMilliseconds);
				turns += 1;
				turned = performance.now();
			}
			const failures = await processes.ask({ kind: "failures" }).catch(String);
			return `${JSON.stringify(last)}, given up: ${JSON.stringify(failures)}`;
		},
		/** Writes down what the database holds, for whoever looks into a finding. */
		async dump(path: string): Promise<void> {
			const tables: Record<string, unknown> = {};
			for (const table of dumped)
				tables[table] = await processes
					.ask({ kind: "query", text: `select * from ${table}` })
					.catch(String);
			tables.world = world.happenings;
			tables.seenAt = [...seenAt];
			writeFileSync(path, JSON.stringify(tables, null, "\t"));
		},
		async close(): Promise<void> {
			await processes.stop();
			await platforms.close();
			await model?.close();
			feeds.close();
		},
	};
}

function startOf(day: Temporal.PlainDate): number {
	return day.toZonedDateTime("UTC").epochMilliseconds;
}

function channelOf(
	reader: Reader,
	address: { workspace: string; channel: string },
	firstDay: Temporal.PlainDate,
) {
	const { name, platform, kind: _kind, ...subscription } = reader;
	const first =
		[0, 1, 2, 3].flatMap((days) =>
			slotsOn(firstDay.add({ days }), reader),
		)[0] ?? 0;
	return {
		platform,
		workspace: { externalId: address.workspace, name: "Team" },
		externalId: address.channel,
		name,
		nextSlot: new Date(first).toISOString(),
		subscription: {
			...subscription,
			entries: 25,
			quietFrom: 22 * 60,
			quietUntil: 7 * 60,
		},
	};
}

function lookSql(now: number): string {
	const at = `'${new Date(now).toISOString()}'::timestamptz`;
	return `select
		(select count(*) from feeds where state = 'active' and (last_polled_at is null or next_poll_at <= ${at}))::int
		+ (select count(*) from items where state = 'new')::int
		+ (select count(*) from articles a where not exists (select from story_articles s where s.article_id = a.id))::int
		+ (select count(*) from stories where merged_into is null and ranked_revision < revision)::int as reading,
		(select count(*) from subscriptions where next_slot <= ${at})::int
		+ (select count(*) from digests where state in ('claimed', 'composed'))::int as telling,
		(select count(*) from outbox where state = 'changed')::int as changing`;
}

async function serveFeeds(feed: (host: string) => string | null) {
	const server = createServer(({ url = "" }, response) => {
		const text = feed(url.split("/")[2] ?? "");
		response.writeHead(text === null ? 404 : 200, {
			"content-type": "application/rss+xml",
		});
		response.end(text);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

async function startModel(
	happenings: Parameters<typeof goodModel>[0],
	onFault: () => void,
) {
	const endpoint = await startLlmEndpoint(goodModel(happenings));
	const network = await startNetwork(new URL(endpoint.url).origin, onFault);
	return {
		network,
		environment: {
			LLM: "deepseek",
			LLM_BASE_URL: `${network.url}/v1`,
			LLM_API_KEY: "of the stand-in",
			LLM_DAILY_LIMIT: "50",
		},
		async close() {
			await network.close();
			await endpoint.close();
		},
	};
}

/** The folder of this very version. */
export const thisTree = join(import.meta.dirname, "../../..");
