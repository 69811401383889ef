import { coverageAt } from "../../digests/store-progress.ts";
import { adderName, adderOf } from "../../feeds/adder.ts";
import { checkFeed } from "../../feeds/check.ts";
import type { Feed } from "../../feeds/feed.ts";
import { addFeed, listFeeds, removeFeed } from "../../feeds/store.ts";
import { normalise } from "../../lib/text/normalise.ts";
import {
	askedChannel,
	languageFor,
	needMember,
	needRights,
} from "../conversation/asked-channel.ts";
import { ChatError } from "../conversation/chat-error.ts";
import type { Message } from "../message.ts";
import {
	checkedMessage,
	feedName,
	feedsMessage,
} from "../messages/feeds-message.ts";
import { plainMessage, toPerson } from "../messages/plain-message.ts";
import type { ChatCommand, ChatDeps, CommandInput } from "./command.ts";
import { mostSuggestions, suggestion } from "./complete.ts";
import { wordsOf } from "./words.ts";

const actions = ["list", "check", "add", "remove"] as const;

export const feeds: ChatCommand = {
	name: "feeds",
	...wordsOf("feeds"),
	options: [
		{
			name: "action",
			...wordsOf("feeds", "action"),
			required: false,
			choices: actions,
		},
		{
			name: "url",
			...wordsOf("feeds", "url"),
			required: false,
			rest: true,
			async complete(typed, asker, { database }) {
				const wanted = normalise(typed);
				return (await feedsShownTo(asker, database))
					.filter((feed) =>
						normalise(`${feed.title} ${feed.url}`).includes(wanted),
					)
					.filter(({ url }) => url.length <= 100)
					.slice(0, mostSuggestions)
					.map((feed) => suggestion(feed.url, feedName(feed)));
			},
		},
	],
	// Listing changes nothing; adding and removing ask for the right themselves.
	permission: "anyone",
	personal: false,
	async run(input, deps) {
		switch (input.value("action")) {
			case "add":
				return toPerson(await add(input, deps));
			case "check":
				return toPerson(await check(input, deps));
			case "remove":
				return toPerson(await remove(input, deps));
			default:
				return toPerson(await list(input, deps));
		}
	},
};

async function list(
	{ asker, texts }: CommandInput,
	{ database, clock }: ChatDeps,
): Promise<Message> {
	const coverage = await coverageAt(database, clock.now());
	return feedsMessage(texts, await feedsShownTo(asker, database), coverage);
}

/** All but those that another workspace added: their addresses may let in whoever knows them. */
async function feedsShownTo(
	{ platform, workspace }: CommandInput["asker"],
	database: ChatDeps["database"],
): Promise<Feed[]> {
	return (await listFeeds(database)).filter(({ addedBy }) => {
		const adder = adderOf(addedBy);
		return (
			adder === null ||
			(adder.platform === platform && adder.workspace === workspace.id)
		);
	});
}

async function add(
	{ asker, texts, value }: CommandInput,
	deps: ChatDeps,
): Promise<Message> {
	needRights(asker, await askedChannel(deps.database, asker));
	const found = await checkFeed(deps, needAddress(value("url"), "add"));
	if (found.url === null) return checkedMessage(texts, found, "added");
	const { added } = await addFeed(
		deps.database,
		{ url: found.url, title: found.title, language: found.language },
		{
			by: nameOf(asker),
			language: languageFor(asker, null, deps.defaults.language),
			now: deps.clock.now(),
		},
	);
	return checkedMessage(texts, found, added ? "added" : "present");
}

/** What is at an address, or at that of a feed of ours; every look goes out to it. */
async function check(
	{ asker, texts, value }: CommandInput,
	deps: ChatDeps,
): Promise<Message> {
	needMember(asker);
	const typed = needAddress(value("url"), "check");
	const shown = await feedsShownTo(asker, deps.database);
	const known = feedNamed(shown, typed);
	const found = await checkFeed(deps, known?.url ?? typed);
	return checkedMessage(texts, found, "checked");
}

/** Feeds of the catalogue are everybody's: who may remove one is an admin, or added it. */
async function remove(
	{ asker, texts, value }: CommandInput,
	{ database }: ChatDeps,
): Promise<Message> {
	const typed = needAddress(value("url"), "remove");
	const feed = feedMeant(await feedsShownTo(asker, database), typed);
	const isOwn = feed.addedBy === nameOf(asker);
	needMember(asker);
	if (asker.person.rights !== "manager" && !isOwn)
		throw new ChatError(({ commands }) =>
			commands.errors.othersFeed(feedName(feed)),
		);
	await removeFeed(database, feed.id);
	return plainMessage(texts, [texts.commands.feeds.removed(feedName(feed))]);
}

function needAddress(typed: string | null, action: string): string {
	if (typed?.trim()) return typed.trim();
	throw new ChatError(({ commands: { errors } }) =>
		[
			errors.missing("url"),
			errors.suchAs(`/feeds ${action} lab.example/blog`),
		].join(" "),
	);
}

function feedMeant(all: readonly Feed[], typed: string): Feed {
	const found = feedNamed(all, typed);
	if (found) return found;
	throw new ChatError(({ commands }) => commands.errors.noFeed(typed));
}

/** By its address, with or without what stands before the host, else by its name. */
function feedNamed(all: readonly Feed[], typed: string): Feed | undefined {
	const address = bareAddress(typed);
	const wanted = normalise(typed);
	return (
		all.find(({ url }) => bareAddress(url) === address) ??
		all.find((feed) => normalise(feedName(feed)) === wanted)
	);
}

function bareAddress(address: string): string {
	return address
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\/(?:www\.)?|\/+$/g, "");
}

function nameOf({
	platform,
	workspace,
	person,
}: CommandInput["asker"]): string {
	return adderName({ platform, workspace: workspace.id, person: person.id });
}
