import { expect, it, onTestFinished } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import type { BriefInput } from "#src/briefs/prepare.ts";
import { type BriefWriter, writeBriefs } from "#src/briefs/write.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { databaseForTest } from "../support/database.ts";
import {
	type LoggedCall,
	type ScriptedReply,
	startLlmEndpoint,
} from "../support/llm-endpoint.ts";
import { makeArticle } from "./article.ts";

const now = new Date("2025-01-28T12:00:00Z");
const workers = [...Array(10).keys()].map((index) => index + 101);

/** A script of which tokenizers make about a token a byte. */
const dense = "ꆈꌠꁱꂷꀕꇩꐚꌋꆀꁦꄀ ".repeat(12);

async function addStory(
	database: Database,
	number: number,
): Promise<BriefInput> {
	const { rows } = await database.query<{ id: string }>(
		"insert into stories (headline, first_at, last_at) values ('A story', $1, $1) returning id",
		[now],
	);
	const article = makeArticle({
		id: number,
		title: `Maker ${number} opens its model`,
		text: `Maker ${number} has opened the weights of its newest model. The model was trained on ${number} chips. ${dense}`,
	});
	return {
		storyId: Number(rows[0]?.id),
		revision: 1,
		articles: [article],
		topics: [],
	};
}

function written({ user }: LoggedCall) {
	const number = /Maker (\d+)/.exec(user)?.[1];
	return {
		briefs: [
			{
				story: 1,
				headline: `Maker ${number} opens the weights of its model`,
				sentences: [
					{
						text: `Maker ${number} has opened the weights of its newest model.`,
						sources: [1],
					},
					{ text: `It was trained on ${number} chips.`, sources: [1] },
				],
				why: null,
			},
		],
	};
}

/** Ten workers, each with its own endpoint and budget as in a process of its own, on one ledger. */
async function race(usageOf: (call: LoggedCall) => Record<string, number>) {
	const database = await databaseForTest();
	const standIn = await startLlmEndpoint(
		(call): ScriptedReply => ({
			content: written(call),
			// Nothing is cached: each call costs what it can.
			usage: { ...usageOf(call), prompt_tokens_details: null },
		}),
	);
	onTestFinished(() => standIn.close());
	const writer = (dailyLimit: number): BriefWriter => ({
		database,
		clock: manualClock(now),
		endpoint: makeEndpoint({
			preset: "deepseek",
			baseUrl: standIn.url,
			wait: async () => {},
		}),
		budget: makeBudget({ dailyLimit }),
	});
	const ledger = async () => {
		const { rows } = await database.query<{
			calls: string;
			open: string;
			spent: string;
			most: string;
			above: string;
		}>(
			`select count(*) as calls, count(*) filter (where state = 'reserved') as open,
				sum(cost_microdollars) as spent, max(greatest(worst_microdollars, cost_microdollars)) as most,
				count(*) filter (where cost_microdollars > worst_microdollars) as above from llm_calls`,
		);
		const [row] = rows;
		return {
			calls: Number(row?.calls),
			open: Number(row?.open),
			spent: Number(row?.spent),
			most: Number(row?.most),
			/** Calls that cost more than was estimated. */
			above: Number(row?.above),
		};
	};

	// The first call shows what one costs; the limit then leaves room for three more at their worst.
	await writeBriefs(writer(1), [await addStory(database, 100)], "en");
	const { spent, most } = await ledger();
	const limit = spent + 3.5 * most;
	const inputs: BriefInput[] = [];
	for (const number of workers) inputs.push(await addStory(database, number));
	const briefs = await Promise.all(
		inputs.map((input) => writeBriefs(writer(limit / 1e6), [input], "en")),
	);
	return {
		limit,
		ledger: await ledger(),
		methods: briefs.flat().map(({ method }) => method),
		/** By the endpoint's own log and the price list, off-peak. */
		charged: standIn.calls.reduce((sum, call) => {
			const { prompt_tokens = 0, completion_tokens = 0 } = usageOf(call);
			return sum + prompt_tokens * 0.15 + completion_tokens * 0.6;
		}, 0),
		asked: standIn.calls.length,
	};
}

function expectWithin({
	limit,
	ledger,
	methods,
	charged,
	asked,
}: Awaited<ReturnType<typeof race>>): void {
	expect(ledger.spent).toBeLessThanOrEqual(limit);
	expect(charged).toBeLessThanOrEqual(limit);
	expect(ledger).toMatchObject({ calls: asked, open: 0 });
	expect(methods).toHaveLength(workers.length);
	const paid = methods.filter((method) => method === "llm");
	expect(paid.length).toBeGreaterThanOrEqual(3);
	expect(paid.length).toBeLessThan(workers.length);
}

const bytesOf = ({ system, user }: LoggedCall) =>
	Buffer.byteLength(system + user);

it("never overspends where ten workers write for the last cent and every byte is a token", async () => {
	const outcome = await race((call) => ({
		prompt_tokens: bytesOf(call),
		completion_tokens: Number(call.body.max_tokens),
	}));
	expectWithin(outcome);
	expect(outcome.ledger.above).toBe(0);
});

it("never overspends on an endpoint that charges above all estimates", async () => {
	const outcome = await race((call) => ({
		prompt_tokens: 3 * bytesOf(call),
		completion_tokens: 3 * Number(call.body.max_tokens),
	}));
	expectWithin(outcome);
	expect(outcome.ledger.above).toBe(outcome.ledger.calls);
});
