import type { KnownModel } from "../../answers/known-models.ts";
import { readKnownModels } from "../../answers/read-models.ts";
import {
	type FoundArticle,
	type SearchTerm,
	searchArticles,
} from "../../answers/store.ts";
import { searchConfiguration, searchText } from "../../articles/search.ts";
import type { Feed } from "../../feeds/feed.ts";
import { listFeeds } from "../../feeds/store.ts";
import type { Database } from "../../lib/database/database.ts";
import { normalise } from "../../lib/text/normalise.ts";
import type { SearchQuery } from "./search-query.ts";
import { type ChannelView, searchChannels } from "./store-channels.ts";
import { type FoundStory, storiesOfArticles } from "./store-search.ts";

/** Of each kind, what was found first. */
export interface Found {
	stories: FoundStory[];
	articles: FoundArticle[];
	feeds: Feed[];
	channels: ChannelView[];
	models: KnownModel[];
}

export const groups = [
	"stories",
	"articles",
	"feeds",
	"channels",
	"models",
] as const;
export type Group = (typeof groups)[number];

export interface SearchOptions {
	/** How many of each kind; those not named are not looked for. */
	limits: Readonly<Partial<Record<Group, number>>>;
	after: Date;
	until: Date;
}

/** Stories are found by their articles: several tell of one. */
const articlesPerStory = 3;
const mostArticles = 90;

/** Looks for words in all that there is. */
export async function search(
	database: Database,
	query: SearchQuery,
	{ limits, after, until }: SearchOptions,
): Promise<Found> {
	const { words, host, language, topic } = query;
	const isFiltered = [host, language, topic].some(Boolean);
	const { stories = 0, articles = 0, feeds = 0, channels = 0 } = limits;
	const found = await searchArticles(database, {
		names: words.map(termFor),
		others: [],
		slugs: [],
		...{ host, language, topic, after, until },
		limit: Math.min(
			mostArticles,
			Math.max(articles, stories * articlesPerStory),
		),
	});
	const ids = found.map(({ id }) => id);
	return {
		stories: stories > 0 ? await storiesOfArticles(database, ids, stories) : [],
		articles: found.slice(0, articles),
		...(isFiltered || words.length === 0
			? { feeds: [], channels: [], models: [] }
			: {
					feeds: feedsWith(await listFeeds(database), words).slice(0, feeds),
					channels: await channelsWith(database, words, channels),
					models: await modelsNamed(database, words, limits.models ?? 0),
				}),
	};
}

const configurations = [
	...new Set(["en", "it", "de", "es", "fr", "zh"].map(searchConfiguration)),
];
/** Shorter beginnings stand in most texts. */
const shortestBeginning = 3;

/** A word in the stems of each language, and as the beginning of a longer one. */
function termFor(word: string): SearchTerm {
	const words = [searchText(word, /\p{Script=Han}/u.test(word) ? "zh" : "en")];
	return [
		...configurations.map((configuration) => ({
			configuration,
			words,
			prefixed: false,
		})),
		...(word.length >= shortestBeginning
			? [{ configuration: "simple", words, prefixed: true }]
			: []),
	];
}

function feedsWith(feeds: readonly Feed[], words: readonly string[]): Feed[] {
	return feeds.filter((feed) => hasWords(feed, words));
}

/** Whether every word stands in what a feed is called, where it is and what it is. */
export function hasWords(
	{ title, url, folder, kind, language }: Feed,
	words: readonly string[],
): boolean {
	const text = normalise([title, url, folder, kind, language].join(" "));
	return words.every((word) => text.includes(normalise(word)));
}

async function channelsWith(
	database: Database,
	words: readonly string[],
	limit: number,
): Promise<ChannelView[]> {
	if (limit === 0) return [];
	const page = { words, silenced: false, limit, offset: 0 };
	return (await searchChannels(database, page)).channels;
}

async function modelsNamed(
	database: Database,
	words: readonly string[],
	limit: number,
): Promise<KnownModel[]> {
	if (limit === 0) return [];
	return (await readKnownModels(database)).complete(words.join(" "), limit);
}
