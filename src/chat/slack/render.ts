import type { StoriesOfPosts } from "../adapter.ts";
import { safeUrl } from "../clean-text.ts";
import { fitParagraphs, fits, fitText, jsonBytes } from "../fit.ts";
import type {
	Message,
	MessageEntry,
	MessagePicture,
	MessageTable,
	Span,
} from "../message.ts";
import { shorten } from "../shorten.ts";
import { counted, textsIn } from "../texts/texts.ts";
import {
	type Block,
	buttonRow,
	context,
	mrkdwn,
	overflowMenu,
	plainText,
	rooms,
	section,
} from "./blocks.ts";
import { escapeText, link, spanMarkup } from "./mrkdwn.ts";

/** A body of `chat.postMessage`, all but the channel. */
export type SlackBody = {
	/** What notifications show and screen readers read. */
	text: string;
	blocks: Block[];
	unfurl_links: false;
	unfurl_media: false;
	/** Parts after the first belong into the thread of the first. */
	metadata: {
		event_type: typeof messageType;
		event_payload: { part: number; parts: number };
	};
};

/** Under which our posts are found again: https://docs.slack.dev/messaging/message-metadata */
export const messageType = "modelwire_message";

/** https://docs.slack.dev/reference/block-kit/blocks */
const mostBlocks = 50;
/** Slack refuses about 13,000 with `msg_blocks_too_long`: https://github.com/slackapi/bolt-js/issues/2509 */
const mostBytes = 12_000;
const mostFallback = 3000;
const tableSize = { rows: 100, columns: 20, bytes: 9000 };

/** One post, and the stories that it tells. */
export interface SlackPost {
	body: SlackBody;
	storyIds: number[];
}

/** Blocks of one post, and the entries that they tell. */
interface Post {
	blocks: Block[];
	entries: MessageEntry[];
}

/**
 * A message as Slack shows it. One that is too long for a post becomes a list
 * of its headlines, and posts for the thread under it.
 */
export function renderSlackPosts(message: Message): SlackPost[] {
	return rendered(
		message,
		onePost(message, true) ??
			onePost(message, false) ?? [overview(message), ...thread(message)],
	);
}

/** The same, each story in the post that told it before; null where one has become too long. */
export function renderSlackPostsAgain(
	message: Message,
	told: StoriesOfPosts,
): SlackPost[] | null {
	if (told.length === 1) {
		const posts = onePost(message, true) ?? onePost(message, false);
		return posts && rendered(message, posts);
	}
	const inThread = told.slice(1).map((stories) => {
		const entries = message.entries.filter(({ storyId }) =>
			stories.includes(storyId ?? 0),
		);
		return { blocks: entries.flatMap(threadBlocks), entries };
	});
	const isWhole =
		inThread.flatMap(({ entries }) => entries).length ===
			message.entries.length &&
		inThread.every(({ blocks }) => isPostable(blocks));
	return isWhole ? rendered(message, [overview(message), ...inThread]) : null;
}

function rendered(message: Message, posts: readonly Post[]): SlackPost[] {
	return posts.map(({ blocks, entries }, index) => ({
		body: {
			text: fallback(index === 0 ? message : { entries }),
			blocks,
			unfurl_links: false,
			unfurl_media: false,
			metadata: {
				event_type: messageType,
				event_payload: { part: index + 1, parts: posts.length },
			},
		},
		storyIds: entries.flatMap(({ storyId }) => storyId ?? []),
	}));
}

/** The bodies alone. */
export function renderSlack(message: Message): SlackBody[] {
	return renderSlackPosts(message).map(({ body }) => body);
}

/** @param linked whether each citation is a link, as each source is */
function onePost(message: Message, linked: boolean): Post[] | null {
	const { entries } = message;
	const buttons = entries.length === 1;
	const blocks = [
		...opening(message),
		...entries.flatMap((entry) => entryBlocks(entry, { linked, buttons })),
		...tableBlocks(message.table),
		...pictureBlocks(message.picture),
		...closing(message),
	];
	return isPostable(blocks) ? [{ blocks, entries }] : null;
}

function isPostable(blocks: Block[]): boolean {
	return blocks.length <= mostBlocks && jsonBytes(blocks) <= mostBytes;
}

export function opening({ headline, subtitle, paragraphs }: Message): Block[] {
	return [
		...(headline
			? [{ type: "header" as const, text: plainText(headline, rooms.header) }]
			: []),
		...context(fitText(subtitle ?? "", escapeText, rooms.title)),
		...section(
			fitParagraphs(paragraphs, (span) => spanMarkup(span, true), {
				...rooms.section,
				bytes: rooms.section.bytes / 2,
			}),
		),
	];
}

export function closing({ footer, hints, actions }: Message): Block[] {
	const lines = [
		...footer.map(escapeText),
		...(hints.length > 0
			? [hints.map((hint) => `\`${hint}\``).join(" · ")]
			: []),
	];
	const kept: string[] = [];
	for (const line of lines)
		if (fits([...kept, line].join("\n"), rooms.context)) kept.push(line);
	return [
		...buttonRow(actions),
		...(kept.length > 0
			? [{ type: "divider" as const }, ...context(kept.join("\n"))]
			: []),
	];
}

