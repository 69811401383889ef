import { markdownMarkup } from "#src/web/discord-markdown.ts";
import { mrkdwnMarkup } from "#src/web/slack-mrkdwn.ts";
import { aliveInHtml } from "../../alive.ts";
import { textOf, unless } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

const most = 4_000;

/** Messages in the markup of Slack and Discord, as the page shows them. */
export const views: FuzzTarget = {
	name: "views",
	about: /src\/web\/(?:discord-markdown|slack-mrkdwn|html|render)\.ts/,
	shape: "text",
	words: [
		"*",
		"_",
		"~",
		"`",
		"```",
		"**",
		"__",
		"~~",
		"||",
		"> ",
		"# ",
		"-# ",
		"\\",
		"<https://a.example|",
		"<javascript:alert(1)|x>",
		"[a](https://a.example)",
		"[[1]](<https://a.example>)",
		"<@U1>",
		"<#C1|x>",
		"<!here>",
		"@everyone",
		"<:a:1>",
		"&lt;",
		"&amp;lt;",
		'"><img src=x onerror=alert(1)>',
		"\n",
	],
	problems(input) {
		const text = textOf(input).slice(0, most);
		const pages = [mrkdwnMarkup(text).markup, markdownMarkup(text).markup];
		return pages.flatMap((page) => {
			const tags = (page.match(/<[^<>]*>/g) ?? []).join("\n");
			const alive = aliveInHtml(
				tags.replace(/href="https?:\/\/[^"]*"/g, ""),
				new Set(),
			);
			return [
				...unless(alive.length === 0, "the page runs or fetches", alive.join()),
				...unless(
					!/<(?!\/?(?:a|b|br|blockquote|code|del|em|h2|h3|p|pre|span|strong|u)\b)/.test(
						page,
					),
					"an element is none of ours",
					page,
				),
			];
		});
	},
};
