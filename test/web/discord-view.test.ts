import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Component } from "#src/chat/discord/components.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { markdownMarkup } from "#src/web/discord-markdown.ts";
import { discordView } from "#src/web/discord-view.ts";
import { golden, longMorning, morning } from "#test/support/chat-fixtures.ts";

const channel = {
	name: "ai-policy",
	language: "en",
	postedAt: "2025-01-28T08:00:00.000Z",
	time: "09:00",
};

const shown = (text: string) => markdownMarkup(text).markup;
/** Of one line, without the paragraph around it. */
const inLine = (text: string) =>
	shown(text).replace(/^<p dir="auto">(.*)<\/p>\n$/s, "$1");

describe("Discord's markdown", () => {
	test.each([
		[
			"**bold** and *slanted* and _so_",
			"<strong>bold</strong> and <em>slanted</em> and <em>so</em>",
		],
		["***both***", "<strong><em>both</em></strong>"],
		["__under__ ~~gone~~", "<u>under</u> <del>gone</del>"],
		["||hidden||", '<span class="spoiler">hidden</span>'],
		["gpt_4o_mini", "gpt_4o_mini"],
		["\\*\\*not\\*\\* \\_so\\_ \\\\", "**not** _so_ \\"],
		["*a \\* b*", "<em>a * b</em>"],
		["`**code** \\*`", "<code>**code** \\*</code>"],
		["AT&T &amp; <b>", "AT&amp;T &amp;amp; &lt;b&gt;"],
		["2025\\. a", "2025. a"],
	])("%s", (text, markup) => {
		expect(inLine(text)).toBe(markup);
	});

	test("lines are headings, small text, quotes, code", () => {
		expect(shown("## One\n### Two\n-# small\n> quoted\nlast")).toBe(
			'<h2 dir="auto">One</h2>\n<h3 dir="auto">Two</h3>\n<p class="small" dir="auto">small</p>\n<blockquote dir="auto">quoted</blockquote>\n<p dir="auto">last</p>\n',
		);
		expect(shown("before\n```\n## a | b\n```\nafter")).toBe(
			'<p dir="auto">before</p>\n<pre>## a | b</pre><p dir="auto">after</p>\n',
		);
		expect(shown("\\## one\n\\-# two")).not.toMatch(/<h|small/);
	});

	test("links lead to the web alone, and tell nobody where from", () => {
		const link = (url: string, text: string) =>
			`<a href="${url}" rel="external noopener noreferrer">${text}</a>`;
		expect(inLine("[[1]](<https://x.example/?a=1&b=2>)")).toBe(
			link("https://x.example/?a=1&amp;b=2", "[1]"),
		);
		expect(inLine("[a \\[b\\] **c**](https://x.example)")).toBe(
			link("https://x.example", "a [b] <strong>c</strong>"),
		);
		expect(inLine("\\[1\\](https)")).toBe("[1](https)");
		expect(inLine("[x](javascript:alert(1))")).not.toContain("<a");
	});

	test("what would mention somebody is shown as that", () => {
		expect(inLine("<@1> @everyone")).toBe(
			'<span class="mention">@1</span> <span class="mention">@everyone</span>',
		);
		expect(inLine("\\<@\u20601\\> @\u2060everyone")).not.toContain("mention");
	});
});

describe("a channel of Discord shows", () => {
	const text = { type: 10 as const, content: "### 1. A title\nA sentence." };
	const button = {
		type: 2 as const,
		style: 2 as const,
		label: "More <b>",
		custom_id: "more:1",
	};

	function view(...components: Component[]): string {
		const [body] = renderDiscord(editionMessage(morning()));
		const container = {
			type: 17 as const,
			accent_color: 0,
			components,
		};
		return body
			? discordView([{ ...body, components: [container] }], channel).markup
			: "";
	}

	test("who posted what where and when", () => {
		const markup = view(text);
		expect(markup).toContain("</span> ai-policy</h1>");
		expect(markup).toContain("<b>Modelwire</b>");
		expect(markup).toContain(
			'<div class="text"><h3 dir="auto">1. A title</h3>\n<p dir="auto">A sentence.</p>',
		);
	});

	test("a section with its button, which cannot be pressed here", () => {
		expect(view({ type: 9, components: [text], accessory: button })).toMatch(
			/<div class="section"><div>.*<\/div><button type="button" class="secondary" disabled>More &lt;b&gt;<\/button>/s,
		);
	});

	test("rows of buttons, lines and gaps", () => {
		const markup = view(
			{ type: 1, components: [button] },
			{ type: 14, divider: true, spacing: 1 },
			{ type: 14, divider: false, spacing: 1 },
		);
		expect(markup).toContain('<div class="actions"><button');
		expect(markup).toContain('<hr>\n<div class="gap"></div>');
	});

	test("a menu with what it offers, and what is chosen", () => {
		const option = { label: "1. Why <this>?", value: "why:1" };
		const offered = {
			type: 3 as const,
			custom_id: "menu",
			placeholder: "About a story",
			min_values: 1,
			max_values: 1,
			options: [option, { label: "Mute story", value: "mute:1" }],
		};
		const markup = view({ type: 1, components: [offered] });
		expect(markup).toContain("<summary>About a story</summary>");
		expect(markup).toContain('<li dir="auto">1. Why &lt;this&gt;?</li>');
		const chosen = { ...offered, options: [{ ...option, default: true }] };
		expect(view({ type: 1, components: [chosen] })).toContain(
			"<summary>1. Why &lt;this&gt;?</summary>",
		);
	});

	test("the words of pictures, which are not loaded", () => {
		const media = { url: "https://page.example/1.png" };
		const items = [{ media, description: "A <chart>." }, { media }];
		expect(view({ type: 12, items })).toMatch(
			/<a href="https:\/\/page.example\/1.png" rel="[^"]*">A &lt;chart&gt;.<\/a><\/p>\n<p.*>Picture<\/a>/,
		);
	});

	test("all posts under one name", () => {
		const bodies = renderDiscord(editionMessage(longMorning()));
		const { markup } = discordView(bodies, channel);
		expect(bodies.length).toBeGreaterThan(1);
		expect(markup.match(/<b>Modelwire<\/b>/g)).toHaveLength(1);
		expect(markup.match(/<div class="container">/g)).toHaveLength(
			bodies.length,
		);
	});

	test("the colour that a post asks for", () => {
		const [body] = renderDiscord(editionMessage(morning()));
		const style = readFileSync(
			new URL("../../src/web/chat.css", import.meta.url),
			"utf8",
		);
		const colour = body?.components[0].accent_color.toString(16);
		expect(style).toContain(`--beside: #${colour?.padStart(6, "0")};`);
	});
});

test("a morning in Discord reads as in the golden file", async () => {
	const bodies = renderDiscord(editionMessage(morning()));
	const { markup } = discordView(bodies, channel);
	await expect(`${markup}\n`).toMatchFileSnapshot(
		golden("morning.discord.html"),
	);
});
