import type { BriefInput } from "../briefs/prepare.ts";
import { writeForLanguages } from "../briefs/write.ts";
import { chooseStories } from "./choose.ts";
import { briefInput } from "./compose.ts";
import { periodStart } from "./period.ts";
import { subscriptionOf } from "./store.ts";
import {
	type ComingDigest,
	markPrepared,
	unpreparedDigests,
} from "./store-prepared.ts";
import type { WriteDeps } from "./write.ts";

/** So long before they are due digests have their briefs written. */
export const preparedAhead = 10 * 60_000;

/**
 * Writes the briefs of all digests that are due until then: each story once for all channels,
 * then its translations in full calls, on the account of the whole site. The digests find them
 * kept; what comes in after this, they write themselves, as they do what is still unwritten when
 * the last of them is due.
 */
export async function prepareBriefs(
	deps: WriteDeps,
	{ until }: { until: Date },
): Promise<void> {
	const now = deps.clock.now();
	const coming = await unpreparedDigests(deps.database, { now, until });
	if (coming.length === 0) return;
	const { inputs, wanted } = await wantedBriefs(deps, coming);
	const signal = AbortSignal.timeout(until.getTime() - now.getTime());
	await writeForLanguages({ ...deps, signal }, inputs, wanted);
	for (const digest of coming) await markPrepared(deps.database, digest);
}

/** The stories that these digests would tell as things are now, and in which languages. */
async function wantedBriefs(
	{ database, clock }: WriteDeps,
	coming: readonly ComingDigest[],
): Promise<{ inputs: BriefInput[]; wanted: Map<string, number[]> }> {
	const inputs = new Map<number, BriefInput>();
	const byLanguage = new Map<string, Set<number>>();
	for (const { channelId, slot } of coming) {
		const subscription = await subscriptionOf(database, channelId);
		if (!subscription) continue;
		const { language } = subscription;
		const { chosen } = await chooseStories(database, {
			subscription,
			since: await periodStart(database, subscription, slot),
			now: clock.now(),
			belated: true,
		});
		const storyIds = byLanguage.get(language) ?? new Set();
		byLanguage.set(language, storyIds);
		for (const { story } of chosen) {
			inputs.set(story.id, briefInput(story));
			storyIds.add(story.id);
		}
	}
	return {
		inputs: [...inputs.values()],
		wanted: new Map(
			[...byLanguage].map(([language, ids]) => [language, [...ids]]),
		),
	};
}
