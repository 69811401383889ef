import { describe, expect, test } from "vitest";
import { escapeText, numberLink } from "#src/chat/discord/markdown.ts";
import { renderDiscord, renderPosts } from "#src/chat/discord/render.ts";
import type { Message } from "#src/chat/message.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
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
		await expect(json(render(longMorning()))).toMatchFileSnapshot(
			golden("long.discord.json"),
		);
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

	test("has a button beside each of several entries, and the rest in a menu", () => {
		const [body] = render(morning());
		const text = JSON.stringify(body);
		expect(text.match(/"type":2,/g)).toHaveLength(4);
		const menu = body?.components[0].components.at(-1);
		expect(menu).toMatchObject({
			type: 1,
			components: [
				{
					type: 3,
					placeholder:
						"Why this? · More like this · Less like this · Mute story",
					options: expect.arrayContaining([
						{ label: "2. Less like this", value: "less-like-this:102" },
					]),
				},
			],
		});
	});

	test("has all buttons of an entry that stands alone in a row under it", () => {
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

	test("loses no action of any entry, however many posts it takes", () => {
		const message = editionMessage(longMorning());
		const offered = renderDiscord(message).flatMap((body) =>
			[
				...JSON.stringify(body).matchAll(
					/"(?:custom_id|value)":"([a-z-]+:\d+)"/g,
				),
			]
				.map(([, id]) => id)
				.filter((id) => !id?.startsWith("entries:")),
		);
		const wanted = message.entries.flatMap(({ actions }) =>
			actions.map(({ id, value }) => `${id}:${value}`),
		);
		expect(offered.toSorted()).toEqual(wanted.toSorted());
	});

	test("tells for each post which stories it holds", () => {
		const posts = renderPosts(editionMessage(longMorning()));
		expect(posts.flatMap(({ storyIds }) => storyIds)).toEqual(
			longMorning().entries.map(({ storyId }) => storyId),
		);
		for (const { body, storyIds } of posts)
			for (const id of storyIds)
				expect(JSON.stringify(body)).toContain(`"more:${id}"`);
	});

	test("shows a picture with what is on it, and the buttons of the whole message", () => {
		const message: Message = {
			...editionMessage(morning()),
			picture: { url: "https://news.example/chart.png", alt: "A chart" },
			actions: Array.from({ length: 7 }, (_, index) => ({
				id: "undo",
				value: `${index}`,
				label: `Undo ${index}`,
			})),
		};
		const bodies = renderDiscord(message);
		expect(bodies.flatMap(discordProblems)).toEqual([]);
		const components = bodies[0]?.components[0].components ?? [];
		expect(components).toContainEqual({
			type: 12,
			items: [
				{
					media: { url: "https://news.example/chart.png" },
					description: "A chart",
				},
			],
		});
		const rows = components.flatMap((component) =>
			component.type === 1 ? [component.components.length] : [],
		);
		expect(rows).toEqual([5, 2, 1]);
	});

	test("leaves out a picture whose address is none", () => {
		const message: Message = {
			...editionMessage(morning()),
			picture: { url: "javascript:alert(1)", alt: "" },
		};
		expect(JSON.stringify(renderDiscord(message))).not.toContain('"type":12');
	});

	test("links to what is ours by words, without preview", () => {
		const message: Message = {
			...editionMessage(morning({ entries: [] })),
			paragraphs: [
				[
					{ kind: "text", text: "See" },
					{
						kind: "link",
						text: "the earlier message",
						url: "https://discord.com/channels/1/2/3",
					},
				],
			],
		};
		expect(JSON.stringify(renderDiscord(message))).toContain(
			"See [the earlier message](<https://discord.com/channels/1/2/3>)",
		);
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
