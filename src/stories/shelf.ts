import type { Database } from "../lib/database/database.ts";
import { newsStamps, storiesByIds } from "./store.ts";
import type { StoryWithArticles } from "./story.ts";

interface Shelved {
	/** Changes with the story's row and with each of its articles'. */
	stamp: string;
	story: StoryWithArticles;
}

interface Shelf {
	stories: Map<number, Shelved>;
	idle: NodeJS.Timeout | undefined;
}

/** The digests of an hour follow each other closely; between them nothing need be held. */
const idleMilliseconds = 60_000;

const shelves = new WeakMap<Database, Shelf>();

/**
 * The stories of a period that could be told: all but the backlog and what has no topic, the
 * newest first. The digests of an hour want nearly the same ones, so each is read once and then
 * only when it changed. They are shared: nobody may change them.
 * @param belated as for `storiesBetween`
 */
export async function newsBetween(
	database: Database,
	from: Date,
	to: Date,
	{ belated = false }: { belated?: boolean } = {},
): Promise<StoryWithArticles[]> {
	const { stories } = shelfOf(database);
	const stamps = await newsStamps(database, from, to, { belated });
	const missing = stamps
		.filter(({ id, stamp }) => stories.get(id)?.stamp !== stamp)
		.map(({ id }) => id);
	const stampOf = new Map(stamps.map(({ id, stamp }) => [id, stamp]));
	// Read after its stamp, a story may be newer than that says: then it is read once more.
	for (const story of await storiesByIds(database, missing))
		stories.set(story.id, { story, stamp: stampOf.get(story.id) ?? "" });
	return stamps.flatMap(({ id }) => stories.get(id)?.story ?? []);
}

function shelfOf(database: Database): Shelf {
	const shelf: Shelf = shelves.get(database) ?? {
		stories: new Map(),
		idle: undefined,
	};
	shelves.set(database, shelf);
	clearTimeout(shelf.idle);
	shelf.idle = setTimeout(() => {
		shelves.delete(database);
	}, idleMilliseconds).unref();
	return shelf;
}
