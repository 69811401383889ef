import { describe, expect, test } from "vitest";
import { escapeText, numberLink } from "#src/chat/discord/markdown.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import { editionMessage } from "#src/chat/edition-message.ts";
import type { Message } from "#src/chat/message.ts";
import type { Edition } from "#src/digests/edition.ts";
import { golden, longMorning, morning } from "#test/support/chat-fixtures.ts";
import { discordProblems } from "#test/support/platform-limits.ts";

const render = (edition: Edition) => renderDiscord(editionMessage(edition));
const json = (value: unknown) => `${JSON.stringify(value, null, "\t")}\n`;

describe("an edition in Discord", () => {
	test("looks as in the golden files", async () => {
		await expect(json(render(morning()))).toMatchFileSnapshot(
			golden("morning.discord.json"),
		);
		await expect(
			json(render(morning({ entries: [], language: "it" }))),
		).toMatchFileSnapshot(golden("empty-italian.discord.json"));
	});

	test("goes on in the next message, each story whole and in one of them", () => {
		const bodies = render(longMorning());
		expect(bodies.length).toBeGreaterThan(1);
		const numbers = bodies.flatMap((body) =>
			[...JSON.stringify(body).matchAll(/### (\d+)\./g)].map(([, n]) =>
				Number(n),
			),
		);
		expect(numbers).toEqual(
			longMorning().entries.map(({ position }) => position),
		);
		expect(JSON.stringify(bodies.at(-1))).toContain("feeds fresh");
	});

	test("has one button beside each of several entries, and a row under one", () => {
		expect(JSON.stringify(render(morning())).match(/"type":2,/g)).toHaveLength(
			4,
		);
		const one = morning();
		one.entries.splice(1);
		const row = render(one)[0]?.components[0].components.find(
			({ type }) => type === 1,
		);
		expect(row).toMatchObject({
			components: [
				{ label: "More", custom_id: "more:101" },
				{ custom_id: "why:101" },
				{ custom_id: "more-like-this:101" },
				{ custom_id: "less-like-this:101" },
				{ custom_id: "mute:101" },
			],
		});
	});

	test("sets a table in columns, with as many rows as fit", () => {
		const message: Message = {
			...editionMessage(morning({ entries: [] })),
			table: {
				columns: ["", "o3"],
				rows: Array.from({ length: 900 }, (_, row) => [`row ${row}`, "```"]),
			},
		};
		const bodies = renderDiscord(message);
		expect(bodies.flatMap(discordProblems)).toEqual([]);
		expect(JSON.stringify(bodies)).toContain("row 0    ˋˋˋ");
	});
});

describe("Discord's markdown", () => {
	test.each([
		[
			"*a* _b_ ~~c~~ ||d|| `e`",
			"\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`",
		],
		["[x](y)", "\\[x\\](y)"],
		["# heading", "\\# heading"],
		["-# small", "\\-# small"],
		["1. list", "1\\. list"],
		["o3 costs 1.5", "o3 costs 1.5"],
		["@everyone @openai", "@\u2060everyone @openai"],
		["<@123>", "\\<\u2060@\u2060123\\>"],
		["<t:1:R>", "\\<\u2060t:1:R\\>"],
		["discord.gg/x", "discord.gg\u2060/x"],
	])("%s", (given, wanted) => {
		expect(escapeText(given)).toBe(wanted);
	});

	test("links by number, to the web only, without preview", () => {
		expect(numberLink(1, "https://x.example/a_(b)")).toBe(
			"[[1]](<https://x.example/a_%28b%29>)",
		);
		expect(numberLink(2, "javascript:alert(1)")).toBe("\\[2\\]");
	});
});
