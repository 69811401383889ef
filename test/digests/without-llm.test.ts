import { expect, onTestFinished, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import type { BudgetSettings } from "#src/briefs/limits.ts";
import { writeDigest } from "#src/digests/write.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";
import {
	type ScriptedReply,
	startLlmEndpoint,
} from "#test/support/llm-endpoint.ts";

const now = new Date("2025-01-28T08:00:00Z");
const planted = story(
	"TSMC opens its second chip plant in Arizona",
	"TSMC has opened its second chip plant in Arizona. The plant makes 20,000 wafers a month.",
);
const good: ScriptedReply = {
	content: {
		briefs: [
			{
				story: 1,
				headline: "TSMC opens its second chip plant in Arizona",
				sentences: [
					{
						text: "TSMC has opened its second chip plant in Arizona.",
						sources: [1],
					},
					{ text: "The plant makes 20,000 wafers a month.", sources: [1] },
				],
				why: null,
			},
		],
	},
};

/** The coverage of a first digest of one story, written by such an endpoint within such a budget. */
async function coverageWith(reply: ScriptedReply, budget: BudgetSettings) {
	const site = await makeDigestSite(now);
	await site.plant(planted);
	site.clock.advance(120_000);
	const standIn = await startLlmEndpoint([reply]);
	onTestFinished(() => standIn.close());
	const deps = {
		...site.deps,
		endpoint: makeEndpoint({
			preset: "deepseek",
			baseUrl: standIn.url,
			wait: async () => {},
		}),
		budget: makeBudget(budget),
	};
	const id = await writeDigest(deps, { channelId: site.channelId, slot: now });
	const digest = await site.digest(id as number);
	const { rows } = await site.database.query<{ ofChannel: boolean }>(
		`select distinct workspace_id = (select workspace_id from channels where id = $1) as "ofChannel" from llm_calls`,
		[site.channelId],
	);
	const { withoutLlm, whyWithoutLlm } = digest?.edition?.coverage ?? {};
	return { withoutLlm, whyWithoutLlm, booked: rows };
}

test("says nothing where all is written, and books it to the channel's workspace", async () => {
	expect(await coverageWith(good, { dailyLimit: 1 })).toEqual({
		withoutLlm: 0,
		whyWithoutLlm: null,
		booked: [{ ofChannel: true }],
	});
});

test.each<[string, BudgetSettings]>([
	["the day's", { dailyLimit: 0.000_001 }],
	["the month's", { dailyLimit: 1, monthlyLimit: 0.000_001 }],
	["the workspace's", { dailyLimit: 1, workspaceDailyLimit: 0.000_001 }],
])("says that %s budget is used up", async (_, budget) => {
	expect(await coverageWith(good, budget)).toEqual({
		withoutLlm: 1,
		whyWithoutLlm: "budget",
		booked: [],
	});
});

test("says that the endpoint does not answer", async () => {
	expect(await coverageWith({ status: 500 }, { dailyLimit: 1 })).toMatchObject({
		withoutLlm: 1,
		whyWithoutLlm: "endpoint",
	});
});

test("blames neither where what was written does not hold", async () => {
	const invented = {
		content: {
			briefs: [
				{
					story: 1,
					headline: "TSMC opens 9,000 chip plants",
					sentences: [{ text: "TSMC makes 7,000 chips.", sources: [1] }],
					why: null,
				},
			],
		},
	};
	expect(await coverageWith(invented, { dailyLimit: 1 })).toMatchObject({
		withoutLlm: 1,
		whyWithoutLlm: null,
	});
});
