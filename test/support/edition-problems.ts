import { cleanText, safeUrl } from "#src/chat/clean-text.ts";
import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import type { Message } from "#src/chat/message.ts";
import {
	type EarlierLinks,
	editionMessage,
} from "#src/chat/messages/edition-message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { textLanguages, textsIn } from "#src/chat/texts/texts.ts";
import type { Edition } from "#src/digests/edition.ts";
import { renderHtml } from "#src/web/render.ts";
import {
	aliveInDiscord,
	aliveInHtml,
	aliveInSlack,
	type JudgeLink,
} from "./alive.ts";
import {
	discordProblems,
	slackProblems,
	stringsIn,
} from "./platform-limits.ts";

export const earlierLabels = textLanguages.map(
	(code) => textsIn(code).earlierMessage,
);

/** What is wrong with an edition as each platform would show it, a sentence each: limits, links, mentions, cuts. */
export function editionProblems(
	edition: Edition,
	earlierLinks: EarlierLinks,
): string[] {
	const message = editionMessage(edition, { earlierLinks });
	const slack = renderSlack(message);
	const discord = renderDiscord(message);
	const text = renderText(message, { width: 60 });
	const page = renderHtml(message);
	const judge = judgeLinks(edition, earlierLinks);
	const slackTexts = stringsIn(slack);
	const discordTexts = stringsIn(discord);
	return [
		...slack.flatMap(slackProblems),
		...discord.flatMap(discordProblems),
		...[...slackTexts, ...discordTexts, text, page].flatMap(malformed),
		...slackTexts.flatMap((shown) => aliveInSlack(shown, judge)),
		...discordTexts.flatMap((shown) =>
			aliveInDiscord(shown, judge, earlierLabels),
		),
		...aliveInHtml(tagsOf(page), addressesOf(edition, earlierLinks)),
		...(text.includes("://") ? ["address in the terminal"] : []),
		...cutWords([...slackTexts.map(unescaped), ...discordTexts], message),
	];
}

/** A page without its text, which may speak of `onload=`. */
function tagsOf(page: string): string {
	return (page.match(/<[^<>]*>/g) ?? []).join("\n");
}

function sourcesOf({ entries, modelNews }: Edition): Set<string | null> {
	return new Set([
		...entries.flatMap(({ sources }) => sources.map(({ url }) => safeUrl(url))),
		...(modelNews?.changes ?? []).map(({ url }) => safeUrl(url)),
	]);
}

function earlierOf(
	{ entries }: Edition,
	links: EarlierLinks,
): Set<string | null> {
	return new Set(
		entries.map(({ storyId }) => safeUrl(links.get(storyId) ?? "")),
	);
}

/** All addresses that a page may lead to. */
function addressesOf(
	edition: Edition,
	links: EarlierLinks,
): Set<string | null> {
	return new Set([...sourcesOf(edition), ...earlierOf(edition, links)]);
}

/** Behind a link may stand the address of an earlier message where it says so, else of a source. */
function judgeLinks(edition: Edition, links: EarlierLinks): JudgeLink {
	const [sources, earlier] = [sourcesOf(edition), earlierOf(edition, links)];
	return (url, label) => {
		const allowed = earlierLabels.includes(label) ? earlier : sources;
		return allowed.has(url) ? [] : [`${label} leads to ${url}`];
	};
}

function malformed(text: string): string[] {
	const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
	return text.isWellFormed() && !forbidden.test(text.replaceAll("\n", ""))
		? []
		: [`malformed: ${JSON.stringify(text)}`];
}

function unescaped(text: string): string {
	return text
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");
}

/** Without marks that a renderer replaces by such as look the same, and joins that nobody sees. */
function asSeen(text: string): string {
	return text.replace(/[∗ˍ∼ˋ∶›*_~`:>¦|\\\u2060“”«»]/g, "");
}

/** What stands before "…" and is no whole word of the message. */
function cutWords(shown: string[], message: Message): string[] {
	const words = new Set(
		stringsIn(message).flatMap((text) => asSeen(cleanText(text)).split(/\s+/)),
	);
	const segmenter = new Intl.Segmenter("en", { granularity: "word" });
	const isWhole = (piece: string) =>
		words.has(piece) ||
		[...words].some(
			(word) =>
				word.startsWith(piece) &&
				[...segmenter.segment(word)].some(
					({ index }) => index === piece.length,
				),
		);
	return shown
		.flatMap((text) => text.split(/\s+/u))
		.filter((piece) => piece.endsWith("…"))
		.map((piece) => asSeen(piece.slice(0, -1)))
		.filter((piece) => piece !== "" && !isWhole(piece));
}
