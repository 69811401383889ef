/** What channels were told and has been corrected or denied since. */
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import type { Edition, EditionCorrection } from "./edition.ts";

/** A story in a digest that was delivered, under the id it had then. */
interface Telling {
	digestId: number;
	storyId: number;
}

/** Older tellings are out of sight. */
const limit = 5;

/** Where the channel was told of a story before this digest, the latest first. */
export async function earlierTellings(
	database: Queryable,
	digest: { id: number; channelId: number },
	storyId: number,
): Promise<Telling[]> {
	const { rows } = await database.query<Telling>(
		`select e.digest_id as "digestId", e.story_id as "storyId"
		from digest_entries e join digests d on d.id = e.digest_id
		join stories s on s.id = e.story_id
		where d.channel_id = $2 and d.id < $1 and d.state = 'delivered'
			and coalesce(s.merged_into, s.id) = (
				select coalesce(merged_into, id) from stories where id = $3
			)
		order by d.id desc limit $4`,
		[digest.id, digest.channelId, storyId, limit],
	);
	return rows;
}

/** Writes a correction into an edition's entry, and returns the edition. */
export async function markCorrected(
	database: Database,
	{ digestId, storyId }: Telling,
	correction: EditionCorrection,
): Promise<Edition | null> {
	return transaction(database, async (client) => {
		const { rows } = await client.query<{ edition: Edition | null }>(
			"select edition from digests where id = $1 for update",
			[digestId],
		);
		const edition = rows[0]?.edition;
		if (!edition) return null;
		const entries = edition.entries.map((entry) =>
			entry.storyId === storyId ? { ...entry, correction } : entry,
		);
		const corrected = { ...edition, entries };
		await client.query("update digests set edition = $2 where id = $1", [
			digestId,
			JSON.stringify(corrected),
		]);
		return corrected;
	});
}
