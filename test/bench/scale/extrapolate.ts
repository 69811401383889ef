import { growthOf, lineOf } from "../figures/growth.ts";
import { limits as platformLimits } from "../hour/pace.ts";
import type { Measured } from "./measure.ts";
import type { TableSize } from "./tables.ts";
import { channelsAtOnce, itemsADay, storiesADay, wanted } from "./wanted.ts";

export interface Extrapolation {
	/** By what it is. */
	rows: Record<string, { at: string; figure: string; from: string }>;
	/** What breaks first, and what to do, in order. */
	limits: string[];
}

/** Measured by `bench -- cost`: tokens for a story's brief, and for its translation into one language. */
const tokens = {
	brief: { input: 1_879, cached: 960, output: 106 },
	translation: { input: 204, cached: 114, output: 86 },
} as const;
/** DeepSeek's, off-peak, dollars for a million: https://api-docs.deepseek.com/quick_start/pricing */
const price = { input: 0.15, cached: 0.003, output: 0.6 } as const;
/** Stories that some digest tells, of those of a day; a channel takes ten, most take the same. */
const toldADay = 1_500;
/** A habit of one item in 2.4 hours is asked for every twelfth of that: src/feeds/schedule.ts */
const pollSeconds = (24 * 3600) / wanted.itemsOfFeedADay / 12;
/** Messages of a digest of ten stories, by platform. */
const messagesADigest = { slack: 1.4, discord: 3 } as const;
const preparedMinutes = 10;

/** What the site of `wanted` takes, by the laws of what was measured. */
export function extrapolate(
	measured: Measured,
	tables: ReadonlyMap<string, TableSize>,
): Extrapolation {
	const at = (name: string, size: number) =>
		growthOf(measured.get(name) ?? []).at(size);
	const along = (name: string, size: number) =>
		lineOf(measured.get(name) ?? []).at(size);
	const digestsAMonth = wanted.channels * wanted.days;
	const composing = along("digest CPU ms by stories", storiesADay);
	const composingMinutes = (composing * channelsAtOnce) / 60_000;
	const discordPosts = (channelsAtOnce / 2) * messagesADigest.discord;
	const postingMinutes = discordPosts / platformLimits.discordSecond / 60;
	const bytesAMonth = [...tables].map(([name, { rows, bytes }]) => {
		const count = rowsAMonth(name, digestsAMonth);
		return { name, count, bytes: (count * bytes) / Math.max(1, rows) };
	});
	const cost =
		dollars(tokens.brief) * toldADay +
		dollars(tokens.translation) * toldADay * (wanted.languages - 1);
	const grouping = at("grouping ms an item", 2 * itemsADay);
	const whole = bytesAMonth.reduce((sum, each) => sum + each.bytes, 0);
	const rows: Extrapolation["rows"] = {
		"finding who is due": row(
			`${thousands(channelsAtOnce)} channels of one zone`,
			`${along("selection ms", channelsAtOnce).toFixed(0)} ms`,
			"selection ms",
		),
		"composing, briefs ready": row(
			`${thousands(storiesADay)} stories a day`,
			`${composing.toFixed(0)} ms of one core a digest, ${composingMinutes.toFixed(0)} core-minutes for the zone`,
			"digest CPU ms by stories",
		),
		"posting to Discord": row(
			`${thousands(discordPosts)} posts`,
			`${postingMinutes.toFixed(0)} min at ${platformLimits.discordSecond}/s of one bot; that late is the last channel`,
			"arithmetic",
		),
		"posting to Slack": row(
			`${thousands(wanted.channels / wanted.workspaces)} channels a workspace`,
			`${Math.ceil((wanted.channels / wanted.workspaces) * messagesADigest.slack * platformLimits.slackChannelSeconds)} posts a workspace, below ${platformLimits.slackWorkspaceMinute} a minute: as fast as they are composed`,
			"arithmetic",
		),
		polls: row(
			`${thousands(wanted.feeds)} feeds`,
			`${(wanted.feeds / pollSeconds).toFixed(0)} a second`,
			"schedule",
		),
		grouping: row(
			`${thousands(2 * itemsADay)} items in the window`,
			`${grouping.toFixed(2)} ms an item, ${((grouping * itemsADay) / 60_000).toFixed(0)} core-minutes a day, ${along("window MB", 2 * itemsADay).toFixed(0)} MB a worker`,
			"grouping ms an item",
		),
		"queue in Redis": row(
			`${thousands(channelsAtOnce)} waiting jobs`,
			megabytes(along("Redis bytes", channelsAtOnce)),
			"Redis bytes",
		),
		"queue in PostgreSQL": row(
			`${thousands(channelsAtOnce)} waiting jobs`,
			megabytes(along("PostgreSQL bytes", channelsAtOnce)),
			"PostgreSQL bytes",
		),
		"language model": row(
			`${thousands(toldADay)} stories × ${wanted.languages} languages`,
			`$${cost.toFixed(2)} a day, whatever the channels`,
			"bench -- cost",
		),
		...Object.fromEntries(
			bytesAMonth.map(({ name, count, bytes }) => [
				`table ${name}`,
				row(
					`${thousands(count)} rows a month`,
					megabytes(bytes),
					"bytes a row",
				),
			]),
		),
		"database, a month": row("", megabytes(whole), "the tables above"),
		connections: row(
			"10 workers, 5 chat, 2 web",
			`${17 * 10}: a pool of 10 each; PostgreSQL's default is 100`,
			"src/lib/database/postgres.ts",
		),
	};
	return {
		rows,
		limits: [
			`Discord: ${postingMinutes.toFixed(0)} minutes of posting at 50 requests a second for each zone. Ask Discord for a higher limit of the bot (it grants one to large bots), post fewer messages a digest, or run a bot for each group of guilds.`,
			`Composing: ${composingMinutes.toFixed(0)} core-minutes for the zone, for each digest is weighed against all ${thousands(storiesADay)} stories of the day. With ${Math.ceil(composingMinutes / preparedMinutes)} worker cores it ends within ${preparedMinutes} minutes; next, leave out what ranks below what any channel could be told.`,
			`Storage: ${megabytes(whole)} a month. Editions and message bodies are most of it: prune them after a month, keep what each channel was told.`,
			"Connections: above ten processes raise max_connections, or put a pooler of sessions before PostgreSQL.",
			`Grouping: one worker at a time groups; at ${grouping.toFixed(2)} ms an item it works ${(((grouping * itemsADay) / 86_400_000) * 100).toFixed(2)} % of the day.`,
		],
	};
}

function rowsAMonth(name: string, digests: number): number {
	const items = itemsADay * wanted.days;
	if (name === "articles" || name === "story_articles") return items;
	if (name === "stories") return items / 2;
	if (name === "digests") return digests;
	if (name === "outbox") return 2 * digests;
	return 10 * digests;
}

function dollars({
	input,
	cached,
	output,
}: {
	input: number;
	cached: number;
	output: number;
}): number {
	const millions =
		(input - cached) * price.input +
		cached * price.cached +
		output * price.output;
	return millions / 1e6;
}

function row(at: string, figure: string, from: string) {
	return { at, figure, from };
}

function thousands(value: number): string {
	return Math.round(value).toLocaleString("en-GB");
}

function megabytes(bytes: number): string {
	return bytes < 1e9
		? `${(bytes / 1e6).toFixed(0)} MB`
		: `${(bytes / 1e9).toFixed(1)} GB`;
}
