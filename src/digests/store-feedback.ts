/** What a channel's readers pressed. */
import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import { type FeedbackEntry, learn, type Preference } from "./preference.ts";

/** One kind of press of one person on one story. */
export interface FeedbackKey {
	channelId: number;
	storyId: number;
	person: string;
	kind: FeedbackEntry["kind"];
}

const opposites = { more: "less", less: "more", mute: null } as const;

/** Keeps a press; "more" takes the place of the person's "less" on that story, and the other way round. */
export async function saveFeedback(
	database: Database,
	feedback: FeedbackKey & { weight: number; at: Date },
): Promise<void> {
	const { channelId, storyId, person, kind, weight, at } = feedback;
	const opposite = opposites[kind];
	await transaction(database, async (client) => {
		if (opposite)
			await withdrawFeedback(client, { ...feedback, kind: opposite });
		await client.query(
			`insert into feedback (channel_id, story_id, person, kind, weight, at)
			values ($1, $2, $3, $4, $5, $6)
			on conflict (channel_id, story_id, person, kind) do update set
				weight = greatest(feedback.weight, excluded.weight), at = excluded.at`,
			[channelId, storyId, person, kind, weight, at],
		);
	});
}

/** Takes a press back, also if the story has become part of another since. */
export async function withdrawFeedback(
	database: Queryable,
	{ channelId, storyId, person, kind }: FeedbackKey,
): Promise<void> {
	await database.query(
		`delete from feedback f using stories s, stories asked
		where f.channel_id = $1 and f.person = $3 and f.kind = $4 and s.id = f.story_id
			and asked.id = $2
			and coalesce(s.merged_into, s.id) = coalesce(asked.merged_into, asked.id)`,
		[channelId, storyId, person, kind],
	);
}

/** Forgets all that was pressed in a channel. */
export async function resetFeedback(
	database: Queryable,
	channelId: number,
): Promise<void> {
	await database.query("delete from feedback where channel_id = $1", [
		channelId,
	]);
}

/** All that was pressed in a channel, the latest first. */
export async function feedbackEntries(
	database: Queryable,
	channelId: number,
): Promise<FeedbackEntry[]> {
	const { rows } = await database.query<FeedbackEntry>(
		`select s.id as "storyId", s.headline, f.person, f.kind, f.weight, f.at,
			s.topics, s.models, s.organisations
		from feedback f join stories pressed on pressed.id = f.story_id
		join stories s on s.id = coalesce(pressed.merged_into, pressed.id)
		where f.channel_id = $1 order by f.at desc, s.id, f.person, f.kind`,
		[channelId],
	);
	return rows;
}

/** What the channel's readers want more and less of, the strongest first. */
export async function preferencesOf(
	database: Queryable,
	channelId: number,
	now: Date,
): Promise<Preference[]> {
	return learn(await feedbackEntries(database, channelId), now);
}
