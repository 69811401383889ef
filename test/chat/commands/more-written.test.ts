import { expect, onTestFinished, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { databaseForTest } from "#test/support/database.ts";
import { story } from "#test/support/digest-site.ts";
import { subscribedChannel } from "#test/support/digests.ts";
import { startLlmEndpoint } from "#test/support/llm-endpoint.ts";
import { plantArticles } from "#test/support/plant-articles.ts";
import { makeTeam } from "./team.ts";

const now = new Date("2025-01-28T08:00:00Z");
const headline = "TSMC opens its second chip plant in Arizona";
const facts = [
	"TSMC has opened its second chip plant in Arizona.",
	"The plant makes 20,000 wafers a month.",
	"It employs 3,000 people, the company says.",
	"A third plant is planned for 2028.",
];
const sentences = facts.map((text) => ({ text, sources: [1] }));

test("More tells a story as it is written for it, booked to the workspace and paid once", async () => {
	const database = await databaseForTest();
	const clock = manualClock(now);
	const planted = story(headline, facts.join(" "));
	await plantArticles({ database, clock }, planted);
	await subscribedChannel(database, { platform: "console", now });
	const standIn = await startLlmEndpoint([
		{ content: { briefs: [{ story: 1, headline, sentences, why: null }] } },
	]);
	onTestFinished(() => standIn.close());
	const team = makeTeam(database, {
		clock,
		endpoint: makeEndpoint({ preset: "deepseek", baseUrl: standIn.url }),
		budget: makeBudget({ dailyLimit: 1 }),
	});
	const { rows } = await database.query<{ id: string }>(
		"select id from stories",
	);
	const press = async () => {
		const { reply } = await team.press("more", String(rows[0]?.id));
		if (reply.kind !== "message") throw new Error("no message");
		return reply.message.entries[0];
	};
	const entry = await press();
	expect(entry?.title).toBe(headline);
	const said = entry?.paragraphs[0]?.flatMap((span) =>
		span.kind === "text" ? [span.text] : [],
	);
	expect(said).toEqual(facts);
	expect(await press()).toEqual(entry);
	expect(standIn.calls).toHaveLength(1);
	const ledger = await database.query(
		`select purpose, w.external_id as workspace from llm_calls c left join workspaces w on w.id = c.workspace_id`,
	);
	expect(ledger.rows).toEqual([{ purpose: "more", workspace: "W1" }]);
});
