/** What a conversation leaves behind for a while: events, half-filled forms, questions. */
import type { Exchange } from "../../answers/answer-prompt.ts";
import type { Queryable } from "../../lib/database/database.ts";
import type { FormValues } from "../form.ts";

/** @returns whether the event is new; of many at once one is told so */
export async function takeEvent(
	database: Queryable,
	event: { platform: string; id: string; now: Date },
): Promise<boolean> {
	const { rowCount } = await database.query(
		`insert into chat_events (platform, id, seen_at) values ($1, $2, $3)
		on conflict (platform, id) do nothing`,
		[event.platform, event.id, event.now],
	);
	return rowCount === 1;
}

/** Whose form it is, in the platform's own identifiers. */
export interface DraftKey {
	platform: string;
	workspace: string;
	channel: string;
	/** Empty where the draft is the channel's. */
	person: string;
	form: string;
}

function keyValues(key: DraftKey): string[] {
	return [key.platform, key.workspace, key.channel, key.person, key.form];
}

export async function readFormDraft(
	database: Queryable,
	key: DraftKey,
): Promise<FormValues | null> {
	const { rows } = await database.query<{ values: FormValues }>(
		`select form_values as values from form_drafts
		where platform = $1 and workspace = $2 and channel = $3 and person = $4 and form = $5`,
		keyValues(key),
	);
	return rows[0]?.values ?? null;
}

export async function saveFormDraft(
	database: Queryable,
	key: DraftKey,
	values: FormValues,
	now: Date,
): Promise<void> {
	await database.query(
		`insert into form_drafts (platform, workspace, channel, person, form, form_values, updated_at)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (platform, workspace, channel, person, form) do update set
			form_values = excluded.form_values, updated_at = excluded.updated_at`,
		[...keyValues(key), JSON.stringify(values), now],
	);
}

export async function dropFormDraft(
	database: Queryable,
	key: DraftKey,
): Promise<void> {
	await database.query(
		`delete from form_drafts
		where platform = $1 and workspace = $2 and channel = $3 and person = $4 and form = $5`,
		keyValues(key),
	);
}

/** A conversation, as its platform names it. */
export interface Thread {
	platform: string;
	thread: string;
}

export async function keepExchange(
	database: Queryable,
	{ platform, workspace, thread }: Thread & { workspace: string },
	{ question, answer }: Exchange,
	now: Date,
): Promise<void> {
	await database.query(
		`insert into asked_questions (platform, workspace, thread, question, answer, asked_at)
		values ($1, $2, $3, $4, $5, $6)`,
		[platform, workspace, thread, question, answer, now],
	);
}

/** What was last asked and answered in a conversation, the latest first. */
export async function earlierExchanges(
	database: Queryable,
	{ platform, thread }: Thread,
	limit: number,
): Promise<Exchange[]> {
	const { rows } = await database.query<Exchange>(
		`select question, answer from asked_questions where platform = $1 and thread = $2
		order by id desc limit $3`,
		[platform, thread, limit],
	);
	return rows;
}

const hour = 60 * 60 * 1000;
/** Longer than any platform delivers an event again. */
const eventsKept = 24 * hour;
const draftsKept = 30 * 24 * hour;

/** Forgets what is too old to matter. */
export async function pruneConversations(
	database: Queryable,
	now: Date,
): Promise<void> {
	const before = (age: number) => [new Date(now.getTime() - age)];
	await database.query(
		"delete from chat_events where seen_at < $1",
		before(eventsKept),
	);
	await database.query(
		"delete from form_drafts where updated_at < $1",
		before(draftsKept),
	);
	await database.query(
		"delete from asked_questions where asked_at < $1",
		before(draftsKept),
	);
}
