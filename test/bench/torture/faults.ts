/** What goes wrong in a round, and how it is brought about. */
import { setTimeout as after } from "node:timers/promises";
import { pick } from "#test/support/day/filler.ts";
import type { Trap } from "./child/protocol.ts";
import type { Pair } from "./engines.ts";
import type { NetworkFault } from "./network.ts";
import type { Site } from "./site.ts";

type Chance = () => number;

/** Makes one thing go wrong; what is returned puts it right, when the part of the day is over. */
type Fault = (
	site: Site,
	chance: Chance,
) => Promise<(() => Promise<void>) | undefined>;

interface FaultRow {
	/** On which engines it can happen. */
	pairs: readonly Pair[];
	/** How often it is chosen, beside others. */
	weight: number;
	happen: Fault;
}

const all: readonly Pair[] = ["pglite", "postgres", "redis"];
const onServer: readonly Pair[] = ["postgres", "redis"];
const minute = 60_000;

export const faults: Readonly<Record<string, FaultRow>> = {
	"kill at a statement": { pairs: all, weight: 6, happen: killAtStatement },
	"kill at any moment": { pairs: all, weight: 3, happen: killAtAnyMoment },
	"kill all": { pairs: onServer, weight: 1, happen: killAll },
	"kill at a post": { pairs: all, weight: 4, happen: killAtPost },
	"kill at the start": { pairs: all, weight: 1, happen: killAtStart },
	"network to Slack": {
		pairs: all,
		weight: 3,
		happen: (site, chance) => disturb(site, "slack", chance),
	},
	"network to Discord": {
		pairs: all,
		weight: 3,
		happen: (site, chance) => disturb(site, "discord", chance),
	},
	"network to the model": {
		pairs: all,
		weight: 2,
		happen: (site, chance) => disturb(site, "model", chance),
	},
	"clock forward": {
		pairs: all,
		weight: 1,
		happen: (site, chance) => wrongClock(site, chance, 60 * minute),
	},
	"clock back": {
		pairs: all,
		weight: 1,
		happen: (site, chance) =>
			wrongClock(site, chance, -(2 + 10 * chance()) * minute),
	},
	"disk full": { pairs: all, weight: 1, happen: fillDisk },
	"PostgreSQL restarted": {
		pairs: onServer,
		weight: 2,
		happen: restartPostgres,
	},
	"Redis restarted": { pairs: ["redis"], weight: 2, happen: restartRedis },
	"Redis emptied": { pairs: ["redis"], weight: 3, happen: emptyRedis },
};

/** Names of one to three faults of a round. */
export function chooseFaults(
	pair: Pair,
	withModel: boolean,
	chance: Chance,
): string[] {
	const possible = Object.entries(faults).flatMap(
		([name, { pairs, weight }]) =>
			pairs.includes(pair) && (withModel || name !== "network to the model")
				? Array.from({ length: weight }, () => name)
				: [],
	);
	return Array.from({ length: 1 + Math.floor(3 * chance()) }, () =>
		pick(possible, chance),
	);
}

/** Small numbers as often as large ones: much happens at the beginning. */
function upTo(most: number, chance: Chance): number {
	return Math.ceil(most ** chance());
}

function killTrap(chance: Chance): Trap {
	const word = pick(
		[null, null, "outbox", "digests", "story_memory", "commit"],
		chance,
	);
	return {
		kind: "kill",
		at: upTo(word === null ? 300 : 12, chance),
		word,
		isCarriedOut: chance() < 0.5,
	};
}

async function killAtStatement(site: Site, chance: Chance) {
	await site.processes.trap(
		pick(site.processes.names(), chance),
		killTrap(chance),
	);
	return undefined;
}

async function killAtAnyMoment(site: Site, chance: Chance) {
	const name = pick(site.processes.names(), chance);
	const wait = after(Math.floor(chance() * 900));
	wait.then(() => site.processes.kill(name));
	return () => wait;
}

async function killAll({ processes }: Site, chance: Chance) {
	const wait = after(Math.floor(chance() * 900));
	wait.then(() => {
		for (const name of processes.names()) processes.kill(name);
	});
	return () => wait;
}

