import { expect, test } from "vitest";
import { makeBudget } from "#src/briefs/budget.ts";
import { manualClock } from "#src/lib/clock.ts";
import { makeReader } from "#src/web/reader.ts";
import type { StoryDecisions } from "#src/web/views.ts";
import { makeWeb } from "#src/web/web.ts";
import { makeDigestSite } from "#test/support/digest-site.ts";
import { signedIn } from "#test/support/web-login.ts";
import { articleView, storyView, webReader } from "#test/support/web-reader.ts";

const morning = new Date("2025-01-28T08:00:00Z");

async function storyPage(decisions: StoryDecisions | null) {
	const web = makeWeb({
		reader: webReader({
			decisions: async () => decisions,
			story: async () =>
				storyView({
					articles: [
						articleView(),
						articleView({ id: 2, joinedBy: "text", similarity: 0.714 }),
					],
				}),
		}),
		login: signedIn,
		openToReaders: true,
		log: { error: () => {} },
	});
	return (await web.request("/stories/101")).text();
}

test("a story's page tells what was decided about it: words, articles, channels", async () => {
	const text = await storyPage({
		topics: [
			{ topic: "chip-policy", terms: ["export controls", "<b>caps</b>"] },
			{ topic: "chips", terms: [] },
		],
		tellings: [
			{
				digestId: 41,
				channel: "#ai-policy",
				at: morning,
				kind: "update",
				score: 7.42,
				met: ["chip-policy", "NVIDIA"],
			},
		],
	});
	expect(text).toContain("<dt>chip policy</dt>");
	expect(text).toContain("“<bdi>export controls</bdi>”, “<bdi>&lt;b&gt;");
	expect(text).not.toContain("<dt>chips</dt>");
	expect(text).toContain("began the story");
	expect(text).toContain("joined by its text, 0.71 alike");
	expect(text).toContain('<a href="/editions/41"><bdi>#ai-policy</bdi></a>');
	expect(text).toMatch(
		/told as an update .*score 7\.42.*follows chip policy, NVIDIA/s,
	);
});

test("one that nobody was told says so, and one of which nothing is known says nothing", async () => {
	const topics = [{ topic: "chips", terms: ["GPU"] }];
	expect(await storyPage({ topics, tellings: [] })).toContain(
		"No channel was told it.",
	);
	expect(await storyPage(null)).not.toContain("What was decided");
});

test("what a digest told is found with the interests that it met", async () => {
	const site = await makeDigestSite(morning, {
		topics: ["chip-policy"],
		nextSlot: morning,
	});
	await site.plant([
		{
			host: "a.example",
			title: "US tightens export controls on AI chips",
			text: "The US government tightened its export controls on AI chips for China on Monday.",
			kind: "official",
			minutesAgo: 120,
		},
	]);
	await site.first();
	const { rows } = await site.database.query<{ id: number }>(
		"select id from stories",
	);
	const reader = makeReader({
		database: site.database,
		clock: manualClock(morning),
		config: { timeZone: "Europe/Rome", language: "en" },
		endpoint: null,
		budget: makeBudget({ dailyLimit: 0 }),
	});
	const decisions = await reader.decisions(rows[0]?.id ?? 0);
	expect(decisions?.tellings).toMatchObject([
		{ channel: "#news", kind: "new", met: ["chip-policy"], at: morning },
	]);
	expect(
		decisions?.topics.find(({ topic }) => topic === "chip-policy")?.terms,
	).toContain("export control");
	expect(await reader.decisions(999_999)).toBeNull();
});