export function entryBlocks(
	entry: MessageEntry,
	{ linked, buttons }: { linked: boolean; buttons: boolean },
): Block[] {
	const head = headline(entry);
	const text = fitParagraphs(
		entry.paragraphs,
		(span: Span) => spanMarkup(span, linked),
		{
			characters: rooms.section.characters - head.length - 1,
			bytes: rooms.section.bytes - jsonBytes(head),
		},
	);
	const { actions } = entry;
	return [
		{
			type: "section",
			text: mrkdwn(text === "" ? head : `${head}\n${text}`),
			...(actions.length > 0 && !buttons
				? { accessory: overflowMenu(actions) }
				: {}),
		},
		...context(sourceLine(entry)),
		...(buttons ? buttonRow(actions) : []),
	];
}

function headline({ number, title, labels }: MessageEntry): string {
	const words = fitText(labels.join(" · "), escapeText, rooms.title);
	const bold = (text: string) =>
		`*${numbered(number, escapeText(text) || "…")}*`;
	return (
		fitText(title, bold, rooms.title) + (words === "" ? "" : ` · _${words}_`)
	);
}

/** Sources that would not fit as links stand as their hosts alone. */
function sourceLine({ sources, moreSources }: MessageEntry): string {
	const line = (linked: boolean) =>
		[
			...sources.map(({ number, host, url, notes }) => {
				const name = `[${number}] ${shorten(host, 80)}`;
				const note =
					notes.length > 0 ? ` (${escapeText(notes.join(", "))})` : "";
				return (linked ? link(name, url) : escapeText(name)) + note;
			}),
			...(moreSources ? [escapeText(moreSources)] : []),
		].join(" · ");
	if (fits(line(true), rooms.context)) return line(true);
	return fits(line(false), rooms.context) ? line(false) : "";
}

/** Rows that are too many are left out. */
export function tableBlocks(table: MessageTable | null): Block[] {
	if (!table) return [];
	const rows = [table.columns, ...table.rows].map((row) =>
		row.slice(0, tableSize.columns).map((cell) => ({
			type: "raw_text" as const,
			text: fitText(cell, (text) => text, rooms.cell) || " ",
		})),
	);
	let kept = rows.slice(0, tableSize.rows);
	while (jsonBytes(kept) > tableSize.bytes) kept = kept.slice(0, -1);
	return [{ type: "table", rows: kept }];
}

/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export function pictureBlocks(picture: MessagePicture | null): Block[] {
	const url = picture && safeUrl(picture.url);
	if (!url) return [];
	const alt = fitText(picture.alt, (text) => text, rooms.alt) || " ";
	return [{ type: "image", image_url: url, alt_text: alt }];
}

/** The list of headlines, as many as fit; the others are counted. */
function overview(message: Message): Post {
	const { entries } = message;
	const texts = textsIn(message.language);
	const build = (listed: number): Block[] => {
		const more = entries.length - listed;
		const notes = [
			...(more > 0 ? [counted(texts, texts.notShown, more)] : []),
			texts.continues,
		];
		return [
			...opening(message),
			...sections(entries.slice(0, listed).map(headline)),
			...context(notes.join(" · ")),
			...pictureBlocks(message.picture),
			...closing(message),
		];
	};
	let listed = entries.length;
	while (listed > 0 && !isPostable(build(listed))) listed--;
	return { blocks: build(listed), entries };
}

function sections(lines: string[]): Block[] {
	const texts: string[] = [];
	for (const line of lines) {
		const longer = `${texts.at(-1)}\n${line}`;
		if (texts.length > 0 && fits(longer, rooms.section))
			texts.splice(-1, 1, longer);
		else texts.push(line);
	}
	return texts.flatMap(section);
}

function thread({ entries, table }: Message): Post[] {
	const posts: Post[] = [];
	const parts: Post[] = [
		...entries.map((entry) => ({
			blocks: threadBlocks(entry),
			entries: [entry],
		})),
		...(table ? [{ blocks: tableBlocks(table), entries: [] }] : []),
	];
	for (const part of parts) {
		const last = posts.at(-1);
		if (last && isPostable([...last.blocks, ...part.blocks])) {
			last.blocks.push(...part.blocks);
			last.entries.push(...part.entries);
		} else posts.push(part);
	}
	return posts;
}

function threadBlocks(entry: MessageEntry): Block[] {
	return entryBlocks(entry, { linked: true, buttons: false });
}

function fallback({
	headline,
	subtitle,
	paragraphs = [],
	entries,
}: Partial<Message> & Pick<Message, "entries">): string {
	const fitted = (line: string, markup = escapeText) =>
		fitText(line, markup, rooms.title);
	const lines = [
		...(headline
			? [fitted(subtitle ? `${headline} — ${subtitle}` : headline)]
			: []),
		...paragraphs.map((paragraph) =>
			fitted(
				paragraph
					.map((span) => (span.kind === "citation" ? "" : span.text))
					.join(" "),
			),
		),
		...entries.map(({ number, title }) =>
			fitted(title, (text) => numbered(number, escapeText(text))),
		),
	];
	let text = "";
	for (const line of lines) {
		const longer = text === "" ? line : `${text}\n${line}`;
		if (longer.length > mostFallback) break;
		text = longer;
	}
	return text || "…";
}

function numbered(number: number | null, title: string): string {
	return number === null ? title : `${number}. ${title}`;
}
