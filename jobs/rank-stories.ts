import { isSettled, workAhead } from "#src/digests/store-progress.ts";
import { rankStories } from "#src/stories/group.ts";
import { unrankedStories } from "#src/stories/store.ts";
import { newsMayBreak } from "./break-news.ts";
import { dueDigests } from "./due-digests.ts";
import type { AnyJob } from "./payloads.ts";
import type { Handler } from "./registry.ts";

const limit = 1000;

export const rankStoriesJob: Handler<"rank-stories"> = async (
	_payload,
	app,
) => {
	const next: AnyJob[] = [];
	const stories = await unrankedStories(app.database, limit);
	await rankStories(
		app,
		stories.map(({ storyId }) => storyId),
	);
	if (stories.length > 0) next.push(...(await newsMayBreak(app)));
	// A channel that waits for its first digest need not wait for the next sweep.
	if (isSettled(await workAhead(app.database)))
		next.push(...(await dueDigests(app)));
	return next;
};
