import fc from "fast-check";
import { expect, test } from "vitest";
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
import {
	aliveInDiscord,
	aliveInSlack,
	type JudgeLink,
} from "#test/support/alive.ts";
import {
	discordProblems,
	slackProblems,
	stringsIn,
} from "#test/support/platform-limits.ts";
import {
	randomEarlierLinks,
	randomEdition,
} from "#test/support/random-editions.ts";

/** RANDOM_EDITIONS=10000 for the long round. */
const numRuns = Number(process.env.RANDOM_EDITIONS ?? 120);

test(
	"any edition keeps the limits, comes alive nowhere and is cut in no word",
	() => {
		/** Links to earlier messages that were shown, so that the round is not one without any. */
		const linked = { slack: 0, discord: 0 };
		fc.assert(
			fc.property(
				randomEdition,
				randomEarlierLinks,
				(edition, earlierLinks) => {
					const message = editionMessage(edition, { earlierLinks });
					const slack = renderSlack(message);
					const discord = renderDiscord(message);
					const text = renderText(message, { width: 60 });
					const judge = judgeLinks(edition, earlierLinks);
					const slackTexts = stringsIn(slack);
					const discordTexts = stringsIn(discord);
					linked.slack += slackTexts.filter((shown) =>
						earlierInSlack.test(shown),
					).length;
					linked.discord += discordTexts.filter((shown) =>
						earlierInDiscord.test(shown),
					).length;
					expect([
						...slack.flatMap(slackProblems),
						...discord.flatMap(discordProblems),
						...[...slackTexts, ...discordTexts, text].flatMap(malformed),
						...slackTexts.flatMap((shown) => aliveInSlack(shown, judge)),
						...discordTexts.flatMap((shown) =>
							aliveInDiscord(shown, judge, earlierLabels),
						),
						...(text.includes("://") ? ["address in the terminal"] : []),
						...cutWords(
							[...slackTexts.map(unescaped), ...discordTexts],
							message,
						),
					]).toEqual([]);
				},
			),
			{ numRuns },
		);
		expect(linked.slack).toBeGreaterThan(0);
		expect(linked.discord).toBeGreaterThan(0);
	},
	60_000 + numRuns * 500,
);

const earlierLabels = textLanguages.map((code) => textsIn(code).earlierMessage);
const earlierInSlack = new RegExp(
	`<https[^|<>]*\\|(${earlierLabels.join("|")})>`,
);
const earlierInDiscord = new RegExp(
	`\\[(${earlierLabels.join("|")})\\]\\(<https`,
);

/** Behind a link may stand the address of an earlier message where it says so, else of a source. */
function judgeLinks(
	{ entries, modelNews }: Edition,
	earlierLinks: EarlierLinks,
): JudgeLink {
	const sources = new Set([
		...entries.flatMap(({ sources }) => sources.map(({ url }) => safeUrl(url))),
		...(modelNews?.changes ?? []).map(({ url }) => safeUrl(url)),
	]);
	const earlier = new Set(
		entries.map(({ storyId }) => safeUrl(earlierLinks.get(storyId) ?? "")),
	);
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
		.flatMap((text) => [...text.matchAll(/(\S*)…(?=\s|$)/gu)])
		.map(([, piece]) => asSeen(piece ?? ""))
		.filter((piece) => piece !== "" && !isWhole(piece));
}
