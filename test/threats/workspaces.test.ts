import { beforeAll, expect, test } from "vitest";
import { actions } from "#src/chat/actions/actions.ts";
import { commands } from "#src/chat/commands/commands.ts";
import type { Asker, Reply } from "#src/chat/listener.ts";
import { addFeed } from "#src/feeds/store.ts";
import { askerOf, teamForFile } from "../chat/commands/team.ts";

const team = teamForFile();

/** Words that only the first workspace may read. */
const own = {
	keyword: "Zanzibarium",
	feed: "Private Quellen",
	address: "https://private.example/feed?token=abcdef123456",
	person: "U-OWNER",
	channel: "C-HOME",
};
const marks = [own.keyword, own.feed, "private.example", own.person];

/** Somebody with all rights in another workspace, where a channel happens to have the same name. */
const stranger: Asker = {
	...askerOf({ channel: own.channel, person: "U-OTHER", rights: "manager" }),
	workspace: { id: "W2", name: "Others" },
};

/** What tells of the first workspace: names, numbers and addresses that a stranger could learn or guess. */
let guesses: string[] = [];

async function rowsOfTheirs(): Promise<string> {
	const mine = `select c.id from channels c join workspaces w on w.id = c.workspace_id
		where w.external_id = 'W1'`;
	const kept = await Promise.all(
		[
			`select * from subscriptions where channel_id in (${mine}) order by channel_id`,
			`select * from digests where channel_id in (${mine}) order by id`,
			`select * from feedback where channel_id in (${mine}) order by story_id, person, kind`,
			`select * from channels where id in (${mine}) order by id`,
			`select id, url, state from feeds where added_by like 'console:W1:%' order by id`,
		].map((sql) => team.database.query(sql)),
	);
	return JSON.stringify(kept.map(({ rows }) => rows));
}

function shown(reply: unknown): string[] {
	const text = JSON.stringify(reply);
	return marks.filter((mark) => text.includes(mark));
}

beforeAll(async () => {
	const who = { channel: own.channel, person: own.person };
	await team.subscribe(
		{ topics: ["chips"], keywords: [own.keyword], hour: ["9"] },
		who,
	);
	await addFeed(
		team.database,
		{ url: own.address, title: own.feed, language: "en" },
		{ by: `console:W1:${own.person}`, language: "en", now: team.clock.now() },
	);
	team.clock.advance(2 * 60_000);
	await team.writeDueDigests();
	const { rows } = await team.database.query<{ id: string }>(
		"select story_id::text as id from digest_entries limit 2",
	);
	const { rows: numbers } = await team.database.query<{ id: string }>(
		"select id::text from digests union select id::text from channels",
	);
	guesses = [
		...rows.flatMap(({ id }) => [id, `story-${id}`]),
		...numbers.map(({ id }) => id).slice(0, 6),
		own.channel,
		own.feed,
		own.address,
		own.keyword,
		"1",
	];
}, 120_000);

test("the first workspace sees what is its own", async () => {
	const who = { channel: own.channel, person: own.person };
	const { words } = await team.type("/subscriptions", who);
	expect(words).toContain(own.keyword);
	expect((await team.type("/feeds", who)).words).toContain(own.feed);
});

test("whatever somebody of another workspace types, they read and change nothing of it", async () => {
	const before = await rowsOfTheirs();
	for (const { name, options } of commands) {
		const lines: Record<string, string>[] = [{}];
		for (const guess of guesses) {
			for (const option of options) {
				lines.push({ [option.name]: guess });
				const [first] = option.choices ?? [];
				if (first === undefined) continue;
				for (const choice of option.choices ?? [])
					for (const other of options)
						if (other !== option)
							lines.push({ [option.name]: choice, [other.name]: guess });
			}
		}
		for (const values of lines) {
			const reply = await team.listener.command(stranger, name, values);
			const typed = new Set(Object.values(values));
			const told = shown(reply).filter(
				(mark) => ![...typed].some((text) => text.includes(mark)),
			);
			expect(told, `/${name} ${JSON.stringify(values)}`).toEqual([]);
		}
	}
	expect(await rowsOfTheirs()).toBe(before);
}, 120_000);

test("whatever they press, fill in, complete and open, neither", async () => {
	const before = await rowsOfTheirs();
	const replies: [what: string, reply: Reply | unknown][] = [];
	const presses = [...Object.keys(actions), "constructor", "toString"];
	for (const id of presses)
		for (const value of guesses)
			replies.push([
				`${id} ${value}`,
				await team.listener.action(stranger, id, value),
			]);
	for (const target of guesses) {
		const preview = await team.listener.previewForm(
			stranger,
			"subscribe",
			target,
			{},
		);
		replies.push([`preview ${target}`, preview]);
	}
	for (const { name, options } of commands)
		for (const option of options)
			for (const typed of ["", own.feed.slice(0, 4), own.keyword.slice(0, 4)])
				replies.push([
					`completing /${name} ${option.name} ${typed}`,
					await team.listener.complete(stranger, name, option.name, typed),
				]);
	replies.push(["home", await team.listener.home(stranger)]);
	replies.push(["draft", await team.listener.readDraft(stranger, "subscribe")]);
	for (const [what, reply] of replies) {
		const told = shown(reply).filter((mark) => !what.includes(mark));
		expect(told, what).toEqual([]);
	}
	expect(await rowsOfTheirs()).toBe(before);
}, 120_000);

test("a form of theirs is saved for a channel of theirs, however it is called", async () => {
	const before = await rowsOfTheirs();
	await team.listener.submitForm(stranger, "subscribe", own.channel, {
		topics: ["legal"],
	});
	expect(await rowsOfTheirs()).toBe(before);
	const { rows } = await team.database.query<{ workspace: string }>(
		`select w.external_id as workspace from channels c join workspaces w on w.id = c.workspace_id
			where c.external_id = $1 order by 1`,
		[own.channel],
	);
	expect(rows.map(({ workspace }) => workspace)).toEqual(["W1", "W2"]);
});
