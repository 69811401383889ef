import { isSettled, workAhead } from "#src/digests/store-progress.ts";
import { rankStories } from "#src/stories/group.ts";
import { unrankedStories } from "#src/stories/store.ts";
import { dueDigests } from "./due-digests.ts";
import type { Handler } from "./registry.ts";

const limit = 1000;

export const rankStoriesJob: Handler<"rank-stories"> = async (
	_payload,
	app,
) => {
	const stories = await unrankedStories(app.database, limit);
	await rankStories(
		app,
		stories.map(({ storyId }) => storyId),
	);
	// A channel that waits for its first digest need not wait for the next sweep.
	return isSettled(await workAhead(app.database)) ? dueDigests(app) : [];
};
