import { expect, test } from "vitest";
import { commands } from "#src/chat/commands/commands.ts";
import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import type { Message } from "#src/chat/message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { renderHtml } from "#src/web/render.ts";
import { askerOf, teamForFile } from "../chat/commands/team.ts";
import { aliveInDiscord, aliveInHtml, aliveInSlack } from "../support/alive.ts";
import {
	discordProblems,
	slackProblems,
	stringsIn,
} from "../support/platform-limits.ts";

const team = teamForFile();

/** What would mention, link, run, break a statement or move a cursor, were it taken as more than words. */
const hostile = [
	"'; drop table channels; --",
	'1" or "1"="1',
	"') or 1=1; delete from subscriptions; --",
	"%_\\",
	"$1 $$ :a::b",
	"<!channel> <!here|x> <@U012AB3CD>",
	"@everyone @here <@&42> <#99>",
	"<https://evil.example/x|click>",
	"[click](https://evil.example/x)",
	"https://evil.example/?a=b#c",
	"<script>alert(1)</script><img src=x onerror=alert(1)>",
	'" onmouseover="alert(1)',
	"\u202egnp.exe \u2066x",
	"\u001b[31mred \u001b]8;;https://evil.example\u0007x",
	"\u0000",
	"\ud83d",
	"__proto__",
	"constructor",
	"a".repeat(3_000),
	`${"z\u0335".repeat(1)}${"\u0335".repeat(500)}`,
	"```\n# heading\n> quote",
	"../../etc/passwd",
	"9".repeat(400),
];

/** Links to what stands in the recorded day and in the catalogue are ours. */
const ours = (url: string) =>
	/evil|javascript|data:/.test(url) ? [`leads to ${url}`] : [];

/** Links of Discord's that are no numbers of sources have words of ours, looked at by their address alone. */
const anyLabel = ["[^\\[\\]]+"];

function problemsOf(message: Message): string[] {
	const slack = renderSlack(message);
	const discord = renderDiscord(message);
	const text = renderText(message);
	const page = (renderHtml(message).match(/<[^<>]*>/g) ?? []).join("\n");
	const addresses = new Set(
		[...page.matchAll(/href="([^"]*)"/g)]
			.map(([, address = ""]) => address.replaceAll("&amp;", "&"))
			.filter((address) => ours(address).length === 0),
	);
	return [
		...slack.flatMap(slackProblems),
		...discord.flatMap(discordProblems),
		...stringsIn(
			slack.map(({ blocks, text }) => [text, shownIn(blocks)]),
		).flatMap((shown) => aliveInSlack(shown, ours)),
		...stringsIn(discord.map(({ components }) => shownIn(components))).flatMap(
			(shown) => aliveInDiscord(shown, ours, anyLabel),
		),
		...aliveInHtml(page, addresses),
		...(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll("\n", ""))
			? ["the terminal is steered"]
			: []),
	];
}

/** Without what a button carries and nobody reads. */
function shownIn(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(shownIn);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(
				([name]) => !/^(?:value|custom_id|action_id|block_id|url)$/.test(name),
			)
			.map(([name, inner]) => [name, shownIn(inner)]),
	);
}

async function rowsByTable(): Promise<string> {
	const { rows } = await team.database.query<{ rows: string }>(
		`select json_build_object('channels', (select count(*) from channels),
			'subscriptions', (select count(*) from subscriptions), 'feeds', (select count(*) from feeds),
			'articles', (select count(*) from articles), 'stories', (select count(*) from stories))::text as rows`,
	);
	return rows[0]?.rows ?? "";
}

test.each(commands.map(({ name, options }) => ({ name, options })))(
	"/$name takes whatever is typed for words: nothing comes alive, nothing is lost, nothing breaks",
	async ({ name, options }) => {
		const before = await rowsByTable();
		const logged = team.logged.length;
		for (const text of hostile) {
			const lines: Record<string, string>[] = [
				Object.fromEntries(options.map((option) => [option.name, text])),
				...options.map((option) => ({ [option.name]: text })),
			];
			for (const values of lines) {
				const reply = await team.listener.command(
					askerOf({ rights: "manager" }),
					name,
					values,
				);
				if (reply.kind === "message")
					expect(problemsOf(reply.message), JSON.stringify(values)).toEqual([]);
			}
			for (const option of options)
				await team.listener.complete(askerOf(), name, option.name, text);
		}
		expect(await rowsByTable()).toBe(before);
		expect(team.logged.slice(logged)).toEqual([]);
	},
	60_000,
);

test("a name of a command that is none is told in words alone", async () => {
	for (const text of hostile) {
		const reply = await team.listener.command(askerOf(), text, {});
		if (reply.kind !== "message") throw new Error("no message");
		expect(problemsOf(reply.message), text).toEqual([]);
	}
});

test("a question in a mention is words too, and what a button carries is none of ours", async () => {
	const logged = team.logged.length;
	for (const text of hostile) {
		for (const reply of [
			await team.listener.question(askerOf(), text),
			await team.listener.action(askerOf(), "more", text),
			await team.listener.action(askerOf(), text, "1"),
			await team.listener.action(askerOf(), "compare", text),
		])
			if (reply.kind === "message")
				expect(problemsOf(reply.message), text).toEqual([]);
	}
	expect(team.logged.slice(logged)).toEqual([]);
});
