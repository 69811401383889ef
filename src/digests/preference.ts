import type { RankPart } from "../stories/story.ts";

/** One press of a channel's reader, with what the story is about. */
export interface FeedbackEntry {
	/** What the story is now, if it became part of another. */
	storyId: number;
	headline: string;
	person: string;
	kind: "more" | "less" | "mute";
	/** Above 0, at most 1: a reaction to a post of several stories says a little of each. */
	weight: number;
	at: Date;
	topics: string[];
	models: string[];
	organisations: string[];
}

/** What a channel's readers want more of (above 0) or less of (below). */
export interface Preference {
	kind: "topic" | "model" | "organisation";
	name: string;
	/** Addend of the rank of a story that has it. */
	value: number;
}

type Features = Pick<FeedbackEntry, "topics" | "models" | "organisations">;

/**
 * A press says more about what is rare than about what is broad: who wants less of a story
 * about Nvidia's chips is tired of Nvidia rather than of chips.
 * @property press what one person's press counts
 * @property limit what all presses together can make of it
 */
const kinds = {
	model: { press: 1.6, limit: 1.8 },
	organisation: { press: 1.4, limit: 1.7 },
	topic: { press: 0.3, limit: 0.6 },
} as const satisfies Record<Preference["kind"], object>;

/** All preferences together move a story by no more. */
const largestEffect = 2;

const halfLifeDays = 30;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** So little is no preference any more. */
const leastValue = 0.05;

/**
 * What the presses say about other stories, the strongest first. Each person counts once for
 * each feature, however often they pressed, and less as time goes by. Who mutes a story says
 * nothing about others.
 */
export function learn(
	entries: readonly FeedbackEntry[],
	now: Date,
): Preference[] {
	const opinions = new Map<string, Map<string, number>>();
	for (const entry of entries) {
		if (entry.kind === "mute") continue;
		const sign = entry.kind === "more" ? 1 : -1;
		const said = sign * entry.weight * freshness(entry.at, now);
		for (const { kind, name } of featuresOf(entry)) {
			const key = `${kind} ${name}`;
			const people = opinions.get(key) ?? new Map<string, number>();
			people.set(entry.person, (people.get(entry.person) ?? 0) + said);
			opinions.set(key, people);
		}
	}
	return [...opinions]
		.map(([key, people]) => preferenceOf(key, [...people.values()]))
		.filter(({ value }) => Math.abs(value) >= leastValue)
		.sort(
			(a, b) =>
				Math.abs(b.value) - Math.abs(a.value) || (a.name < b.name ? -1 : 1),
		);
}

/** What a channel's preferences do to a story, or null when it has nothing of them. */
export function feedbackOn(
	story: Features,
	preferences: readonly Preference[],
): RankPart | null {
	const own = new Set(featuresOf(story).map(({ kind, name }) => kind + name));
	const met = preferences.filter(({ kind, name }) => own.has(kind + name));
	if (met.length === 0) return null;
	const sum = met.reduce((total, { value }) => total + value, 0);
	const value = rounded(within(sum, largestEffect));
	return { kind: "feedback", value, why: inWords(met) };
}

function preferenceOf(key: string, people: readonly number[]): Preference {
	const space = key.indexOf(" ");
	const kind = key.slice(0, space) as Preference["kind"];
	const { press, limit } = kinds[kind];
	const sum = people.reduce((total, said) => total + within(said, 1), 0);
	return {
		kind,
		name: key.slice(space + 1),
		value: rounded(within(press * sum, limit)),
	};
}

function featuresOf({ topics, models, organisations }: Features) {
	return [
		...models.map((name) => ({ kind: "model" as const, name })),
		...organisations.map((name) => ({ kind: "organisation" as const, name })),
		...topics.map((name) => ({ kind: "topic" as const, name })),
	];
}

/** "less of Nvidia, chips" */
function inWords(preferences: readonly Preference[]): string {
	const named = (sign: number) =>
		preferences
			.filter(({ value }) => Math.sign(value) === sign)
			.map(({ name }) => name)
			.join(", ");
	const [less, more] = [named(-1), named(1)];
	return [
		...(less ? [`less of ${less}`] : []),
		...(more ? [`more of ${more}`] : []),
	].join("; ");
}

function freshness(at: Date, now: Date): number {
	const days = Math.max(0, now.getTime() - at.getTime()) / dayMilliseconds;
	return 2 ** (-days / halfLifeDays);
}

function within(value: number, limit: number): number {
	return Math.max(-limit, Math.min(limit, value));
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
