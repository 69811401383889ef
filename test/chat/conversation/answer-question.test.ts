import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { answerQuestion } from "#src/chat/conversation/answer-question.ts";
import type { Database } from "#src/lib/database/database.ts";
import { askerOf, makeTeam, wordsOf } from "#test/chat/commands/team.ts";
import { answering, plantReports, says } from "../../answers/with-endpoint.ts";
import { openTestDatabase } from "../../support/database.ts";

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
	await plantReports(database);
});
afterAll(() => database.end());

const cost = "Training Gale-2 cost about $3 million of computing power.";
const chips = "Gale-2 took 2,000 chips, where leading labs use up to 16,000.";

/** A team whose endpoint knows two answers. */
async function team(limit = 5) {
	const { deps, standIn } = await answering(database, (call, index) =>
		says([
			call.user.includes("how many chips") ? chips : cost,
			"northwind.example",
		])(call, index),
	);
	const { endpoint = null, clock } = deps;
	const chat = makeTeam(database, {
		endpoint,
		clock,
		budget: makeBudget({ dailyLimit: 5, workspaceDailyLimit: limit }),
	});
	const say = async (question: string, thread: string | null) =>
		wordsOf(
			await answerQuestion(chat.deps, askerOf({ thread }), question, "en"),
		);
	return { say, standIn };
}

test("a follow-up in the same thread knows what was asked and answered before", async () => {
	const { say, standIn } = await team();
	expect(await say("what did Gale-2 cost to train?", "T1")).toContain(
		`${cost} [1]`,
	);
	expect(await say("and how many chips?", "T1")).toContain(`${chips} [1]`);
	const followed = standIn.calls[1]?.user ?? "";
	expect(followed).toMatch(/ question>>\nand how many chips Gale-2\?\n/);
	expect(followed).toMatch(
		/<<(\w+) earlier question 1>>\nwhat did Gale-2 cost to train\?\n<<\1 end of earlier question 1>>/,
	);
	expect(followed).toContain(cost);

	await say("what did Gale-2 cost to train?", "T2");
	await say("how many chips did Gale-2 need?", null);
	for (const { user } of standIn.calls.slice(2))
		expect(user).not.toContain("earlier question");
});

test("what it costs is booked to the asker's workspace, within its limit", async () => {
	await database.query("delete from written_answers");
	await database.query("delete from llm_calls");
	const { say } = await team();
	await say("what did Gale-2 cost to train?", null);
	const { rows } = await database.query<{ purpose: string; name: string }>(
		`select purpose, name from llm_calls join workspaces on workspaces.id = workspace_id`,
	);
	expect(rows).toEqual([{ purpose: "answer", name: "Team" }]);

	await database.query("delete from written_answers");
	const poor = await team(0.000001);
	const words = await poor.say("what did Gale-2 cost to train?", null);
	expect(words).toContain("“Training Gale-2 cost about $3 million");
	expect(words).toContain("the budget for language models is used up");
	expect(poor.standIn.calls).toHaveLength(0);
});
