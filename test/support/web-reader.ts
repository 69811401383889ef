import type { Edition } from "#src/digests/edition.ts";
import type { Feed } from "#src/feeds/feed.ts";
import type {
	ArticleView,
	Reader,
	SpendingView,
	StoryView,
} from "#src/web/views.ts";
import { morning } from "./chat-fixtures.ts";

const now = new Date("2025-01-28T08:12:00Z");

export function articleView(changes: Partial<ArticleView> = {}): ArticleView {
	return {
		id: 1,
		url: "https://dispatch.example/cost",
		host: "dispatch.example",
		source: "Dispatch",
		kind: "press",
		title: "DeepSeek trained its newest model for about $6 million",
		language: "en",
		publishedAt: new Date("2025-01-27T15:00:00Z"),
		copy: false,
		joinedBy: "first",
		similarity: null,
		...changes,
	};
}

export function storyView(changes: Partial<StoryView> = {}): StoryView {
	return {
		id: 101,
		headline: "DeepSeek trained its newest model for about $6 million",
		firstAt: new Date("2025-01-27T15:00:00Z"),
		lastAt: new Date("2025-01-28T05:00:00Z"),
		backlog: false,
		score: 1.58,
		parts: [
			{ kind: "hosts", value: 2.58, why: "5 independent hosts" },
			{ kind: "noise", value: -1, why: "opinion" },
		],
		hosts: 5,
		topics: ["model-releases"],
		models: ["deepseek-v3"],
		organisations: ["DeepSeek"],
		revision: 1,
		rankedRevision: 1,
		articles: [articleView()],
		...changes,
	};
}

export function feed(changes: Partial<Feed> = {}): Feed {
	return {
		id: 1,
		url: "https://dispatch.example/feed.xml",
		title: "Dispatch",
		siteUrl: "https://dispatch.example/",
		folder: "press",
		kind: "press",
		weight: 1,
		language: "en",
		state: "active",
		etag: null,
		lastModified: null,
		intervalSeconds: 1800,
		nextPollAt: new Date("2025-01-28T08:26:00Z"),
		firstPolledAt: now,
		lastPolledAt: now,
		lastOkAt: now,
		lastItemAt: new Date("2025-01-28T05:00:00Z"),
		lastFullAt: now,
		rhythm: null,
		lastStatus: 200,
		lastMilliseconds: 182,
		lastError: null,
		lastProblem: null,
		failures: 0,
		failingSince: null,
		movedTo: null,
		movedSeen: 0,
		hub: null,
		hubTopic: null,
		addedBy: null,
		addedLanguage: null,
		keptAt: null,
		...changes,
	};
}

export function spendingView(
	changes: Partial<SpendingView> = {},
): SpendingView {
	const tokens = { calls: 2, input: 2000, cached: 900, output: 400 };
	return {
		model: "deepseek (deepseek-flash)",
		limits: [
			{
				name: "the day's budget for language models",
				limit: 0.5,
				spent: 0.0312,
				isNear: false,
			},
		],
		days: [
			{
				...tokens,
				day: "2025-01-28",
				dollars: 0.0312,
				cacheHitRate: 0.45,
				purposes: [{ ...tokens, purpose: "brief", dollars: 0.0312 }],
				whatIf: { perArticle: 2.4, perChannel: 0.12 },
			},
		],
		digests: [
			{
				digestId: 41,
				channel: "#ai-policy",
				slot: "2025-01-28T08:00:00.000Z",
				stories: 4,
				dollars: 0.0041,
			},
		],
		workspaces: [],
		...changes,
	};
}

/** A world of one morning in two channels. */
export function webReader(changes: Partial<Reader> = {}): Reader {
	const other: Edition = morning({
		digestId: 42,
		channel: "tutto",
		language: "it",
		entries: [],
	});
	return {
		now: () => now,
		timeZone: "Europe/Rome",
		latestEditions: async () => [morning(), other],
		edition: async (id) => (id === 41 ? morning() : null),
		otherEditions: async () => [
			{
				digestId: 40,
				kind: "scheduled",
				slot: new Date("2025-01-27T08:00:00Z"),
				timeZone: "Europe/Rome",
				entries: 6,
			},
		],
		topicsOf: async () =>
			new Map([
				[101, ["model-releases", "chips"]],
				[102, ["chip-policy"]],
			]),
		stories: async () => [storyView()],
		neighbours: async () => ({
			before: new Date("2025-01-27T20:00:00Z"),
			after: null,
		}),
		story: async (id) => (id === 101 ? storyView() : null),
		decisions: async () => null,
		brief: async () => null,
		feeds: async () => [feed()],
		spending: async () => spendingView(),
		spentToday: async () => {
			const { model, limits } = spendingView();
			return { model, limits, dollars: 0.0312 };
		},
		problems: async () => [],
		...changes,
	};
}
