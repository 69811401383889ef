import { expect, onTestFinished, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { databaseForTest } from "#test/support/database.ts";
import { story } from "#test/support/digest-site.ts";
import { startLlmEndpoint } from "#test/support/llm-endpoint.ts";
import { plantArticles } from "#test/support/plant-articles.ts";
import { makeTeam } from "./team.ts";

const now = new Date("2025-01-28T08:00:00Z");
const headline = "TSMC opens its second chip plant in Arizona";
const facts = [
	"TSMC has opened its second chip plant in Arizona.",
	"The plant makes 20,000 wafers a month.",
];
const sentences = facts.map((text) => ({ text, sources: [1] }));

/** A team that nobody knows yet, on a site with one story and an endpoint that writes it. */
async function newTeam(workspaceDailyLimit: number) {
	const database = await databaseForTest();
	const clock = manualClock(now);
	await plantArticles({ database, clock }, story(headline, facts.join(" ")));
	const standIn = await startLlmEndpoint([
		{ content: { briefs: [{ story: 1, headline, sentences, why: null }] } },
	]);
	onTestFinished(() => standIn.close());
	const team = makeTeam(database, {
		clock,
		endpoint: makeEndpoint({ preset: "deepseek", baseUrl: standIn.url }),
		budget: makeBudget({ dailyLimit: 1, workspaceDailyLimit }),
	});
	const ledger = async () => {
		const { rows } = await database.query(
			"select purpose, w.external_id as workspace from llm_calls c left join workspaces w on w.id = c.workspace_id",
		);
		return rows;
	};
	return { team, ledger };
}

/** Outside of any channel that we know. */
const alone = { channel: null };

test("what somebody asks for is booked to their workspace, known or not", async () => {
	const { team, ledger } = await newTeam(0.1);
	const { words } = await team.type("/brief", alone);
	expect(words).toContain("The plant makes 20,000 wafers a month.");
	expect(words).not.toContain("without LLM");
	expect(await ledger()).toEqual([{ purpose: "brief", workspace: "W1" }]);
});

test("past the workspace's limit it is quoted, and says so", async () => {
	const { team, ledger } = await newTeam(0.000_001);
	const { words } = await team.type("/brief", alone);
	expect(words).toContain("“The plant makes 20,000 wafers a month.”");
	expect(words).toContain("1 story without LLM (budget)");
	expect(await ledger()).toEqual([]);
});
