/** The items of feeds that are behind something, for traces: by what they are and when they came. */
import type { Queryable } from "../lib/database/database.ts";

export interface Origin {
	itemId: number;
	seenAt: Date;
}

const columns = `i.id as "itemId", i.seen_at as "seenAt"`;

/** More of them are not looked up: a trace links to no more either. */
const most = 128;

export async function originsOfItems(
	database: Queryable,
	itemIds: readonly number[],
): Promise<Origin[]> {
	const { rows } = await database.query<Origin>(
		`select ${columns} from items i where id = any($1)`,
		[itemIds],
	);
	return rows;
}

/** Of the articles that wait for their story. */
export async function ungroupedOrigins(database: Queryable): Promise<Origin[]> {
	const { rows } = await database.query<Origin>(
		`select ${columns} from articles a
		join article_items ai on ai.article_id = a.id join items i on i.id = ai.item_id
		where not exists (select from story_articles s where s.article_id = a.id)
		order by i.id limit ${most}`,
	);
	return rows;
}

/** Of the stories that a digest tells, the newest items first. */
export async function toldOrigins(
	database: Queryable,
	digestId: number,
): Promise<Origin[]> {
	const { rows } = await database.query<Origin>(
		`select ${columns} from digest_entries e
		join story_articles s on s.story_id = e.story_id
		join article_items ai on ai.article_id = s.article_id join items i on i.id = ai.item_id
		where e.digest_id = $1 order by i.id desc limit ${most}`,
		[digestId],
	);
	return rows;
}
