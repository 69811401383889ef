import type { Brief } from "../briefs/brief.ts";
import type { BriefInput } from "../briefs/prepare.ts";
import { type BriefWriter, writeBriefs } from "../briefs/write.ts";
import type { Database } from "../lib/database/database.ts";
import type { StoryWithArticles } from "../stories/story.ts";
import { chooseStories, factsOf, type Period } from "./choose.ts";
import type { Edition, EditionEntry, WhyWithoutLlm } from "./edition.ts";
import type { ToldStory } from "./memory.ts";
import { modelNewsFor } from "./model-news.ts";
import type { Candidate } from "./select.ts";
import type { ComposedEntry } from "./store.ts";
import { coverageAt } from "./store-progress.ts";
import { writerFor } from "./writer.ts";

/** What writing a digest needs of the world. */
export interface ComposeDeps extends BriefWriter {
	database: Database;
}

export interface ComposeRequest extends Period {
	digestId: number;
	slot: Date;
	kind: Edition["kind"];
	late: boolean;
}

/**
 * Writes one channel's edition: the stories of the period that it follows and
 * has not been told, each with its brief, and what changed about models. Stores nothing but the briefs.
 */
export async function composeEdition(
	deps: ComposeDeps,
	request: ComposeRequest,
): Promise<{ edition: Edition; entries: ComposedEntry[] }> {
	const { database } = deps;
	const { subscription, since, now } = request;
	const { chosen, elsewhere, told } = await chooseStories(database, request);
	const writer = await writerFor(deps, subscription.channelId);
	const briefs = await writeBriefs(
		writer,
		chosen.map(({ story }) => briefInput(story)),
		subscription.language,
	);

	const entries = chosen.map((candidate, index) =>
		editionEntry(
			candidate,
			briefs[index] as Brief,
			index + 1,
			told.get(candidate.story.id) ?? null,
		),
	);
	const quoted = deps.endpoint
		? briefs.filter(({ method }) => method === "extractive")
		: [];
	return {
		edition: {
			digestId: request.digestId,
			channel: subscription.channel,
			slot: request.slot.toISOString(),
			timeZone: subscription.timeZone,
			language: subscription.language,
			kind: request.kind,
			late: request.late,
			topics: subscription.topics,
			models: subscription.models,
			organisations: subscription.organisations,
			keywords: subscription.keywords,
			entries,
			// What breaks is one story.
			modelNews:
				request.kind === "breaking"
					? null
					: await modelNewsFor(database, request),
			elsewhere,
			since: since.toISOString(),
			coverage: {
				...(await coverageAt(database, now)),
				withoutLlm: quoted.length,
				whyWithoutLlm: await whyQuoted(writer, quoted),
			},
		},
		entries: chosen.map(({ story, telling, score, parts, met }, index) => ({
			storyId: story.id,
			briefId: (briefs[index] as Brief).id,
			kind: telling.kind,
			changes: telling.kind === "update" ? telling.changes : [],
			score,
			parts,
			met,
			facts: factsOf(story),
		})),
	};
}

async function whyQuoted(
	{ budget, database, clock }: ComposeDeps,
	quoted: readonly Brief[],
): Promise<WhyWithoutLlm | null> {
	// A brief that was written and did not hold says by itself why it is quoted.
	const unasked = quoted.filter(({ verdicts }) =>
		verdicts.every(({ ok }) => ok),
	);
	if (unasked.length === 0) return null;
	const usedUp = await budget.isUsedUp({ database, clock });
	return usedUp ? "budget" : "endpoint";
}

/** A story as its brief is written from it. */
export function briefInput(story: StoryWithArticles): BriefInput {
	return {
		storyId: story.id,
		revision: story.revision,
		articles: story.articles,
		topics: story.topics,
	};
}

function editionEntry(
	{ story, telling }: Candidate,
	brief: Brief,
	position: number,
	told: ToldStory | null,
): EditionEntry {
	return {
		position,
		storyId: story.id,
		kind: telling.kind,
		headline: brief.headline,
		sentences: brief.sentences,
		why: brief.why,
		quoted: brief.method === "extractive",
		language: brief.language,
		labels: brief.labels,
		sources: brief.sources,
		earlier: told && {
			headline: told.headline,
			toldAt: told.toldAt.toISOString(),
		},
		changes: telling.kind === "update" ? telling.changes : [],
		correction: null,
	};
}
