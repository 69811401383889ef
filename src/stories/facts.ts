import type { Article } from "../articles/article.ts";
import { bareHeadline } from "./headline.ts";
import { independentHosts } from "./hosts.ts";
import { type EventKind, eventKinds } from "./kinds.ts";
import { findAmounts, spellAmount } from "./quantities.ts";

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
>;

/** Of a text only the beginning tells the news; the rest is background. */
const leadLength = 800;

/**
 * The facts that a story's articles agree on. A figure or a name counts when two
 * independent hosts carry it, or when the story has one host only: a second
 * article that mentions a figure in passing makes no news.
 */
export function storyFacts(articles: readonly Reporting[]): StoryFacts {
	const hosts = independentHosts(articles).length;
	const least = hosts > 1 ? 2 : 1;
	const carried = (facts: (article: Reporting) => string[]): string[] => {
		const carriers = new Map<string, Set<string>>();
		for (const article of articles)
			for (const fact of facts(article)) {
				const known = carriers.get(fact) ?? new Set();
				carriers.set(fact, known.add(article.host));
			}
		return [...carriers]
			.filter(([, carriedBy]) => carriedBy.size >= least)
			.map(([fact]) => fact)
			.sort();
	};
	return {
		numbers: carried((article) => figures(leadOf(article))),
		models: carried(({ models }) => models),
		organisations: carried(({ organisations }) => organisations),
		hosts,
		kinds: carried(({ title }) =>
			eventKinds(bareHeadline(title)),
		) as EventKind[],
	};
}

function leadOf({ title, summary, text }: Reporting): string {
	return `${bareHeadline(title)}\n${(summary ?? text).slice(0, leadLength)}`.toLowerCase();
}

function figures(text: string): string[] {
	return findAmounts(text)
		.filter(({ marked }) => marked)
		.map((amount) =>
			amount.unit === "money" ? `$${spellAmount(amount)}` : spellAmount(amount),
		);
}
