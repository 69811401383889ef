import { describe, expect, test } from "vitest";
import type { Message } from "#src/chat/message.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { escapeText, link } from "#src/chat/slack/mrkdwn.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import type { Edition } from "#src/digests/edition.ts";
import { golden, longMorning, morning } from "#test/support/chat-fixtures.ts";
import { slackProblems } from "#test/support/platform-limits.ts";

const render = (edition: Edition) => renderSlack(editionMessage(edition));
const json = (value: unknown) => `${JSON.stringify(value, null, "\t")}\n`;

describe("an edition in Slack", () => {
	test("looks as in the golden files", async () => {
		await expect(json(render(morning()))).toMatchFileSnapshot(
			golden("morning.slack.json"),
		);
		await expect(
			json(render(morning({ entries: [], language: "it" }))),
		).toMatchFileSnapshot(golden("empty-italian.slack.json"));
		await expect(json(render(longMorning()))).toMatchFileSnapshot(
			golden("long.slack.json"),
		);
	});

	test("goes on in the thread when it is long, and lists its headlines first", () => {
		const [first, ...thread] = render(longMorning());
		expect(first?.metadata.event_payload.part).toBe(1);
		expect(thread.length).toBeGreaterThan(0);
		for (const entry of longMorning().entries)
			expect(first?.text).toContain(`\n${entry.position}. `);
		const told = thread.flatMap(({ text }) => text.split("\n"));
		expect(told.map((line) => Number.parseInt(line, 10))).toEqual(
			longMorning().entries.map(({ position }) => position),
		);
	});

	test("has a menu at each of several entries, and buttons under one", () => {
		const menus = JSON.stringify(render(morning())).match(/"overflow"/g);
		expect(menus).toHaveLength(4);
		const one = morning();
		one.entries.splice(1);
		const row = render(one)[0]?.blocks.find(({ type }) => type === "actions");
		expect(row).toMatchObject({
			elements: [
				{ action_id: "act:more", value: "more:101", text: { text: "More" } },
				{ value: "why:101" },
				{ value: "more-like-this:101" },
				{ value: "less-like-this:101" },
				{ value: "mute:101" },
			],
		});
	});

	test("keeps whole sentences of an entry that is too long", () => {
		const edition = morning();
		const sentence = {
			text: `It is so ${"very ".repeat(60)}long.`,
			sources: [1],
		};
		edition.entries.splice(1);
		edition.entries[0]?.sentences.splice(0, 9, ...Array(40).fill(sentence));
		const section = render(edition)[0]?.blocks.find(
			({ type }) => type === "section",
		);
		const text = section?.type === "section" ? section.text.text : "";
		expect(text.length).toBeGreaterThan(2500);
		expect(text).toMatch(/\|\[1\]> …$/);
	});

	test("shows a table, with as many rows as Slack takes", () => {
		const message: Message = {
			...editionMessage(morning({ entries: [] })),
			table: {
				columns: ["", "o3"],
				rows: Array.from({ length: 300 }, (_, row) => [`row ${row}`, "<b>"]),
			},
		};
		const bodies = renderSlack(message);
		expect(bodies.flatMap(slackProblems)).toEqual([]);
		const table = bodies
			.flatMap(({ blocks }) => blocks)
			.find(({ type }) => type === "table");
		expect(table).toMatchObject({
			rows: expect.arrayContaining([
				[
					{ type: "raw_text", text: "row 0" },
					{ type: "raw_text", text: "<b>" },
				],
			]),
		});
	});
});

describe("mrkdwn", () => {
	test.each([
		["<!here> & <@U1>", "&lt;!here&gt; &amp; &lt;@U1&gt;"],
		["*bold* and a*b*c", "∗bold∗ and a*b*c"],
		["_it_ and snake_case", "ˍitˍ and snake_case"],
		["about ~$6 million", "about ∼$6 million"],
		["`rm`", "ˋrmˋ"],
		[":tada: at 10:30:15", "∶tada: at 10:30:15"],
		["@channel @openai", "@\u2060channel @openai"],
		["> quoted", "› quoted"],
	])("%s", (given, wanted) => {
		expect(escapeText(given)).toBe(wanted);
	});

	test("links to the web only", () => {
		expect(link("[1] a|b", "https://x.example/?a=1&b=2")).toBe(
			"<https://x.example/?a=1&amp;b=2|[1] a¦b>",
		);
		expect(link("[1]", "javascript:alert(1)")).toBe("[1]");
		expect(link("[1]", `https://x.example/${"y".repeat(600)}`)).toBe("[1]");
	});
});
