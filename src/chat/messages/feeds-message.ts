import type { Coverage } from "../../digests/edition.ts";
import type { FeedCheck } from "../../feeds/check.ts";
import type { Feed } from "../../feeds/feed.ts";
import { cleanText } from "../clean-text.ts";
import type { Message, Paragraph } from "../message.ts";
import { counted, languageName, type Texts } from "../texts/texts.ts";
import { dateText } from "./answer-values.ts";
import { emptyMessage } from "./model-message.ts";

const listedTroubles = 8;

export function feedName({ title, url }: Pick<Feed, "title" | "url">): string {
	return cleanText(title ?? url);
}

/** All feeds by folder, and what is wrong with some. */
export function feedsMessage(
	texts: Texts,
	feeds: readonly Feed[],
	coverage: Pick<Coverage, "feeds" | "fresh">,
): Message {
	const { feeds: words } = texts.commands;
	const number = new Intl.NumberFormat(texts.locale);
	const folders = Map.groupBy(feeds, ({ folder }) => folder);
	const troubles = feeds.flatMap((feed) => trouble(texts, feed) ?? []);
	return {
		...emptyMessage(texts),
		headline: counted(texts, words.title, feeds.length),
		subtitle: words.fresh(
			number.format(coverage.fresh),
			number.format(coverage.feeds),
		),
		paragraphs: [...folders].map(
			([folder, members]): Paragraph => [
				{ kind: "strong", text: cleanText(folder) },
				{ kind: "text", text: members.map(feedName).join(" · ") },
			],
		),
		footer: troubles.slice(0, listedTroubles),
		hints: ["/feeds add lab.example/blog", "/feeds remove …"],
	};
}

function trouble(texts: Texts, feed: Feed): string | null {
	const { feeds: words } = texts.commands;
	if (feed.state === "gone") return words.gone(feedName(feed));
	if (feed.failures === 0 || feed.lastError === null) return null;
	return words.failing(feedName(feed), feedCause(texts, feed));
}

/** Why a feed cannot be read, as far as that is known in the language of the texts; a clause. */
export function feedCause(
	{ commands }: Texts,
	{ lastProblem, lastError }: Pick<Feed, "lastProblem" | "lastError">,
): string {
	return cleanText(
		lastProblem ? commands.feeds.cause(lastProblem) : (lastError ?? ""),
	);
}

/** What was found at an address, and whether it was added, or was not asked to be. */
export function checkedMessage(
	texts: Texts,
	check: FeedCheck,
	outcome: "added" | "present" | "checked",
): Message {
	const { feeds: words } = texts.commands;
	if (check.url === null)
		return {
			...emptyMessage(texts),
			paragraphs: [
				[
					{
						kind: "text",
						text: (outcome === "checked" ? words.unreadable : words.nothing)(
							cleanText(check.asked),
							check.problem ? cleanText(words.problem(check.problem)) : "",
						),
					},
				],
			],
			hints: check.others.slice(0, 3).map(({ url }) => `/feeds add ${url}`),
		};
	const name = feedName({ title: check.title, url: check.url });
	const { added, present, readable: checked } = words;
	const said = { added, present, checked };
	const facts = [
		cleanText(check.url),
		check.format?.toUpperCase(),
		check.language ? languageName(texts, check.language) : null,
		counted(texts, words.found.items, check.items),
		check.newest
			? words.found.newest(dateText(texts, check.newest.slice(0, 10)))
			: null,
		counted(texts, words.found.lastWeek, check.lastWeek),
	].filter((fact) => fact != null);
	const where =
		check.found === "named by the page"
			? words.found.named
			: check.found === "at a usual place"
				? words.found.usualPlace
				: null;
	return {
		...emptyMessage(texts),
		paragraphs: [
			said[outcome](name),
			facts.join(" · "),
			...(where ? [where] : []),
			...check.oddities.map((oddity) =>
				words.found.odd(cleanText(words.oddity(oddity))),
			),
		].map((text) => [{ kind: "text", text }]),
		hints: check.others.slice(0, 3).map(({ url }) => `/feeds add ${url}`),
	};
}
