import type { FeedKind } from "../feeds/feed.ts";
import { bareHeadline } from "./headline.ts";
import { independentHosts } from "./hosts.ts";
import {
	type EventKind,
	eventKinds,
	type NoiseKind,
	noiseKinds,
} from "./kinds.ts";
import { findAmounts } from "./quantities.ts";
import type { RankPart } from "./story.ts";

export interface RankedArticle {
	host: string;
	kind: FeedKind;
	weight: number;
	title: string;
	fingerprint?: string;
	publishedAt: Date;
}

export interface RankedInput {
	articles: readonly RankedArticle[];
	/** Slugs of all its articles together. */
	topics: readonly string[];
	models: readonly string[];
	organisations: readonly string[];
}

export interface RankContext {
	now: Date;
	/** The channel that asks; without it the rank is everybody's. */
	channel?: {
		topics: readonly string[];
		models: readonly string[];
		organisations: readonly string[];
		/** Sum of what the channel's readers pressed: more is 1, less is -1. */
		feedback?: number;
	};
}

const kindWeights: Record<EventKind, number> = {
	incident: 1,
	release: 1,
	rule: 1,
	ruling: 1,
	acquisition: 0.8,
	funding: 0.4,
	people: 0.4,
	chips: 0.3,
	research: 0.3,
	earnings: 0.3,
	effective: 0.5,
	denied: 0.3,
	corrected: 0.3,
};

const noiseWeights: Record<NoiseKind, number> = {
	deal: -3,
	listicle: -2,
	"how-to": -2,
	puzzle: -4,
	review: -1,
	opinion: -1,
	"press-release": -1,
	showcase: -1.5,
	podcast: -1,
};

const halfLifeHours = 12;

/** Scores a story by parts that add up, so that `/why` can show them. */
export function rank(
	story: RankedInput,
	context: RankContext,
): { score: number; parts: RankPart[] } {
	const parts: RankPart[] = [];
	const add = (kind: string, value: number, why: string): void => {
		const rounded = Math.round(value * 100) / 100;
		if (rounded !== 0) parts.push({ kind, value: rounded, why });
	};

	const hosts = independentHosts(story.articles);
	add(
		"hosts",
		Math.log2(1 + hosts.length),
		hosts.length === 1 ? "one host" : `${hosts.length} independent hosts`,
	);
	const official = story.articles.find(({ kind }) => kind === "official");
	if (official) add("official", 1, `official source ${official.host}`);

	const titles = story.articles.map(({ title }) => bareHeadline(title));
	const kinds = commonKinds(titles.map(eventKinds));
	for (const kind of kinds.slice(0, 2)) add("event", kindWeights[kind], kind);
	const size =
		kinds.includes("funding") || kinds.includes("acquisition")
			? largest(titles)
			: 0;
	if (size >= 1e8)
		add(
			"size",
			Math.min(1.5, Math.log10(size / 1e7) * 0.5),
			`${size / 1e6} million`,
		);
	for (const noise of commonKinds(titles.map(noiseKinds)))
		add("noise", noiseWeights[noise], noise);

	if (story.topics.length > 0)
		add(
			"topics",
			1 + 0.25 * Math.min(3, story.topics.length - 1),
			story.topics.join(", "),
		);
	else add("off-topic", -4, "nothing about the AI industry");

	const { channel } = context;
	if (channel) {
		const followed = [
			...story.topics.filter((slug) => channel.topics.includes(slug)),
			...story.models.filter((slug) => channel.models.includes(slug)),
			...story.organisations.filter((name) =>
				channel.organisations.includes(name),
			),
		];
		if (followed.length > 0)
			add(
				"followed",
				1 + 0.3 * Math.min(3, followed.length - 1),
				`your ${followed.join(", ")}`,
			);
		if (channel.feedback)
			add(
				"feedback",
				Math.max(-2, Math.min(2, channel.feedback)),
				"your feedback",
			);
	}

	const newest = Math.max(
		...story.articles.map(({ publishedAt }) => publishedAt.getTime()),
	);
	const hours = Math.max(0, (context.now.getTime() - newest) / 3_600_000);
	add("recency", 2 ** (-hours / halfLifeHours), `${Math.round(hours)} h old`);

	const score = parts.reduce((sum, part) => sum + part.value, 0);
	return { score: Math.round(score * 100) / 100, parts };
}

/** Kinds that at least a third of the headlines show, the commonest first. */
function commonKinds<Kind extends string>(perTitle: Kind[][]): Kind[] {
	const counts = new Map<Kind, number>();
	for (const kinds of perTitle)
		for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return [...counts]
		.filter(([, count]) => count * 3 >= perTitle.length)
		.sort((a, b) => b[1] - a[1])
		.map(([kind]) => kind);
}

function largest(titles: string[]): number {
	return titles
		.flatMap((title) => findAmounts(title.toLowerCase()))
		.filter(({ unit }) => unit === "money")
		.reduce((most, { value }) => Math.max(most, value), 0);
}
