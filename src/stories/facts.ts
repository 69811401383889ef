import type { Article } from "../articles/article.ts";
import { bareHeadline } from "./headline.ts";
import { independentHosts } from "./hosts.ts";
import { type EventKind, eventKinds } from "./kinds.ts";
import { findAmounts, plainNumbers, spellAmount } from "./quantities.ts";

/** What a story's articles report, as plain JSON: what a channel was told is kept in this shape. */
export interface StoryFacts {
	/** Figures that carry a unit or a scale, as in "$5b" or "80%". */
	numbers: string[];
	models: string[];
	organisations: string[];
	/** Independent hosts. */
	hosts: number;
	kinds: EventKind[];
}

type Reporting = Pick<
	Article,
	| "host"
	| "kind"
	| "title"
	| "summary"
	| "text"
	| "fingerprint"
	| "models"
	| "organisations"
	| "language"
>;

/** Of a text only the beginning tells the news; the rest is background. */
const leadLength = 200;

/**
 * The facts that a story's articles agree on: a figure that two independent
 * hosts carry, a model or organisation that a third of the hosts name, where
 * there is more than one. What a second article mentions in passing is no news.
 */
export function storyFacts(articles: readonly Reporting[]): StoryFacts {
	const hosts = independentHosts(articles).length;
	const several = hosts > 1 ? 2 : 1;
	const many = Math.max(several, hosts / 3);
	const carried = <Fact extends string>(
		least: number,
		facts: (article: Reporting) => readonly Fact[],
		same: (a: Fact, b: Fact) => boolean = Object.is,
	): Fact[] => {
		const carriers = new Map<Fact, Set<string>>();
		for (const article of articles)
			for (const fact of facts(article)) {
				const as = carriers.has(fact)
					? fact
					: (carriers.keys().find((known) => same(known, fact)) ?? fact);
				carriers.set(as, (carriers.get(as) ?? new Set()).add(article.host));
			}
		return [...carriers]
			.filter(([, hostsOfFact]) => hostsOfFact.size >= least)
			.sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))
			.map(([fact]) => fact);
	};
	return {
		numbers: carried(several, figuresOf, sameFigure),
		models: carried(many, ({ models }) => models),
		organisations: carried(many, ({ organisations }) => organisations),
		hosts,
		kinds: carried(several, ({ title }) => eventKinds(bareHeadline(title))),
	};
}

/**
 * Whether two figures of `StoryFacts.numbers` are one within the rounding of
 * newsrooms: "$5.6m" and "about $6 million".
 */
export function sameFigure(a: string, b: string): boolean {
	const [x, y] = [a, b].map((figure) => findAmounts(figure)[0]);
	if (!x || !y || x.unit !== y.unit || x.currency !== y.currency)
		return a === b;
	return Math.abs(x.value - y.value) <= rounding * Math.max(x.value, y.value);
}

const rounding = 0.1;

/** What is known after both were told: nothing of either is news again. */
export function joinFacts(a: StoryFacts, b: StoryFacts): StoryFacts {
	const union = <Fact>(x: readonly Fact[], y: readonly Fact[]) => [
		...new Set([...x, ...y]),
	];
	return {
		numbers: union(a.numbers, b.numbers),
		models: union(a.models, b.models),
		organisations: union(a.organisations, b.organisations),
		hosts: Math.max(a.hosts, b.hosts),
		kinds: union(a.kinds, b.kinds),
	};
}

function figuresOf({ title, summary, text, language }: Reporting): string[] {
	const lead = (summary || text).slice(0, leadLength);
	const telling = `${bareHeadline(title)}\n${lead}`.toLowerCase();
	return findAmounts(plainNumbers(telling, language))
		.filter(({ marked }) => marked)
		.map((amount) => `${amount.currency ?? ""}${spellAmount(amount)}`);
}
