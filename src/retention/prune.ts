import { forgetOldPolls } from "../feeds/store-polls.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { eraseWorkspace } from "./erase-workspace.ts";
import { cutoff, type KeepSettings } from "./keep.ts";
import { type Pruned, pruneStories } from "./prune-stories.ts";
import { ageRules } from "./rules.ts";
import { type Removed, savePruning } from "./store-prunings.ts";
import {
	countRows,
	pruneRows,
	reclaimSpace,
	refreshStatistics,
} from "./store-rows.ts";
import { countOver } from "./store-stories.ts";
import { workspacesClosedBefore } from "./store-workspaces.ts";

interface PruneDeps {
	database: Database;
	clock: Clock;
}

/** As a person reads the kinds that `pruneStories` tells of. */
const storyKinds: Readonly<Record<string, string>> = {
	stories: "stories that nothing tells of",
	articles: "articles of theirs",
	texts: "texts of articles that stay",
	memories: "memories of stories that are over",
};
const pollDays = 30;
const workspaces = "workspaces that took their leave back";

/**
 * Removes what is kept no longer, a little with each statement, and notes it for the day. Doing it
 * again, or again after it was stopped, removes what is left.
 * @param until when to stop, even if something is left; then the day is not noted as done
 * @returns what was removed, and whether all of it was
 */
export async function prune(
	{ database, clock }: PruneDeps,
	keep: KeepSettings,
	{ until = null }: { until?: Date | null } = {},
): Promise<{ removed: Removed; isDone: boolean }> {
	const removed: Removed = {};
	const now = clock.now();
	for await (const part of batches(database, keep, now)) {
		const counts = Object.entries(part).filter(([, count]) => count);
		for (const [what, count = 0] of counts)
			removed[what] = (removed[what] ?? 0) + count;
		if (counts.length > 0 && until && clock.now() >= until)
			return { removed, isDone: false };
	}
	if (Object.keys(removed).length > 0) await reclaimSpace(database);
	await refreshStatistics(database);
	await savePruning(database, removed, now);
	return { removed, isDone: true };
}

async function* batches(
	database: Database,
	keep: KeepSettings,
	now: Date,
): AsyncGenerator<Pruned> {
	for (const { what, rows, days } of ageRules) {
		const before = cutoff(now, days(keep));
		for (let count = 1; before && count > 0; ) {
			count = await pruneRows(database, rows, before);
			yield { [what]: count };
		}
	}
	const pollsBefore = cutoff(now, pollDays) ?? now;
	yield { "days of polls": await forgetOldPolls(database, pollsBefore) };
	const storiesBefore = cutoff(now, keep.articlesDays);
	if (storiesBefore)
		for await (const part of pruneStories(database, storiesBefore, now))
			yield named(part);
	const closedBefore = cutoff(now, keep.erasedDays);
	if (closedBefore)
		for (const { id } of await workspacesClosedBefore(database, closedBefore)) {
			await eraseWorkspace(database, id);
			yield { [workspaces]: 1 };
		}
}

/** What `prune` would remove now; it reads much at once, and changes nothing. */
export async function whatToPrune(
	{ database, clock }: PruneDeps,
	keep: KeepSettings,
): Promise<Removed> {
	const now = clock.now();
	const found: Pruned = {};
	for (const { what, rows, days } of ageRules) {
		const before = cutoff(now, days(keep));
		if (before) found[what] = await countRows(database, rows, before);
	}
	const storiesBefore = cutoff(now, keep.articlesDays);
	if (storiesBefore)
		Object.assign(
			found,
			named({ ...(await countOver(database, storiesBefore)) }),
		);
	const closedBefore = cutoff(now, keep.erasedDays);
	if (closedBefore)
		found[workspaces] = (
			await workspacesClosedBefore(database, closedBefore)
		).length;
	return Object.fromEntries(
		Object.entries(found).flatMap(([what, count]) =>
			count ? [[what, count]] : [],
		),
	);
}

function named(part: Pruned): Pruned {
	return Object.fromEntries(
		Object.entries(part).map(([kind, count]) => [storyKinds[kind], count]),
	);
}