/** It dies once more on its way up. */
async function killAtStart(site: Site, chance: Chance) {
	site.startTraps.push({ ...killTrap(chance), word: null } as Trap);
	site.processes.kill(pick(site.processes.names(), chance));
	return undefined;
}

async function killAtPost(site: Site, chance: Chance) {
	const network = pick([site.networks.slack, site.networks.discord], chance);
	const { processes } = site;
	const posting = processes.names().filter((name) => /all|chat/.test(name));
	const kill = () => {
		for (const name of posting) processes.kill(name);
	};
	for (let before = Math.floor(chance() * 4); before > 0; before--)
		network.disturb({ kind: "slow", milliseconds: 0 }, 1, "posts");
	network.disturb(
		{ kind: "kill", isCarriedOut: chance() < 0.6, kill },
		1,
		"posts",
	);
	return async () => network.clear();
}

async function disturb(
	site: Site,
	which: "slack" | "discord" | "model",
	chance: Chance,
) {
	const network = { model: null, ...site.networks }[which];
	if (!network) return undefined;
	const isCarriedOut = chance() < 0.6;
	const kinds: NetworkFault[] = [
		{ kind: "reset", isCarriedOut },
		{ kind: "reset", isCarriedOut: true },
		{ kind: "slow", milliseconds: 50 + Math.floor(chance() * 250) },
		{ kind: "error", status: chance() < 0.5 ? 500 : 502, isCarriedOut },
		// discord.js holds itself to these seconds by the real clock.
		{ kind: "busy", retryAfterSeconds: 1 + Math.floor(chance() * 2) },
	];
	// Ten seconds of real time pass until somebody who hears nothing gives up.
	const isSilent = chance() < 0.04;
	if (isSilent) network.disturb({ kind: "silence", isCarriedOut }, 1, "posts");
	else
		for (let count = 1 + Math.floor(chance() * 5); count > 0; count--)
			network.disturb(pick(kinds, chance), 1, chance() < 0.7 ? "posts" : "all");
	return async () => network.clear();
}

async function wrongClock(site: Site, chance: Chance, milliseconds: number) {
	const names = site.processes.names();
	const wrong = chance() < 0.4 ? names : [pick(names, chance)];
	const wait = after(Math.floor(chance() * 300)).then(() =>
		Promise.all(
			wrong.map((name) => site.processes.setWrong(name, milliseconds)),
		),
	);
	return async () => {
		await wait;
		for (const name of wrong) await site.processes.setWrong(name, 0);
		site.disturbed();
	};
}

async function fillDisk(site: Site, chance: Chance) {
	const { postgres } = site.engines;
	const milliseconds = 300 + Math.floor(chance() * 1_200);
	if (!postgres?.fillDisk) {
		for (const name of site.processes.names())
			await site.processes.trap(name, { kind: "full-disk", milliseconds });
		const wait = after(milliseconds).then(site.disturbed);
		return () => wait;
	}
	const empty = postgres.fillDisk();
	const wait = after(milliseconds).then(async () => {
		empty();
		await postgres.ensure();
		site.disturbed();
	});
	return () => wait;
}

async function restartPostgres({ engines, disturbed }: Site, chance: Chance) {
	const wait = after(Math.floor(chance() * 700)).then(async () => {
		// While its disk is full it does not start: it is started again with what else has ended.
		await engines.postgres?.restart().catch(() => {});
		disturbed();
	});
	return () => wait;
}

async function restartRedis({ engines, disturbed }: Site, chance: Chance) {
	const wait = after(Math.floor(chance() * 700)).then(async () => {
		await engines.redis?.restart();
		disturbed();
	});
	return () => wait;
}

async function emptyRedis({ engines, disturbed }: Site, chance: Chance) {
	const wait = after(Math.floor(chance() * 700)).then(async () => {
		await engines.redis?.[chance() < 0.5 ? "restartEmpty" : "empty"]();
		disturbed();
	});
	return () => wait;
}
