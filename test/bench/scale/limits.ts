import { limits as platformLimits } from "../hour/pace.ts";
import type { Loads } from "./loads.ts";
import {
	channelsAtOnce,
	itemsADay,
	machines,
	punctualMilliseconds,
	wanted,
} from "./wanted.ts";
import { megabytes, thousands } from "./words.ts";

/** Something that gives way when it is asked for more than it has. */
export interface Limit {
	resource: string;
	/** How many times what is wanted it bears; below 1 it breaks. */
	headroom: number;
	/** What is wanted of it, and what it has. */
	found: string;
	remedy: string;
}

const minutesOfHour = punctualMilliseconds / 60_000;
/** The sweep wants who is due so often: jobs/registry.ts */
const sweepMilliseconds = 10_000;
const day = 24 * 60 * 60 * 1000;
/** `LLM_DAILY_LIMIT` where the operator sets none: src/config.ts */
const dollarsADay = 1;
const monthsKept = 12;

/** What each resource bears of its load; what breaks first comes first. */
export function limitsOf(loads: Loads): Limit[] {
	const limits = [...ofTheHour(loads), ...ofTheDay(loads), ...ofRoom(loads)];
	return limits.sort((one, other) => one.headroom - other.headroom);
}

/** "0.8 × Discord, one bot: 37,500 posts …. Ask …" */
export function limitInWords({
	resource,
	headroom,
	found,
	remedy,
}: Limit): string {
	const times =
		headroom < 10 ? Number(headroom.toPrecision(2)) : thousands(headroom);
	return `${times} × ${resource}: ${found}. ${remedy}`;
}

/** What all channels of a zone want at once, to be done before a digest counts as late. */
function ofTheHour(loads: Loads): Limit[] {
	const composing = (loads.digestMilliseconds * channelsAtOnce) / 60_000;
	const database =
		(loads.databaseMillisecondsADigest * channelsAtOnce) / 60_000;
	const posting = loads.discordPosts / platformLimits.discordSecond / 60;
	const slack = platformLimits.slackWorkspaceMinute * minutesOfHour;
	return [
		{
			resource: "Discord, one bot",
			headroom: minutesOfHour / posting,
			found: `${posting.toFixed(1)} minutes of posting at ${platformLimits.discordSecond} requests a second for each zone, ${minutesOfHour} until the last is late`,
			remedy:
				"Ask Discord for a higher limit (it grants one to large bots), post fewer messages a digest, or run a bot for each group of guilds.",
		},
		{
			resource: "cores of the workers",
			headroom: (machines.workers * minutesOfHour) / composing,
			found: `${composing.toFixed(0)} core-minutes to compose for each zone, for each digest is weighed against all stories of the day; ${machines.workers} workers have ${machines.workers * minutesOfHour} in ${minutesOfHour} minutes`,
			remedy: `${Math.ceil(composing / minutesOfHour)} workers are enough; next, leave out what ranks below what any channel could be told.`,
		},
		{
			resource: "cores of PostgreSQL",
			headroom: (machines.databaseCores * minutesOfHour) / database,
			found: `${database.toFixed(0)} core-minutes while a zone is composed; ${machines.databaseCores} cores have ${machines.databaseCores * minutesOfHour} in ${minutesOfHour} minutes`,
			remedy: "Give its server more cores; next, read stories from a replica.",
		},
		{
			resource: "Slack, one workspace",
			headroom: slack / loads.slackPostsAWorkspace,
			found: `${loads.slackPostsAWorkspace} posts at nine; it takes ${thousands(slack)} in ${minutesOfHour} minutes`,
			remedy: "Spread the hours of a workspace's channels.",
		},
		{
			resource: "finding who is due",
			headroom: sweepMilliseconds / loads.selectionMilliseconds,
			found: `${loads.selectionMilliseconds.toFixed(0)} ms of every ${sweepMilliseconds / 1_000} seconds`,
			remedy: "Take a part of those who are due with each sweep.",
		},
	];
}

function ofTheDay(loads: Loads): Limit[] {
	const polling = loads.pollsASecond * loads.pollMilliseconds;
	const grouping = loads.groupingMilliseconds * itemsADay;
	return [
		{
			resource: "money for the language model",
			headroom: dollarsADay / loads.modelDollarsADay,
			found: `$${loads.modelDollarsADay.toFixed(2)} a day; LLM_DAILY_LIMIT is $${dollarsADay} where nobody sets it, and beyond it briefs quote their sources`,
			remedy:
				"Set the limit; what is told in fewer languages costs less, channels cost nothing.",
		},
		{
			resource: "cores of the workers, for polls",
			headroom: (machines.workers * 1_000) / polling,
			found: `${polling.toFixed(0)} ms of one core each second, with all that is read new; ${machines.workers} workers have ${thousands(machines.workers * 1_000)}`,
			remedy: "Start more workers.",
		},
		{
			resource: "the one worker that groups",
			headroom: day / grouping,
			found: `${(grouping / 60_000).toFixed(1)} minutes of each day`,
			remedy: "Give it a faster core; next, group by language side by side.",
		},
	];
}

function ofRoom(loads: Loads): Limit[] {
	return [
		{
			resource: "connections to PostgreSQL",
			headroom: machines.databaseConnections / loads.connections,
			found: `${loads.connections} wanted of ${machines.databaseConnections} that a server has by default`,
			remedy:
				"Raise max_connections, set max in DATABASE_URL, or put a pooler of sessions before the server.",
		},
		{
			resource: "disk of PostgreSQL",
			headroom: machines.diskBytes / (monthsKept * loads.bytesAMonth),
			found: `${megabytes(loads.bytesAMonth)} a month, kept for ${monthsKept}; the disk has ${megabytes(machines.diskBytes)}`,
			remedy:
				"Keep messages, texts and calls for a shorter time (prune), or give it a larger disk.",
		},
		{
			resource: "memory of Redis",
			headroom: machines.redisBytes / loads.redisBytes,
			found: `${megabytes(loads.redisBytes)} of jobs that wait at nine; it has ${megabytes(machines.redisBytes)}`,
			remedy: "Give it more; it may drop no key (noeviction).",
		},
		{
			resource: "memory of the worker that groups",
			headroom: machines.heapMegabytes / loads.windowMegabytes,
			found: `${loads.windowMegabytes.toFixed(0)} MB for the items of two days from ${thousands(wanted.feeds)} feeds; Node's heap has ${thousands(machines.heapMegabytes)}`,
			remedy: "Start it with a larger --max-old-space-size.",
		},
	];
}
