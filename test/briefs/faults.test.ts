import { afterAll, beforeAll, expect, it } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import type { BriefInput } from "#src/briefs/prepare.ts";
import { spendingSince } from "#src/briefs/store-spending.ts";
import { type BriefWriter, writeBriefs } from "#src/briefs/write.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { openTestDatabase } from "../support/database.ts";
import {
	type LlmStandIn,
	type LoggedCall,
	type ScriptedReply,
	startLlmEndpoint,
} from "../support/llm-endpoint.ts";
import { makeArticle } from "./article.ts";
import { makeChance } from "./mutations.ts";
import { isTranslation, makersIn } from "./with-endpoint.ts";

const now = new Date("2025-01-28T12:00:00Z");
let database: Database;
let standIn: LlmStandIn;

beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(async () => {
	await standIn.close();
	await database.end();
});

const numbers = [...Array(30).keys()].map((index) => index + 101);

async function addStory(number: number): Promise<BriefInput> {
	const { rows } = await database.query<{ id: string }>(
		"insert into stories (headline, first_at, last_at) values ('A story', $1, $1) returning id",
		[now],
	);
	const articles = [1, 2, 3].slice(0, (number % 3) + 1).map((part) =>
		makeArticle({
			id: number * 10 + part,
			title: `Maker ${number} opens its model`,
			text: `Maker ${number} has opened the weights of its newest model. The model was trained on ${number} chips for about ${number} million dollars. It is offered under the Apache licence.`,
		}),
	);
	return { storyId: Number(rows[0]?.id), revision: 1, articles, topics: [] };
}

/** What a good model answers: a brief for each story that the request holds. */
function good(call: LoggedCall): ScriptedReply {
	const { user } = call;
	if (isTranslation(call)) {
		const { briefs } = JSON.parse(
			user.slice(user.indexOf("{"), user.lastIndexOf("}") + 1),
		) as { briefs: { story: number; sentences: string[] }[] };
		return {
			content: {
				briefs: briefs.map(({ story, sentences }) => {
					const number = /\d+/.exec(sentences[0] ?? "")?.[0];
					return {
						story,
						headline: `Maker ${number} apre il suo modello`,
						sentences: [
							`Maker ${number} ha aperto i pesi del suo modello più recente.`,
							`L'addestramento ha richiesto ${number} chip e circa ${number} milioni di dollari.`,
						],
						why: null,
					};
				}),
			},
		};
	}
	const stories = user.split(/^Story \d+$/m).slice(1);
	return {
		content: {
			briefs: stories.map((story, index) => {
				const number = /Maker (\d+)/.exec(story)?.[1];
				return {
					story: index + 1,
					headline: `Maker ${number} opens the weights of its model`,
					sentences: [
						{
							text: `Maker ${number} has opened the weights of its newest model.`,
							sources: [1],
						},
						{
							text: `Training took ${number} chips and about ${number} million dollars.`,
							sources: [1],
						},
					],
					why: null,
				};
			}),
		},
	};
}

const faults: ScriptedReply[] = [
	{ status: 429, headers: { "retry-after": "1" } },
	{ status: 500 },
	{ status: 503, headers: { "retry-after": "2" } },
	{ drop: true },
	{ raw: JSON.stringify({ error: { message: "upstream", code: 502 } }) },
	{ raw: "" },
	{ content: "   " },
	{ content: '{"briefs": [{"story": 1, "headl' },
	{ content: "I am sorry." },
	{ content: "", finish: "content_filter" },
	{ content: '{"briefs": [{"story": 1, "headline": "M', finish: "length" },
	{ stall: true },
	{ status: 402 },
	{ keepAlive: 3, reply: { status: 500 } },
	{ keepAlive: 4, reply: { content: "I am sorry." } },
];

it("goes through a day of random faults: nothing lost, nothing paid twice, the ledger true to the token", async () => {
	const chance = makeChance(11);
	/** What was answered well: task and maker, as often as it was. */
	const answered: string[] = [];
	standIn = await startLlmEndpoint((call) => {
		if (chance() < 0.3)
			return faults[Math.floor(chance() * faults.length)] as ScriptedReply;
		const task = isTranslation(call) ? "translated" : "written";
		answered.push(...makersIn(call).map((maker) => `${task} ${maker}`));
		return good(call);
	});
	let time = now.getTime();
	const writer: BriefWriter = {
		database,
		clock: manualClock(now),
		endpoint: makeEndpoint({
			preset: "deepseek",
			baseUrl: standIn.url,
			patience: { total: 10_000, idle: 1000 },
			wait: async (milliseconds) => {
				time += milliseconds;
			},
			// Between the attempts of one day the pauses of the endpoint run out.
			now: () => {
				time += 20_000;
				return time;
			},
		}),
		budget: makeBudget({ dailyLimit: 5 }),
	};
	const inputs: BriefInput[] = [];
	for (const number of numbers) inputs.push(await addStory(number));

	const rounds: string[][] = [];
	for (let round = 0; round < 4; round += 1) {
		for (const language of ["en", "it"]) {
			const briefs = await writeBriefs(writer, inputs, language);
			// However the endpoint fares, every story has a brief.
			expect(briefs.map(({ storyId }) => storyId)).toEqual(
				inputs.map(({ storyId }) => storyId),
			);
			briefs.forEach(({ headline, sentences }, index) => {
				expect(headline).toContain(`Maker ${numbers[index]}`);
				expect(sentences.length).toBeGreaterThan(1);
			});
			rounds.push(briefs.map(({ method }) => method));
		}
	}
	expect(
		rounds.at(-1)?.filter((method) => method === "llm").length,
	).toBeGreaterThan(numbers.length * 0.6);

	// What was answered well is never asked for again, in no language.
	expect(answered.filter((each, at) => answered.indexOf(each) < at)).toEqual(
		[],
	);
	const settled = standIn.calls.length;
	expect(
		(await writeBriefs(writer, inputs, "en")).map(({ method }) => method),
	).toEqual(rounds.at(-2));
	const asked = standIn.calls.slice(settled);
	expect(asked.length).toBeLessThanOrEqual(
		rounds.at(-2)?.filter((method) => method === "extractive").length ?? 0,
	);

	const charged = standIn.calls.filter((call) => call.charged);
	const total = (
		part: "input" | "cached" | "output",
		all: readonly Record<"input" | "cached" | "output", number>[],
	) => all.reduce((sum, each) => sum + each[part], 0);
	const ledger = await spendingSince(database, new Date(0));
	for (const part of ["input", "cached", "output"] as const)
		expect(total(part, ledger)).toBe(total(part, charged));
	expect(ledger.reduce((sum, { calls }) => sum + calls, 0)).toBe(
		standIn.calls.length,
	);
}, 60_000);
