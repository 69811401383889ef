import { describe, expect, test } from "vitest";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import type { Block } from "#src/chat/slack/blocks.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { mrkdwnMarkup } from "#src/web/slack-mrkdwn.ts";
import { slackView } from "#src/web/slack-view.ts";
import { golden, longMorning, morning } from "#test/support/chat-fixtures.ts";

const channel = {
	name: "ai-policy",
	language: "en",
	postedAt: "2025-01-28T08:00:00.000Z",
	time: "09:00",
};

const shown = (text: string) => mrkdwnMarkup(text).markup;

describe("mrkdwn", () => {
	test.each([
		[
			"*bold*, _slanted_, ~gone~",
			"<strong>bold</strong>, <em>slanted</em>, <del>gone</del>",
		],
		["*_both_*", "<strong><em>both</em></strong>"],
		["“*bold*”.", "“<strong>bold</strong>”."],
		["gpt_4o_mini and 2*3*4", "gpt_4o_mini and 2*3*4"],
		["* none* and *none *", "* none* and *none *"],
		["*one\ntwo*", "*one<br>two*"],
		["`*code* &lt;b&gt;`", "<code>*code* &lt;b&gt;</code>"],
		["```\na\n  b\n```", "<pre>a\n  b</pre>"],
		["AT&amp;T &amp;lt; &copy;", "AT&amp;T &amp;lt; &amp;copy;"],
		["&gt; quoted\nnot", "<blockquote>quoted</blockquote>not"],
		["a &gt; b", "a &gt; b"],
		["∗not∗ ˍmarkedˍ", "∗not∗ ˍmarkedˍ"],
		["https://x.example", "https://x.example"],
	])("%s", (text, markup) => {
		expect(shown(text)).toBe(markup);
	});

	test("links lead to the web alone, and tell nobody where from", () => {
		expect(shown("<https://x.example/?a=1&amp;b=*2*|[1] x &amp; y>")).toBe(
			'<a href="https://x.example/?a=1&amp;b=*2*" rel="external noopener noreferrer">[1] x &amp; y</a>',
		);
		expect(shown("*a <https://x.example/*|*> b*")).toContain("<strong>a <a");
		expect(shown("<javascript:alert(1)|x>")).toBe("x");
		expect(shown("<mailto:a@x.example>")).toBe("mailto:a@x.example");
	});

	test("what would mention somebody is shown as that", () => {
		expect(shown("<!here> <@U1|ann> <#C1|general>")).toBe(
			'<span class="mention">@here</span> <span class="mention">@ann</span> <span class="mention">#general</span>',
		);
	});
});

describe("a channel of Slack shows", () => {
	const plain = (text: string) =>
		({ type: "plain_text", text, emoji: false }) as const;
	const mrkdwn = (text: string) =>
		({ type: "mrkdwn", text, verbatim: true }) as const;

	function view(...blocks: Block[]): string {
		const [body] = renderSlack(editionMessage(morning()));
		return body ? slackView([{ ...body, blocks }], channel).markup : "";
	}

	test("who posted what where and when", () => {
		const markup = view({ type: "header", text: plain("AT&amp;T &lt;b&gt;") });
		expect(markup).toContain("</span> ai-policy</h1>");
		expect(markup).toContain("<b>Modelwire</b>");
		expect(markup).toContain(
			'<time datetime="2025-01-28T08:00:00.000Z">09:00</time>',
		);
		expect(markup).toContain('<h2 dir="auto">AT&amp;T &lt;b&gt;</h2>');
	});

	test("a section with its menu", () => {
		const options = [{ text: plain("Why this?"), value: "why:1" }];
		const markup = view({
			type: "section",
			text: mrkdwn("*1. A title*\nA sentence."),
			accessory: { type: "overflow", action_id: "act", options },
		});
		expect(markup).toContain("<strong>1. A title</strong><br>A sentence.");
		expect(markup).toContain('<summary aria-label="More actions">');
		expect(markup).toContain('<li dir="auto">Why this?</li>');
	});

	test("small text, buttons that cannot be pressed here, and a line", () => {
		const button = {
			type: "button" as const,
			action_id: "act:more",
			text: plain("More"),
			value: "more:1",
		};
		const markup = view(
			{ type: "context", elements: [mrkdwn("_two_")] },
			{ type: "actions", elements: [button] },
			{ type: "divider" },
		);
		expect(markup).toContain(
			'<div class="context"><div dir="auto"><em>two</em></div></div>',
		);
		expect(markup).toContain('<button type="button" disabled>More</button>');
		expect(markup).toContain("<hr>");
	});

	test("the words of a picture, which is not loaded", () => {
		const image_url = "https://page.example/1.png";
		const markup = view({ type: "image", image_url, alt_text: "A <chart>." });
		expect(markup).toMatch(
			/<p class="picture" dir="auto"><a href="https:\/\/page.example\/1.png" rel="[^"]*">A &lt;chart&gt;.<\/a>/,
		);
		expect(view({ type: "image", image_url, alt_text: " " })).toContain(
			">Picture</a>",
		);
	});

	test("a table, whose cells have no markup", () => {
		const cell = (text: string) => ({ type: "raw_text" as const, text });
		const markup = view({
			type: "table",
			rows: [[cell("Model")], [cell("*o3* &amp; <b>")]],
		});
		expect(markup).toContain('<th scope="col" dir="auto">Model</th>');
		expect(markup).toContain('<td dir="auto">*o3* &amp;amp; &lt;b&gt;</td>');
	});

	test("what follows the first post as replies to it", () => {
		const bodies = renderSlack(editionMessage(longMorning()));
		const { markup } = slackView(bodies, channel);
		expect(bodies.length).toBeGreaterThan(2);
		expect(markup.match(/<article class="post">/g)).toHaveLength(bodies.length);
		expect(markup).toContain(`>${bodies.length - 1} replies</summary>`);
		expect(slackView(bodies.slice(0, 2), channel).markup).toContain(
			">1 reply</summary>",
		);
	});
});

test("a morning in Slack reads as in the golden file", async () => {
	const { markup } = slackView(renderSlack(editionMessage(morning())), channel);
	await expect(`${markup}\n`).toMatchFileSnapshot(golden("morning.slack.html"));
});
