import type { Queryable } from "../lib/database/database.ts";
import type { Belonging } from "./store-belongings.ts";

export interface WorkspaceSummary {
	id: number;
	platform: string;
	externalId: string;
	name: string;
	state: "active" | "disabled";
	/** Since when it is closed to us. */
	disabledAt: Date | null;
	channels: number;
	digests: number;
	lastDigestAt: Date | null;
}

/** All workspaces, by name, or the one that is named by our number of it or by its platform's. */
export async function listWorkspaces(
	database: Queryable,
	only: string | null = null,
): Promise<WorkspaceSummary[]> {
	const { rows } = await database.query<WorkspaceSummary>(
		`select w.id, w.platform, w.external_id as "externalId", w.name, w.state,
			w.disabled_at as "disabledAt", count(distinct c.id)::int as channels,
			count(d.id)::int as digests, max(d.composed_at) as "lastDigestAt"
		from workspaces w left join channels c on c.workspace_id = w.id
		left join digests d on d.channel_id = c.id and d.composed_at is not null
		where $1::text is null or w.id::text = $1 or w.external_id = $1
		group by w.id order by w.platform, lower(w.name), w.id`,
		[only],
	);
	return rows;
}

/**
 * Those that took their leave back before then and have not let us in again. A wrong token closes
 * all workspaces of a platform at once: while none of it lets us in, none is taken to have left.
 */
export async function workspacesClosedBefore(
	database: Queryable,
	before: Date,
): Promise<{ id: number }[]> {
	const { rows } = await database.query<{ id: number }>(
		`select id from workspaces closed where state = 'disabled' and disabled_at < $1
			and exists (
				select from workspaces open
				where open.platform = closed.platform and open.state = 'active'
			)
		order by id`,
		[before],
	);
	return rows;
}

/** Stops all that is written for a workspace, before it is erased. */
export async function closeWorkspace(
	database: Queryable,
	id: number,
): Promise<void> {
	await database.query(
		`update workspaces set state = 'disabled', reason = 'revoked', disabled_at = coalesce(disabled_at, now())
		where id = $1`,
		[id],
	);
}

const rowsAtOnce = 100;

/** Erases some rows that belong to a workspace. @returns how many; 0 when none is left */
export async function eraseRows(
	database: Queryable,
	{ table, rows, set }: Belonging,
	workspaceId: number,
): Promise<number> {
	const some = `t.ctid = any(array(select t.ctid from ${table} t where ${rows} limit ${rowsAtOnce}))`;
	const { rowCount } = await database.query(
		set === undefined
			? `delete from ${table} t where ${some}`
			: `update ${table} t set ${set} where ${some}`,
		[workspaceId],
	);
	return rowCount ?? 0;
}

const rowsInABunch = 100;

/** The rows that belong to a workspace, as JSON, in bunches; within a transaction. */
export async function* readBelongings(
	client: Queryable,
	{ table, rows, hidden = [] }: Belonging,
	workspaceId: number,
): AsyncGenerator<string[]> {
	if (hidden === "all") return;
	await client.query(
		`declare belongings no scroll cursor for
		select (to_jsonb(t) - $2::text[])::text as row from ${table} t where ${rows} order by t`,
		[workspaceId, hidden],
	);
	for (;;) {
		const found = await client.query<{ row: string }>(
			`fetch ${rowsInABunch} from belongings`,
		);
		if (found.rows.length === 0) break;
		yield found.rows.map(({ row }) => row);
	}
	await client.query("close belongings");
}
