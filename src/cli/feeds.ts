import { writeFile } from "node:fs/promises";
import type { App } from "../app.ts";
import { checkFeed, type FeedCheck } from "../feeds/check.ts";
import type { Feed } from "../feeds/feed.ts";
import { oddityWords, problemWords } from "../feeds/finding-words.ts";
import { renderOpml } from "../feeds/opml.ts";
import { addFeed, listFeeds, removeFeed } from "../feeds/store.ts";
import { type PushedFeed, pushedFeeds } from "../feeds/store-hubs.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command, CommandInput } from "./command.ts";
import { addFeeds } from "./setup/feeds.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

type Action = (
	app: App,
	input: CommandInput,
	words: string[],
) => Promise<number>;

const actions: Record<string, Action> = {
	add: addAll,
	remove: removeAll,
	list,
	check: checkAll,
	import: importFile,
	export: exportFile,
};

export const command: Command = {
	usage: "add|remove|list|check|import|export [URL…|FILE]",
	description: `The sources.
  feeds list             all feeds with their state
  feeds check URL…       what is at an address: a feed, or a page that names feeds
  feeds add URL…         checks an address and adds its feed
  feeds remove URL…      stops reading a feed; what it brought stays
  feeds import FILE      adds the feeds of an OPML file, with folders and titles
  feeds export [FILE]    writes all feeds as OPML`,
	examples: [
		"feeds add https://lab.example/blog",
		"feeds import my-feeds.opml",
		"feeds list --json",
	],
	async run(input) {
		const [name = "list", ...words] = input.arguments;
		const action = actions[name];
		if (!action)
			throw new UsageError(
				`"feeds ${name}" is nothing that can be done. Choose one of ${Object.keys(actions).join(", ")}.`,
			);
		return withApp((app) => action(app, input, words));
	},
};

async function list({ database, clock }: App, { json }: CommandInput) {
	const feeds = await listFeeds(database);
	const pushed = await pushedByUrl({ database, clock });
	for (const feed of feeds) {
		const push = pushed.get(feed.url) ?? null;
		if (json) await writeLine({ ...feed, pushedUntil: push?.until ?? null });
		else await write(`${describe(feed, push)}\n`);
	}
	if (feeds.length === 0)
		tell("There are no feeds yet. Add one: modelwire feeds add URL");
	return 0;
}

async function pushedByUrl({
	database,
	clock,
}: Pick<App, "database" | "clock">): Promise<Map<string, PushedFeed>> {
	const pushed = await pushedFeeds(database, clock.now());
	return new Map(pushed.map((feed) => [feed.url, feed]));
}

/** As `pushed by hub.example until 2026-01-28T09:00:00.000Z`. */
function pushWords({ hub, until }: PushedFeed): string {
	return `pushed by ${new URL(hub).host} until ${until.toISOString()}`;
}

function describe(feed: Feed, push: PushedFeed | null): string {
	const state =
		feed.state === "gone"
			? "gone"
			: feed.failures > 0
				? `failing (${feed.lastError})`
				: feed.lastOkAt
					? `read ${feed.lastOkAt.toISOString()}`
					: "not read yet";
	return `${feed.folder.padEnd(12)} ${(feed.title ?? feed.url).padEnd(36)} ${feed.url}\n${" ".repeat(13)}${feed.kind}, ${state}${push ? `, ${pushWords(push)}` : ""}`;
}

async function checkAll(app: App, { json }: CommandInput, words: string[]) {
	let usable = 0;
	const pushed = await pushedByUrl(app);
	for (const address of needed(words, "The address")) {
		const found = await checkFeed(app, address);
		if (found.url !== null) usable++;
		const push = pushed.get(found.url ?? "") ?? null;
		if (json)
			await writeLine({ ...inWords(found), pushedUntil: push?.until ?? null });
		else await write(`${spell(found, push)}\n`);
	}
	return usable === words.length ? 0 : 1;
}

async function addAll(app: App, { json }: CommandInput, words: string[]) {
	let added = 0;
	for (const address of needed(words, "The address")) {
		const found = await checkFeed(app, address);
		if (found.url === null) {
			tell(spell(found));
			continue;
		}
		const entry = { url: found.url, title: found.title };
		const result = await addFeed(app.database, entry, {
			by: "terminal",
			now: app.clock.now(),
		});
		added++;
		if (json) await writeLine({ ...entry, ...result });
		else
			tell(
				result.added
					? `Added ${found.title ?? found.url} (${found.url}).`
					: `${found.url} is there already.`,
			);
	}
	return added === words.length ? 0 : 1;
}

async function removeAll(
	{ database }: App,
	_input: CommandInput,
	words: string[],
) {
	let removed = 0;
	for (const feed of needed(words, "The feed's address or number")) {
		if (await removeFeed(database, feed)) {
			removed++;
			tell(`Removed ${feed}.`);
		} else
			tell(`No feed is called ${feed}. \`modelwire feeds list\` shows them.`);
	}
	return removed === words.length ? 0 : 1;
}

async function importFile(app: App, { json }: CommandInput, words: string[]) {
	const [file = ""] = needed(words, "The file's name");
	const { added, present } = await addFeeds(app, { file, ours: false });
	if (json) await writeLine({ file, feeds: added + present, added });
	else
		tell(
			`${added} feeds added, ${present} were there already. They are read when the program runs.`,
		);
	return 0;
}

async function exportFile(
	{ database }: App,
	_input: CommandInput,
	[file]: string[],
) {
	const opml = renderOpml(await listFeeds(database), "Modelwire");
	if (file === undefined) await write(opml);
	else {
		await writeFile(file, opml);
		tell(`Written to ${file}.`);
	}
	return 0;
}

function needed(words: string[], what: string): string[] {
	if (words.length === 0) throw new UsageError(`${what} is missing.`);
	return words;
}

/** As scripts read it: what is odd and what is wrong in sentences. */
function inWords(found: FeedCheck) {
	return {
		...found,
		oddities: found.oddities.map(oddityWords),
		problem: found.problem && problemWords(found.problem),
	};
}

function spell(check: FeedCheck, push: PushedFeed | null = null): string {
	const found = inWords(check);
	if (found.url === null) return `${found.asked}: ${found.problem}`;
	return [
		`${found.title ?? found.url} (${found.format}, ${found.language ?? "language not known"})`,
		`  address  ${found.url}${found.found === "itself" ? "" : `, ${found.found}`}`,
		`  items    ${found.items}, the newest ${found.newest ?? "undated"}, ${found.lastWeek} in the last week`,
		...(push ? [`  read     at once, ${pushWords(push)}`] : []),
		...found.oddities.map((oddity) => `  odd      ${oddity}`),
		...found.others.map(({ url }) => `  also     ${url}`),
	].join("\n");
}
