import { beforeEach, describe, expect, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { addFeed } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeReader } from "#src/web/reader.ts";
import type { Reader } from "#src/web/views.ts";
import { morning } from "#test/support/chat-fixtures.ts";
import { databaseForTest } from "#test/support/database.ts";

const now = new Date("2025-01-28T08:12:00Z");
let database: Database;
let reader: Reader;

beforeEach(async () => {
	database = await databaseForTest();
	reader = makeReader({
		database,
		clock: manualClock(now),
		config: { timeZone: "Europe/Rome", language: "en" },
		endpoint: { name: "deepseek", model: "deepseek-flash" },
		budget: makeBudget({ dailyLimit: 1 }),
	});
});

async function addDigest(
	channel: string,
	slot: string,
	kind: "scheduled" | "breaking" = "scheduled",
): Promise<number> {
	const { rows } = await database.query<{ id: number }>(
		`with workspace as (
			insert into workspaces (platform, external_id, name, created_at)
			values ('console', 'here', 'here', $4)
			on conflict (platform, external_id) do update set name = excluded.name returning id
		), channel as (
			insert into channels (workspace_id, external_id, name, created_at)
			select id, $1, $1, $4 from workspace
			on conflict (workspace_id, external_id) do update set name = excluded.name returning id
		)
		insert into digests (channel_id, slot, kind, state, edition, claimed_at)
		select id, $2, $5, 'delivered', $3, $4 from channel returning id`,
		[channel, slot, JSON.stringify(morning({ channel, slot })), now, kind],
	);
	const id = rows[0]?.id ?? 0;
	await database.query(
		"update digests set edition = edition || jsonb_build_object('digestId', id) where id = $1",
		[id],
	);
	return id;
}

async function addStory(story: {
	at: string;
	score: number;
	topics: string[];
	fingerprints: string[];
}): Promise<number> {
	const { rows } = await database.query<{ id: number }>(
		`insert into stories (headline, first_at, last_at, score, topics)
		values ('A story', $1, $1, $2, $3) returning id`,
		[story.at, story.score, JSON.stringify(story.topics)],
	);
	const id = rows[0]?.id ?? 0;
	for (const [index, fingerprint] of story.fingerprints.entries())
		await database.query(
			`with article as (
				insert into articles (url, host, source, kind, title, language, published_at, seen_at, fingerprint)
				values ($1, 'a.example', 'A', 'press', 'Title', 'en', $2, $2, $3) returning id
			)
			insert into story_articles (article_id, story_id, joined_by) select id, $4, 'text' from article`,
			[`https://a.example/${id}/${index}`, story.at, fingerprint, id],
		);
	return id;
}

describe("the pages' reader", () => {
	test("finds the newest edition of each channel, and the others of one", async () => {
		const older = await addDigest("policy", "2025-01-27T08:00:00.000Z");
		const newer = await addDigest("policy", "2025-01-28T08:00:00.000Z");
		const other = await addDigest("chips", "2025-01-26T08:00:00.000Z");
		const latest = await reader.latestEditions();
		expect(latest.map(({ digestId }) => digestId)).toEqual([other, newer]);
		expect(await reader.otherEditions(newer, 5)).toEqual([
			{
				digestId: older,
				kind: "scheduled",
				slot: new Date("2025-01-27T08:00:00.000Z"),
				timeZone: "Europe/Rome",
				entries: 4,
			},
		]);
		expect((await reader.edition(older))?.slot).toMatch(/^2025-01-27/);
		expect(await reader.edition(999)).toBeNull();
	});

	test("takes news that broke for a channel's newest edition only where there is no other", async () => {
		const digest = await addDigest("policy", "2025-01-28T08:00:00.000Z");
		const news = await addDigest(
			"policy",
			"2025-01-28T10:00:00.000Z",
			"breaking",
		);
		const alone = await addDigest(
			"chips",
			"2025-01-28T11:00:00.000Z",
			"breaking",
		);
		const latest = await reader.latestEditions();
		expect(latest.map(({ digestId }) => digestId)).toEqual([alone, digest]);
		expect(await reader.otherEditions(digest, 5)).toMatchObject([
			{ digestId: news, kind: "breaking" },
		]);
	});

	test("finds the stories of a period and topic, best first, with their articles", async () => {
		const at = "2025-01-28T05:00:00Z";
		const weak = await addStory({
			at,
			score: 1,
			topics: ["chips"],
			fingerprints: ["a", "a", "b"],
		});
		const strong = await addStory({
			at,
			score: 5,
			topics: ["legal"],
			fingerprints: ["c"],
		});
		const early = "2025-01-26T05:00:00Z";
		await addStory({
			at: early,
			score: 9,
			topics: ["chips"],
			fingerprints: [],
		});
		const period = {
			from: new Date("2025-01-27T23:00:00Z"),
			to: new Date("2025-01-28T23:00:00Z"),
		};
		const page = { limit: 10, offset: 0 };
		const all = await reader.stories({ ...period, ...page, topic: null });
		expect(all.map(({ id }) => id)).toEqual([strong, weak]);
		const chips = await reader.stories({ ...period, ...page, topic: "chips" });
		expect(chips.map(({ id }) => id)).toEqual([weak]);
		expect(chips[0]?.articles.map(({ copy }) => copy)).toEqual([
			false,
			true,
			false,
		]);
		expect(await reader.neighbours({ ...period, topic: "chips" })).toEqual({
			before: new Date(early),
			after: null,
		});
		expect(await reader.topicsOf([weak, strong])).toEqual(
			new Map([
				[weak, ["chips"]],
				[strong, ["legal"]],
			]),
		);
	});

	test("answers a merged story by what it became part of", async () => {
		const story = { at: now.toISOString(), score: 1, topics: [] };
		const into = await addStory({ ...story, fingerprints: ["a"] });
		const from = await addStory({ ...story, fingerprints: [] });
		await database.query("update stories set merged_into = $1 where id = $2", [
			into,
			from,
		]);
		expect((await reader.story(from))?.id).toBe(into);
		expect(await reader.story(999)).toBeNull();
		expect(await reader.brief(into)).toBeNull();
	});

	test("lists the feeds", async () => {
		const url = "https://a.example/feed.xml";
		await addFeed(database, { url }, { by: "test", now });
		expect(await reader.feeds()).toMatchObject([{ url, state: "active" }]);
	});

	test("is ready at the right version of the tables only", async () => {
		expect(await reader.problems()).toEqual([]);
		await database.query(
			"insert into schema_migrations (version, name) values (9999, 'later')",
		);
		expect(await reader.problems()).toEqual([
			expect.stringContaining("schema version 9999"),
		]);
		await database.query("drop table schema_migrations");
		expect(await reader.problems()).toEqual([
			expect.stringContaining("The database does not answer"),
		]);
	});
});
