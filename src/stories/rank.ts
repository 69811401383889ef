import type { FeedKind } from "../feeds/feed.ts";
import { oncePer } from "../lib/once-per.ts";
import { bareHeadline } from "./headline.ts";
import { independentHosts, isAggregator } from "./hosts.ts";
import {
	type EventKind,
	eventKinds,
	type NoiseKind,
	noiseKinds,
} from "./kinds.ts";
import { prominence } from "./prominence.ts";
import { findAmounts, spellAmount } from "./quantities.ts";
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
		/** What the channel's readers pressed says about this story. */
		feedback?: { value: number; why: string } | null;
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
	earnings: 0.5,
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

/** What matters to everybody counts for more than what some shop for. */
const topicWeights: Record<string, number> = {
	"model-releases": 1.3,
	"chip-policy": 1.3,
	regulation: 1.1,
	safety: 1.1,
	chips: 1,
	legal: 1,
	"open-source": 1,
	business: 0.9,
	research: 0.8,
	pricing: 0.8,
	agents: 0.6,
	products: 0.4,
};

/** Money below this is no news by its size, dollars. */
const leastSize = 1e8;

const halfLifeHours = 12;

/** Scores a story by parts that add up, so that `/why` can show them. */
export function rank(
	story: RankedInput,
	{ now, channel }: RankContext,
): { score: number; parts: RankPart[] } {
	const parts = makeParts();
	if (channel) {
		const followed = [
			...story.topics.filter((slug) => channel.topics.includes(slug)),
			...story.models.filter((slug) => channel.models.includes(slug)),
			...story.organisations.filter((name) =>
				channel.organisations.includes(name),
			),
		];
		if (followed.length > 0)
			parts.add(
				"followed",
				1 + 0.3 * Math.min(3, followed.length - 1),
				`your ${followed.join(", ")}`,
			);
		if (channel.feedback)
			parts.add("feedback", channel.feedback.value, channel.feedback.why);
	}

	const newest = Math.max(
		...story.articles.map(({ publishedAt }) => publishedAt.getTime()),
	);
	const hours = Math.max(0, (now.getTime() - newest) / 3_600_000);
	parts.add(
		"recency",
		2 ** (-hours / halfLifeHours),
		`${Math.round(hours)} h old`,
	);

	const all = [...partsForAll(story), ...parts.list];
	const score = all.reduce((sum, part) => sum + part.value, 0);
	return { score: Math.round(score * 100) / 100, parts: all };
}

/** What a story is worth to everybody at any time: the hour's channels all ask for it. */
const partsForAll = oncePer((story: RankedInput): readonly RankPart[] => {
	const { add, list } = makeParts();
	const hosts = independentHosts(story.articles);
	add(
		"hosts",
		Math.log2(1 + hosts.length),
		hosts.length === 1 ? "one host" : `${hosts.length} independent hosts`,
	);
	const pointers = new Set(
		story.articles.filter(isAggregator).map(({ host }) => host),
	).size;
	if (pointers > 0)
		add(
			"attention",
			0.4 * Math.log2(1 + pointers),
			pointers === 1 ? "one aggregator" : `${pointers} aggregators`,
		);
	const official = story.articles.find(({ kind }) => kind === "official");
	if (official) add("official", 1, `official source ${official.host}`);

	const titles = story.articles.map(({ title }) => bareHeadline(title));
	const kinds = commonKinds(titles.map(eventKinds), 1 / 3);
	for (const kind of kinds.slice(0, 2)) add("event", kindWeights[kind], kind);
	const size =
		kinds.includes("funding") || kinds.includes("acquisition")
			? largest(titles)
			: 0;
	if (size > leastSize)
		add(
			"size",
			Math.min(1.5, 0.5 * Math.log10(size / leastSize)),
			`$${spellAmount({ value: size, unit: "money" })}`,
		);
	const actor = prominence(story.organisations);
	if (actor) add("actor", actor.weight, actor.name);
	for (const noise of commonKinds(titles.map(noiseKinds), 0.5))
		add("noise", noiseWeights[noise], noise);

	const subjects = story.topics.map((slug) => topicWeights[slug] ?? 1);
	if (subjects.length > 0)
		add(
			"topics",
			Math.max(...subjects) + 0.2 * Math.min(2, subjects.length - 1),
			story.topics.join(", "),
		);
	else add("off-topic", -4, "nothing about the AI industry");
	return list;
});

/** Parts rounded to hundredths; what rounds to nothing is none. */
function makeParts() {
	const list: RankPart[] = [];
	return {
		list,
		add(kind: string, value: number, why: string): void {
			const rounded = Math.round(value * 100) / 100;
			if (rounded !== 0) list.push({ kind, value: rounded, why });
		},
	};
}

/** Kinds that more than such a share of the headlines show, the commonest first. */
function commonKinds<Kind extends string>(
	perTitle: Kind[][],
	share: number,
): Kind[] {
	const counts = new Map<Kind, number>();
	for (const kinds of perTitle)
		for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return [...counts]
		.filter(([, count]) => count >= perTitle.length * share)
		.sort((a, b) => b[1] - a[1])
		.map(([kind]) => kind);
}

function largest(titles: string[]): number {
	return titles
		.flatMap((title) => findAmounts(title.toLowerCase()))
		.filter(({ unit }) => unit === "money")
		.reduce((most, { value }) => Math.max(most, value), 0);
}
