import { defaultQuietHours } from "#src/digests/subscription.ts";
import type { Database } from "#src/lib/database/database.ts";
import { languages, topics } from "../../support/day/events.ts";

const day = 24 * 60 * 60_000;
const channelsOfWorkspace = 20;

/** Zones in which channels live; at the slot each of them has an hour of its own. */
const zones = [
	"Europe/Rome",
	"America/New_York",
	"Asia/Kolkata",
	"Asia/Tokyo",
	"Australia/Sydney",
	"America/Sao_Paulo",
];

/** What channels follow: one topic, two, all there is, a word of their own. */
const followed: readonly { topics: string[]; keywords: string[] }[] = [
	...topics.map((topic) => ({ topics: [topic as string], keywords: [] })),
	{ topics: ["chips", "regulation"], keywords: [] },
	{ topics: ["model-releases", "business"], keywords: [] },
	{ topics: [], keywords: [] },
	{ topics: ["regulation"], keywords: ["chips", "open weights"] },
];

export interface ChannelsWanted {
	channels: number;
	/** Days of digests that they have had. */
	history: number;
	slot: Date;
}

/**
 * Half of the channels on Slack and half on Discord, twenty in a workspace, all due at one moment, each with what
 * it was told on the days before.
 */
export async function addChannels(
	database: Database,
	{ channels, history, slot }: ChannelsWanted,
): Promise<void> {
	const before = new Date(slot.getTime() - (history + 1) * day);
	await addPlaces(database, channels, before);
	await addSubscriptions(database, slot, before);
	if (history > 0) await addHistory(database, { slot, history });
	await database.query("analyze");
}

async function addPlaces(
	database: Database,
	channels: number,
	at: Date,
): Promise<void> {
	await database.query(
		`insert into workspaces (platform, external_id, name, created_at)
		select case when n % 2 = 0 then 'slack' else 'discord' end,
			case when n % 2 = 0 then 'T' || n else (1000000 + n)::text end, 'Team ' || n, $2
		from generate_series(0, $1 - 1) as n`,
		[Math.ceil(channels / channelsOfWorkspace), at],
	);
	await database.query(
		`insert into channels (workspace_id, external_id, name, created_at)
		select w.id, case when w.platform = 'slack' then 'C' || n else (2000000 + n)::text end, '#news', $3
		from generate_series(0, $1 - 1) as n join workspaces w on w.name = 'Team ' || n / $2`,
		[channels, channelsOfWorkspace, at],
	);
}

/** Interests, zones and languages in turn, each at a pace of its own, so that all of them meet. */
async function addSubscriptions(
	database: Database,
	slot: Date,
	at: Date,
): Promise<void> {
	const { rows } = await database.query<{ id: number }>(
		"select id from channels order by id",
	);
	const subscriptions = rows.map(({ id }, index) => {
		const timeZone = inTurn(zones, index);
		return {
			id,
			...inTurn(followed, Math.floor(index / zones.length)),
			timeZone,
			minuteOfDay: minuteOfDay(slot, timeZone),
			language: inTurn(languages, index),
			...defaultQuietHours,
		};
	});
	await database.query(
		`insert into subscriptions (channel_id, topics, keywords, minute_of_day, time_zone, language,
			entries, quiet_from, quiet_until, next_slot, created_at, updated_at)
		select id, topics, keywords, "minuteOfDay", "timeZone", language, 10, "quietFrom", "quietUntil", $2, $3, $3
		from jsonb_to_recordset($1::jsonb) as n (id bigint, topics jsonb, keywords jsonb,
			"minuteOfDay" int, "timeZone" text, language text, "quietFrom" int, "quietUntil" int)`,
		[JSON.stringify(subscriptions), slot, at],
	);
}

const entriesOfDigest = 10;

/** A digest of ten old stories for each channel and day. */
async function addHistory(
	database: Database,
	{ slot, history }: { slot: Date; history: number },
): Promise<void> {
	const old = new Date(slot.getTime() - (history + 30) * day);
	await database.query(
		`with told as (
			insert into stories (headline, first_at, last_at, topics, ranked_revision)
			select 'Old story ' || n, $2, $2, '["chips"]', 1 from generate_series(1, $1) as n returning id
		)
		insert into briefs (story_id, language, version, inputs_hash, method, headline, sentences, sources, created_at)
		select id, 'en', 1, 'old', 'extractive', 'Old story', '[]', '[]', $2 from told`,
		[history * entriesOfDigest, old],
	);
	await database.query(
		`insert into digests (channel_id, slot, kind, state, claimed_at, composed_at, delivered_at)
		select c.id, $1::timestamptz - make_interval(days => d), 'scheduled', 'delivered',
			$1::timestamptz - make_interval(days => d), $1::timestamptz - make_interval(days => d),
			$1::timestamptz - make_interval(days => d)
		from channels c, generate_series(1, $2) as d`,
		[slot, history],
	);
	await database.query(
		`with old as (
			select s.id as story_id, b.id as brief_id, row_number() over (order by s.id) - 1 as number
			from stories s join briefs b on b.story_id = s.id where s.headline like 'Old story %'
		), past as (
			select id, channel_id, composed_at, row_number() over (partition by channel_id order by id) - 1 as number
			from digests where slot < $1
		), entries as (
			insert into digest_entries (digest_id, position, story_id, brief_id, kind, facts)
			select p.id, 1 + o.number % ${entriesOfDigest}, o.story_id, o.brief_id, 'new', $2::jsonb
			from past p join old o on o.number / ${entriesOfDigest} = p.number
			returning digest_id, story_id, facts
		)
		insert into story_memory (channel_id, story_id, digest_id, told_at, facts)
		select p.channel_id, e.story_id, p.id, p.composed_at, e.facts from entries e join past p on p.id = e.digest_id`,
		[
			slot,
			JSON.stringify({
				numbers: ["$5b", "80%"],
				models: [],
				organisations: ["Nvidia"],
				hosts: 2,
				kinds: ["release"],
			}),
		],
	);
}

function minuteOfDay(at: Date, timeZone: string): number {
	const wall = new Intl.DateTimeFormat("en-GB", {
		timeZone,
		hour: "2-digit",
		minute: "2-digit",
	}).format(at);
	const [hours = 0, minutes = 0] = wall.split(":").map(Number);
	return hours * 60 + minutes;
}

function inTurn<Value>(values: readonly Value[], index: number): Value {
	return values[index % values.length] as Value;
}
