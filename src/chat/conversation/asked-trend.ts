import type { KnownModels } from "../../answers/known-models.ts";
import { membersOf } from "../../answers/model-card.ts";
import type { AskedTrend } from "../../answers/trend.ts";
import type { Texts } from "../texts/texts.ts";
import { interestsIn } from "./interests.ts";

/** Subjects that are no topic, in the languages that people type them in. */
const words = {
	price: ["price", "prices", "prezzo", "prezzi"],
	compute: ["compute", "training", "calcolo", "addestramento"],
} as const;

/** A context that every newer model has. */
const usualContext = 100_000;

/** What is asked of a trend, and what it is called. */
export interface NamedTrend {
	asked: AskedTrend;
	/** Begins a sentence. */
	name: string;
}

/**
 * Reads "price 100k", "compute", or what a channel can follow: a topic, a company, a model, or all.
 * @throws ChatError with what there is, where it is none of these
 */
export function askedTrend(
	typed: string,
	texts: Texts,
	known: Pick<KnownModels, "find" | "bySlug" | "all">,
): NamedTrend {
	const [first = "", ...rest] = typed.trim().toLowerCase().split(/\s+/u);
	const tokens = tokensIn(rest.join(""));
	if (isWord(words.price, first) && (rest.length === 0 || tokens !== null))
		return {
			asked: { kind: "cheapest", tokens: tokens ?? usualContext },
			name: "",
		};
	if (isWord(words.compute, first) && rest.length === 0)
		return { asked: { kind: "compute" }, name: "" };
	const { topics, organisations, models } = interestsIn(typed, texts, known);
	const [slug] = models;
	const model = slug === undefined ? undefined : known.bySlug(slug);
	const members = model ? membersOf(model, known.all) : [];
	const name =
		texts.topics[topics[0] ?? ""] ?? organisations[0] ?? model?.name ?? slug;
	if (name === undefined)
		return {
			asked: { kind: "stories", subject: null },
			name: texts.pictures.allStories,
		};
	return {
		asked: {
			kind: "stories",
			subject: {
				topics,
				organisations,
				models: [...models, ...members.map((member) => member.slug)],
			},
		},
		name: capitalised(name, texts),
	};
}

function isWord(known: readonly string[], typed: string): boolean {
	return known.includes(typed);
}

/** "100k", "128,000", "1m"; null where it is no number of tokens. */
function tokensIn(typed: string): number | null {
	const [, digits = "", unit = ""] =
		/^(\d+(?:[.,]\d+)*)\s*([km]?)(?:tokens?)?$/u.exec(typed) ?? [];
	if (digits === "") return null;
	const grouped = /^\d{1,3}(?:[.,]\d{3})+$/u.test(digits) && unit === "";
	const number = Number(
		grouped ? digits.replace(/[.,]/gu, "") : digits.replace(",", "."),
	);
	const tokens = number * { "": 1, k: 1e3, m: 1e6 }[unit as "" | "k" | "m"];
	return Number.isFinite(tokens) && tokens >= 1 ? Math.round(tokens) : null;
}

function capitalised(name: string, { locale, topics }: Texts): string {
	// Names of models are written as their makers write them.
	if (!Object.values(topics).includes(name)) return name;
	return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
