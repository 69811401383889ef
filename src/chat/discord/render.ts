import type { StoriesOfPosts } from "../adapter.ts";
import type { Message, MessageAction, MessageEntry } from "../message.ts";
import {
	bodyOf,
	type Component,
	type DiscordBody,
	isPostable,
	line,
	mostButtons,
	type Option,
	rows,
	text,
} from "./components.ts";
import { button, menus, optionsOf } from "./render-actions.ts";
import { entryText } from "./render-entry.ts";
import { closing, gallery, opening, tableParts } from "./render-frame.ts";

export type { DiscordBody } from "./components.ts";

const mostActions = 2 * mostButtons;

/** What stays together in one post. */
interface Section {
	components: Component[];
	/** What goes into the menus under the post. */
	options: Option[];
	storyId: number | null;
}

interface RenderedPost {
	body: DiscordBody;
	storyIds: number[];
}

/** A message as Discord shows it; one that is too long for a post goes on in the next. */
export function renderDiscord(message: Message): DiscordBody[] {
	return renderPosts(message).map(({ body }) => body);
}

/** The same, with the stories that each post tells. */
export function renderPosts(message: Message): RenderedPost[] {
	const linked = packed(sections(message, true));
	// Each source is a link; the citations need not be where this saves a post.
	const posts = linked.length === 1 ? linked : packed(sections(message, false));
	return posts.map(rendered);
}

/** The same, each story in the post that told it before; null where one has become too long. */
export function renderPostsAgain(
	message: Message,
	told: StoriesOfPosts,
): RenderedPost[] | null {
	for (const linked of told.length === 1 ? [true, false] : [false]) {
		const posts = packedAsTold(sections(message, linked), told);
		if (posts?.every((post) => isPostable(componentsOf(post))))
			return posts.map(rendered);
	}
	return null;
}

function rendered(post: readonly Section[]): RenderedPost {
	return {
		body: bodyOf(componentsOf(post)),
		storyIds: post.flatMap(({ storyId }) => storyId ?? []),
	};
}

function sections(message: Message, linked: boolean): Section[] {
	const alone = message.entries.length === 1;
	const isNew = firstTimes();
	const plain = (components: Component[]): Section[] =>
		components.length > 0 ? [{ components, options: [], storyId: null }] : [];
	return [
		...plain(opening(message)),
		...plain(message.picture ? gallery(message.picture) : []),
		...message.entries.map((entry) =>
			entrySection(entry, entry.actions.filter(isNew), { linked, alone }),
		),
		...(message.table ? tableParts(message.table) : []).flatMap(plain),
		...plain(closing(message)),
		...plain(
			rows(message.actions.filter(isNew).slice(0, mostActions).map(button)),
		),
	];
}

/** A message with one id twice is refused. */
function firstTimes(): (action: MessageAction) => boolean {
	const seen = new Set<string>();
	return ({ id, value }) => {
		const isNew = !seen.has(`${id}:${value}`);
		seen.add(`${id}:${value}`);
		return isNew;
	};
}

function packed(sections: readonly Section[]): Section[][] {
	const posts: Section[][] = [];
	for (const section of sections) {
		const last = posts.at(-1);
		if (last && isPostable(componentsOf([...last, section])))
			last.push(section);
		else posts.push([section]);
	}
	return posts;
}

/** What opens a message stays in its first post, what closes it in its last. */
function packedAsTold(
	sections: readonly Section[],
	told: StoriesOfPosts,
): Section[][] | null {
	const posts: Section[][] = told.map(() => []);
	let at = 0;
	for (const section of sections) {
		const { storyId } = section;
		if (storyId !== null)
			at = told.findIndex((stories) => stories.includes(storyId));
		else if (at > 0 || posts[0]?.some((one) => one.storyId !== null))
			at = told.length - 1;
		const post = posts[at];
		if (!post) return null;
		post.push(section);
	}
	return posts;
}

/** Sections between lines, and under them the menus. */
function componentsOf(post: readonly Section[]): Component[] {
	return [
		...post.flatMap(({ components }, index) =>
			index === 0 || isRow(components) ? components : [line, ...components],
		),
		...menus(post.map(({ options }) => options)),
	];
}

/** A row of buttons belongs to what stands above it. */
function isRow([first]: readonly Component[]): boolean {
	return first?.type === 1;
}

/** An entry alone has all its buttons under it; of several, each has one, and the rest in a menu. */
function entrySection(
	entry: MessageEntry,
	actions: readonly MessageAction[],
	{ linked, alone }: { linked: boolean; alone: boolean },
): Section {
	const content = entryText(entry, linked);
	const [first, ...others] = actions;
	const { storyId } = entry;
	if (!first) return { components: text(content), options: [], storyId };
	if (alone)
		return {
			components: [
				...text(content),
				...rows(actions.slice(0, mostActions).map(button)),
			],
			options: [],
			storyId,
		};
	return {
		components: [
			{
				type: 9,
				components: [{ type: 10, content }],
				accessory: button(first),
			},
		],
		options: optionsOf(entry, others),
		storyId,
	};
}
