import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, safeUrl } from "#src/chat/clean-text.ts";
import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import { editionMessage } from "#src/chat/edition-message.ts";
import type { Message } from "#src/chat/message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import type { Edition } from "#src/digests/edition.ts";
import {
	discordProblems,
	slackProblems,
	stringsIn,
} from "#test/support/platform-limits.ts";
import { randomEdition } from "#test/support/random-editions.ts";

/** RANDOM_EDITIONS=10000 for the long round. */
const numRuns = Number(process.env.RANDOM_EDITIONS ?? 120);

test(
	"any edition keeps the limits, comes alive nowhere and is cut in no word",
	() => {
		fc.assert(
			fc.property(randomEdition, (edition) => {
				const message = editionMessage(edition);
				const slack = renderSlack(message);
				const discord = renderDiscord(message);
				const text = renderText(message, { width: 60 });
				const urls = sourceUrls(edition);
				const slackTexts = stringsIn(slack);
				const discordTexts = stringsIn(discord);
				expect([
					...slack.flatMap(slackProblems),
					...discord.flatMap(discordProblems),
					...[...slackTexts, ...discordTexts, text].flatMap(malformed),
					...slackTexts.flatMap((shown) => aliveInSlack(shown, urls)),
					...discordTexts.flatMap((shown) => aliveInDiscord(shown, urls)),
					...(text.includes("://") ? ["address in the terminal"] : []),
					...cutWords([...slackTexts.map(unescaped), ...discordTexts], message),
				]).toEqual([]);
			}),
			{ numRuns },
		);
	},
	60_000 + numRuns * 500,
);

type Urls = ReadonlySet<string | null>;

function sourceUrls({ entries }: Edition): Urls {
	return new Set(
		entries.flatMap(({ sources }) => sources.map(({ url }) => safeUrl(url))),
	);
}

function malformed(text: string): string[] {
	const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
	return text.isWellFormed() && !forbidden.test(text.replaceAll("\n", ""))
		? []
		: [`malformed: ${JSON.stringify(text)}`];
}

function aliveInSlack(text: string, urls: Urls): string[] {
	const foreign: string[] = [];
	const bare = text.replace(/<(https?:[^|<>]*)\|[^<>]*>/g, (_, url: string) => {
		if (!urls.has(url.replaceAll("&amp;", "&"))) foreign.push(url);
		return "";
	});
	const alive =
		/[<>]|https?:\/\/|@(channel|here|everyone)|&(?!amp;|lt;|gt;)/i.exec(bare);
	return [...foreign, ...(alive ? [`${alive[0]} in ${bare}`] : [])];
}

function aliveInDiscord(text: string, urls: Urls): string[] {
	const foreign: string[] = [];
	const bare = text.replace(
		/\[\[\d+\]\]\(<(https?:[^<>()\s]*)>\)/g,
		(_, url: string) => {
			if (!urls.has(url)) foreign.push(url);
			return "";
		},
	);
	const alive =
		/https?:\/\/|(?<!\\)[<>[\]]|@(everyone|here)|<(@|#|\/|t:|a?:)|discord\.gg\//i.exec(
			bare,
		);
	return [...foreign, ...(alive ? [`${alive[0]} in ${bare}`] : [])];
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
