import { fitParagraphs, fits, fitText, jsonBytes, type Room } from "../fit.ts";
import type {
	Message,
	MessageAction,
	MessageEntry,
	MessageTable,
} from "../message.ts";
import { shorten } from "../shorten.ts";
import { tableText } from "../table-text.ts";
import {
	type Button,
	type Component,
	type Container,
	line,
	measure,
	text,
} from "./components.ts";
import { escapeText, numberLink, spanMarkup } from "./markdown.ts";

/** A body of "create message". */
export type DiscordBody = {
	/** Components V2: no content and no embeds beside them. */
	flags: typeof componentsV2;
	components: [Container];
	allowed_mentions: { parse: [] };
};

const componentsV2 = 32768;
/** The line beside the message: our one colour. */
const accent = 0x1d5c63;

/** https://docs.discord.com/developers/components/reference, counted with what is nested. */
const most = { components: 40, characters: 4000 };
/** Discord answers 500 above about 10,170: https://github.com/discord/discord-api-docs/issues/8554 */
const mostBytes = 9800;
const mostButtons = 5;

/** An entry with its sources, and what stands around the entries, each fit into one post. */
const rooms = {
	headline: { characters: 200, bytes: 900 },
	subtitle: { characters: 200, bytes: 900 },
	opening: { characters: 1500, bytes: 4000 },
	title: { characters: 300, bytes: 1200 },
	labels: { characters: 300, bytes: 1000 },
	entry: { characters: 3300, bytes: 8200 },
	sources: { characters: 1200, bytes: 2400 },
	footer: { characters: 1000, bytes: 2400 },
	table: { characters: 3500, bytes: 8000 },
	button: { characters: 40, bytes: 200 },
} satisfies Record<string, Room>;

/** A message as Discord shows it; one that is too long for a post goes on in the next. */
export function renderDiscord(message: Message): DiscordBody[] {
	const linked = packed(sections(message, true));
	// Each source is a link; the citations need not be where this saves a post.
	const posts = linked.length === 1 ? linked : packed(sections(message, false));
	return posts.map(body);
}

function body(components: Component[]): DiscordBody {
	return {
		flags: componentsV2,
		components: [{ type: 17, accent_color: accent, components }],
		allowed_mentions: { parse: [] },
	};
}

/** What stays together in one post, in order. */
function sections(message: Message, linked: boolean): Component[][] {
	const buttons = message.entries.length === 1;
	const ids = new Set<string>();
	return [
		opening(message),
		...message.entries.map((entry) =>
			entryComponents(entry, { linked, buttons, ids }),
		),
		...(message.table ? [tableComponents(message.table)] : []),
		closing(message),
	].filter((section) => section.length > 0);
}

function packed(sections: Component[][]): Component[][] {
	const posts: Component[][] = [];
	for (const section of sections) {
		const last = posts.at(-1);
		if (last && isPostable([...last, line, ...section]))
			last.push(line, ...section);
		else posts.push([...section]);
	}
	return posts;
}

function isPostable(components: Component[]): boolean {
	const { components: count, characters } = measure(components);
	return (
		// One more is the container around them.
		count + 1 <= most.components &&
		characters <= most.characters &&
		jsonBytes(body(components)) <= mostBytes
	);
}

function opening({ headline, subtitle, paragraphs }: Message): Component[] {
	const lines = [
		headline && `## ${fitText(headline, escapeText, rooms.headline)}`,
		...small(fitText(subtitle ?? "", escapeText, rooms.subtitle)),
		fitParagraphs(paragraphs, (span) => spanMarkup(span, true), rooms.opening),
	];
	return text(lines.filter(Boolean).join("\n"));
}

function closing({ footer, hints }: Message): Component[] {
	const lines = [
		...footer.map(escapeText),
		...(hints.length > 0
			? [hints.map((hint) => `\`${hint}\``).join(" · ")]
			: []),
	].flatMap(small);
	const kept: string[] = [];
	for (const each of lines)
		if (fits([...kept, each].join("\n"), rooms.footer)) kept.push(each);
	return text(kept.join("\n"));
}

/** Discord's small grey text. */
function small(markup: string): string[] {
	return markup === "" ? [] : [`-# ${markup}`];
}

function entryComponents(
	entry: MessageEntry,
	{
		linked,
		buttons,
		ids,
	}: { linked: boolean; buttons: boolean; ids: Set<string> },
): Component[] {
	const head = [
		`### ${fitText(entry.title, (title) => numbered(entry, title), rooms.title)}`,
		...small(fitText(entry.labels.join(" · "), escapeText, rooms.labels)),
	].join("\n");
	const foot = small(sourceLine(entry)).join("\n");
	const paragraphs = fitParagraphs(
		entry.paragraphs,
		(span) => spanMarkup(span, linked),
		{
			characters: rooms.entry.characters - head.length - foot.length,
			bytes: rooms.entry.bytes - jsonBytes(head) - jsonBytes(foot),
		},
	);
	const content = [head, paragraphs, foot].filter(Boolean).join("\n");
	const actions = entry.actions
		.slice(0, mostButtons)
		.filter(({ id, value }) => isFirst(`${id}:${value}`, ids))
		.map(button);
	const [first] = actions;
	if (!first) return text(content);
	return buttons
		? [...text(content), { type: 1, components: actions }]
		: [
				{
					type: 9,
					components: [{ type: 10, content }],
					accessory: first,
				},
			];
}

/** A message with one id twice is refused. */
function isFirst(id: string, ids: Set<string>): boolean {
	if (ids.has(id)) return false;
	ids.add(id);
	return true;
}

/** In a heading a number is no list. */
function numbered({ number }: MessageEntry, title: string): string {
	const escaped = escapeText(title) || "…";
	return number === null ? escaped : `${number}. ${escaped}`;
}

/** Sources that would not fit as links stand as their hosts alone. */
function sourceLine({ sources, moreSources }: MessageEntry): string {
	const written = (linked: boolean) =>
		[
			...sources.map(({ number, host, url, notes }) => {
				const note =
					notes.length > 0 ? ` (${escapeText(notes.join(", "))})` : "";
				const mark = linked ? numberLink(number, url) : `\\[${number}\\]`;
				return `${mark} ${escapeText(shorten(host, 80))}${note}`;
			}),
			...(moreSources ? [escapeText(moreSources)] : []),
		].join(" · ");
	if (fits(written(true), rooms.sources)) return written(true);
	return fits(written(false), rooms.sources) ? written(false) : "";
}

function button({ id, value, label }: MessageAction): Button {
	return {
		type: 2,
		style: 2,
		label: fitText(label, (words) => words, rooms.button) || "…",
		custom_id: `${id}:${value}`,
	};
}

/** Rows that are too many are left out. */
function tableComponents(table: MessageTable): Component[] {
	const kept: string[] = [];
	for (const row of tableText(table)) {
		const longer = [...kept, row.replaceAll("`", "ˋ")];
		if (!fits(longer.join("\n"), rooms.table)) break;
		kept.splice(0, kept.length, ...longer);
	}
	return kept.length > 0 ? text(`\`\`\`\n${kept.join("\n")}\n\`\`\``) : [];
}
