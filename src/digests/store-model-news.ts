/** Which changes of model facts a channel was told. */
import type { Queryable } from "../lib/database/database.ts";

/** The last change that the channel's digests have looked at; null before the first of them. */
export async function lastToldChange(
	database: Queryable,
	channelId: number,
): Promise<number | null> {
	const { rows } = await database.query<{ last: number | null }>(
		"select max(told_change) as last from digests where channel_id = $1",
		[channelId],
	);
	return rows[0]?.last ?? null;
}
