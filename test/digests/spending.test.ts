import { expect, test } from "vitest";
import { spendingText } from "#src/cli/spend-text.ts";
import { readSpending } from "#src/digests/spending.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";

const now = new Date("2025-01-28T08:00:00Z");
const tsmc = story(
	"TSMC opens its second chip plant in Arizona",
	"TSMC has opened its second chip plant in Arizona. The plant makes 20,000 wafers a month.",
	{ hosts: 2 },
);
const huawei = story(
	"Huawei's Ascend chip enters mass production for AI training",
	"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models.",
);

interface Call {
	at: string;
	purpose: string;
	outcome?: string;
	stories?: number;
	tokens?: [input: number, cached: number, output: number];
	cost: number;
}

async function book(database: Database, calls: Call[]): Promise<void> {
	for (const call of calls) {
		const { at, purpose, outcome = "ok", stories = 1, cost } = call;
		const [input, cached, output] = call.tokens ?? [0, 0, 0];
		await database.query(
			`insert into llm_calls (at, endpoint, model, purpose, state, outcome, stories, input_tokens,
				cached_tokens, output_tokens, cost_microdollars)
			 values ($1, 'deepseek', 'deepseek-flash', $2, 'settled', $3, $4, $5, $6, $7, $8)`,
			[at, purpose, outcome, stories, input, cached, output, cost],
		);
	}
}

/** Two stories told by one digest, one of them by another channel's too; their briefs cost something. */
async function makeSpentDay() {
	const site = await makeDigestSite(now);
	await site.plant([...tsmc, ...huawei]);
	const digestId = await site.first();
	const { database } = site;
	await database.query(
		"update briefs set cost_microdollars = case when headline like 'TSMC%' then 600 else 200 end",
	);
	await database.query(
		`with channel as (
			insert into channels (workspace_id, external_id, name, created_at)
			select workspace_id, 'C2', '#chips', created_at from channels returning id
		), digest as (
			insert into digests (channel_id, slot, kind, state, edition, claimed_at, composed_at)
			select channel.id, slot, kind, state, jsonb_set(edition, '{language}', '"it"'), claimed_at, composed_at
			from digests, channel returning id
		)
		insert into digest_entries (digest_id, position, story_id, brief_id, kind)
		select digest.id, 1, e.story_id, e.brief_id, e.kind from digest, digest_entries e
		join briefs b on b.id = e.brief_id where b.headline like 'TSMC%'`,
	);
	await book(database, [
		{ at: "2025-01-20T08:00:00Z", purpose: "brief", cost: 9999 },
		{ at: "2025-01-27T23:59:00Z", purpose: "ask", cost: 50 },
		{
			at: "2025-01-28T00:00:00Z",
			purpose: "brief",
			stories: 2,
			tokens: [1000, 600, 300],
			cost: 500,
		},
		{
			at: "2025-01-28T08:00:00Z",
			purpose: "brief",
			outcome: "timeout",
			stories: 2,
			cost: 100,
		},
		{
			at: "2025-01-28T08:01:00Z",
			purpose: "translate",
			tokens: [1000, 200, 100],
			cost: 200,
		},
	]);
	return { ...site, digestId };
}

test("tells what each day, purpose and digest cost, and what the day would have cost otherwise", async () => {
	const { database, digestId } = await makeSpentDay();
	const report = await readSpending(database, { now, days: 2 });
	expect(report).toEqual({
		days: [
			{
				day: "2025-01-28",
				calls: 3,
				input: 2000,
				cached: 800,
				output: 400,
				dollars: 0.0008,
				cacheHitRate: 0.4,
				purposes: [
					{
						purpose: "brief",
						calls: 2,
						input: 1000,
						cached: 600,
						output: 300,
						dollars: 0.0006,
					},
					{
						purpose: "translate",
						calls: 1,
						input: 1000,
						cached: 200,
						output: 100,
						dollars: 0.0002,
					},
				],
				// Two stories were written for $0.0006: three articles in two languages, three entries.
				whatIf: { perArticle: 0.0018, perChannel: 0.0009 },
			},
			{
				day: "2025-01-27",
				calls: 1,
				input: 0,
				cached: 0,
				output: 0,
				dollars: 0.00005,
				cacheHitRate: null,
				purposes: [expect.objectContaining({ purpose: "ask" })],
				whatIf: null,
			},
		],
		digests: [
			{
				digestId: (digestId ?? 0) + 1,
				channel: "#chips",
				slot: "2025-01-28T08:00:00.000Z",
				stories: 1,
				dollars: 0.0003,
			},
			{
				digestId,
				channel: "#news",
				slot: "2025-01-28T08:00:00.000Z",
				stories: 2,
				dollars: 0.0005,
			},
		],
	});
	expect(`\n${spendingText(report)}`).toBe(`
Spent
day (UTC)   purpose    calls  cost     input cached
2025-01-28  all        3      $0.0008  40 %
            brief      2      $0.0006  60 %
            translate  1      $0.0002  20 %
2025-01-27  all        1      $0.0001  –
            ask        1      $0.0001  –

The same day with a summary of each article, or of each channel's entries
day (UTC)   cost     per article  per channel
2025-01-28  $0.0008  $0.0018      $0.0009

Digests
digest  slot (UTC)        channel  stories  cost
${String((digestId ?? 0) + 1).padEnd(6)}  2025-01-28 08:00  #chips   1        $0.0003
${String(digestId).padEnd(6)}  2025-01-28 08:00  #news    2        $0.0005
`);
});

test("one day is today alone", async () => {
	const { database } = await makeSpentDay();
	const { days } = await readSpending(database, { now, days: 1 });
	expect(days.map(({ day }) => day)).toEqual(["2025-01-28"]);
});
