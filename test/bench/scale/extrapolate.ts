import { limits as platformLimits } from "../hour/pace.ts";
import { type Loads, toldADay } from "./loads.ts";
import {
	channelsAtOnce,
	itemsADay,
	machines,
	storiesADay,
	wanted,
} from "./wanted.ts";
import { megabytes, thousands } from "./words.ts";

/** By what it is: at which size, what it comes to, and from which measurement. */
export type Figures = Record<
	string,
	{ at: string; figure: string; from: string }
>;

/** What the site of `wanted` takes, in words. */
export function figuresOf(loads: Loads): Figures {
	const { digestMilliseconds, groupingMilliseconds, discordPosts } = loads;
	return {
		"finding who is due": row(
			`${thousands(channelsAtOnce)} channels of one zone`,
			`${loads.selectionMilliseconds.toFixed(0)} ms`,
			"selection ms",
		),
		"composing, briefs ready": row(
			`${thousands(storiesADay)} stories a day`,
			`${digestMilliseconds.toFixed(0)} ms of one core a digest, ${minutes(digestMilliseconds * channelsAtOnce)} core-minutes for the zone`,
			"digest CPU ms by stories",
		),
		"the database meanwhile": row(
			`${thousands(storiesADay)} stories a day`,
			`${loads.databaseMillisecondsADigest.toFixed(0)} ms of its cores a digest`,
			"digest ms of the server by stories",
		),
		"posting to Discord": row(
			`${thousands(discordPosts)} posts`,
			`${minutes((discordPosts / platformLimits.discordSecond) * 1_000)} min at ${platformLimits.discordSecond}/s of one bot; that late is the last channel`,
			"arithmetic",
		),
		"posting to Slack": row(
			`${thousands(wanted.channels / wanted.workspaces)} channels a workspace`,
			`${loads.slackPostsAWorkspace} posts a workspace, below ${platformLimits.slackWorkspaceMinute} a minute: as fast as they are composed`,
			"arithmetic",
		),
		polls: row(
			`${thousands(wanted.feeds)} feeds`,
			`${loads.pollsASecond.toFixed(0)} a second, ${loads.pollMilliseconds.toFixed(1)} ms of one core each`,
			"polls CPU ms, each one more",
		),
		grouping: row(
			`${thousands(2 * itemsADay)} items in the window`,
			`${groupingMilliseconds.toFixed(2)} ms an item, ${((groupingMilliseconds * itemsADay) / 60_000).toFixed(1)} core-minutes a day, ${loads.windowMegabytes.toFixed(0)} MB a worker`,
			"grouping ms an item",
		),
		"queue in Redis": row(
			`${thousands(channelsAtOnce)} waiting jobs`,
			megabytes(loads.redisBytes),
			"Redis bytes",
		),
		"queue in PostgreSQL": row(
			`${thousands(channelsAtOnce)} waiting jobs`,
			megabytes(loads.queueTableBytes),
			"PostgreSQL bytes",
		),
		"language model": row(
			`${thousands(toldADay)} stories × ${wanted.languages} languages`,
			`$${loads.modelDollarsADay.toFixed(2)} a day, whatever the channels`,
			"bench -- cost",
		),
		...Object.fromEntries(
			loads.tables.map(({ name, rows, bytes }) => [
				`table ${name}`,
				row(`${thousands(rows)} rows a month`, megabytes(bytes), "bytes a row"),
			]),
		),
		"database, a month": row(
			"",
			megabytes(loads.bytesAMonth),
			"the tables above",
		),
		connections: row(
			`${machines.workers} workers, ${machines.chats} chat, ${machines.webs} web`,
			`${loads.connections}: a pool of 10 each; PostgreSQL's default is 100`,
			"src/lib/database/postgres.ts",
		),
	};
}

function row(at: string, figure: string, from: string) {
	return { at, figure, from };
}

function minutes(milliseconds: number): string {
	return (milliseconds / 60_000).toFixed(0);
}
