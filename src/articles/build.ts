import type { FeedKind } from "../feeds/feed.ts";
import { cut } from "../feeds/reading/plain-text.ts";
import { detectLanguage } from "../lib/language/detect.ts";
import { languageOfScript } from "../lib/language/script.ts";
import { tag } from "../topics/tag.ts";
import { aggregatorTarget } from "./aggregator.ts";
import type { Article } from "./article.ts";
import type { ReadPage } from "./extract.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { htmlToText } from "./html-text.ts";
import { readerLink } from "./link.ts";
import type { ArticleChange, ItemToIngest } from "./store.ts";
import { canonicalUrl, hostOf } from "./url.ts";

/** A feed that gives so many characters gives the article; fewer are a teaser. */
export const enoughText = 600;

const longestText = 60_000;
const longestSummary = 600;

/** A clock that is an hour wrong is one of a summer time forgotten; more is a mistake or a trick. */
const futureMilliseconds = 3_600_000;

/** What the feed alone gives of an article. */
export interface Draft {
	/** Canonical. */
	url: string;
	/** As given, to be fetched. */
	address: string;
	/** Whether the feed points at somebody else's article. */
	pointed: boolean;
	title: string;
	summary: string | null;
	text: string;
}

/** Reads an item without fetching anything. Throws where its address is none. */
export function draftOf(item: ItemToIngest & { url: string }): Draft {
	const target = aggregatorTarget(item);
	const title = item.title.trim();
	const content = htmlToText(item.content ?? "", title);
	const teaser = htmlToText(item.summary ?? "", title).replace(/\s+/g, " ");
	const ownTeaser = isInScriptOf(title, teaser) ? teaser : "";
	const summary = ownTeaser || content.replace(/\s+/g, " ");
	return {
		url: canonicalUrl(target ?? item.url),
		address: target ?? item.url,
		pointed: target !== null,
		title,
		summary: summary === "" ? null : cut(summary, longestSummary),
		// What an aggregator writes about an article is not the article.
		text: target === null && content.length > teaser.length ? content : "",
	};
}

/** Fewer words may be a product's name, which keeps its own script everywhere. */
const fewestWords = 5;

/** A teaser in another script than its title is an aggregator's translation, not the article's words. */
function isInScriptOf(title: string, teaser: string): boolean {
	const isName = title.split(/\s+/).length < fewestWords;
	const script = languageOfScript(title);
	return (isName && script === "latin") || script === languageOfScript(teaser);
}

/** The article of an item, from its feed and, where it was read, its page. */
export function buildArticle(
	item: ItemToIngest,
	draft: Draft,
	page: ReadPage | null,
): Omit<Article, "id"> {
	const { url, title, summary } = draft;
	const read =
		page !== null && page.text.length > draft.text.length
			? page.text
			: draft.text;
	const text = read.slice(0, longestText);
	const host = hostOf(url);
	const language = detectLanguage(
		`${title}. ${text || summary || ""}`,
		item.language ?? page?.claimedLanguage ?? null,
	);
	const tags = tag({ title, summary: summary ?? "", text, url, language });
	return {
		...sourceOf(item, draft),
		url,
		link: readerLink(draft.address),
		host,
		title,
		summary,
		text,
		byline: item.author ?? page?.byline ?? null,
		language,
		publishedAt: publishedAt(item, page),
		seenAt: item.seenAt,
		backlog: item.backlog,
		fingerprint: fingerprintOf({ title, summary, text, host, language }),
		topics: tags.topics.map(({ slug }) => slug),
		models: tags.models.map(({ slug }) => slug),
		organisations: tags.organisations,
	};
}

/**
 * Who speaks. An article that an aggregator points at is its publisher's, of
 * whom no feed tells; one that a community points at is as likely a reader's own.
 */
function sourceOf(
	{ feed }: ItemToIngest,
	{ url, pointed }: Draft,
): Pick<Article, "source" | "kind" | "weight"> {
	const host = hostOf(url);
	if (!pointed)
		return { source: feed.title ?? host, kind: feed.kind, weight: feed.weight };
	return {
		source: host,
		kind: feed.kind === "community" ? "community" : "press",
		weight: 1,
	};
}

function publishedAt(
	{ publishedAt, seenAt }: ItemToIngest,
	page: ReadPage | null,
): Date {
	const claimed =
		publishedAt ?? (page?.publishedAt ? new Date(page.publishedAt) : seenAt);
	return claimed.getTime() > seenAt.getTime() + futureMilliseconds
		? seenAt
		: claimed;
}

const standing: Record<FeedKind, number> = {
	official: 4,
	press: 3,
	newsletter: 2,
	community: 1,
	aggregator: 0,
};

/**
 * What a further item betters in an article: its publisher's own feed says who
 * speaks, where so far only a pointer did, and may bring the text.
 */
export function betterBy(
	article: Article,
	item: ItemToIngest,
	draft: Draft,
): ArticleChange {
	const change: ArticleChange = {};
	const source = sourceOf(item, draft);
	const own = !draft.pointed && standing[source.kind] >= standing[article.kind];
	if (
		own &&
		(article.source === article.host ||
			standing[source.kind] > standing[article.kind])
	) {
		Object.assign(change, source);
	}
	if (article.summary === null && draft.summary !== null)
		change.summary = draft.summary;
	if (article.text.length < enoughText && draft.text.length >= enoughText) {
		change.text = draft.text.slice(0, longestText);
		change.fingerprint = fingerprintOf({ ...article, text: change.text });
	}
	return change;
}
