import type { Queryable } from "../../lib/database/database.ts";

/** A workspace that let us in. */
export interface WorkspaceRow {
	externalId: string;
	name: string;
	/** Such as https://acme.slack.com/; null while it is not known. */
	url: string | null;
}

/** Makes a workspace known, or known under its present name, and posts there again. */
export async function saveWorkspace(
	database: Queryable,
	{ externalId, name, url }: WorkspaceRow,
	now: Date,
): Promise<void> {
	await database.query(
		`insert into workspaces (platform, external_id, name, url, created_at)
		values ('slack', $1, $2, $3, $4)
		on conflict (platform, external_id) do update
		set name = excluded.name, url = coalesce(excluded.url, workspaces.url), state = 'active', reason = null,
			disabled_at = null`,
		[externalId, name, url, now],
	);
}

/** @param externalId of the team, or of the organisation where that let us in as a whole */
export async function saveInstallation(
	database: Queryable,
	{ externalId, sealed }: { externalId: string; sealed: string },
	now: Date,
): Promise<void> {
	await database.query(
		`insert into installations (platform, external_id, sealed, installed_at, updated_at)
		values ('slack', $1, $2, $3, $3)
		on conflict (platform, external_id) do update
		set sealed = excluded.sealed, updated_at = excluded.updated_at`,
		[externalId, sealed, now],
	);
}

/** What the workspace gave us, sealed; null where it did not let us in. */
export async function sealedInstallation(
	database: Queryable,
	externalId: string,
): Promise<string | null> {
	const { rows } = await database.query<{ sealed: string }>(
		"select sealed from installations where platform = 'slack' and external_id = $1",
		[externalId],
	);
	return rows[0]?.sealed ?? null;
}

export async function deleteInstallation(
	database: Queryable,
	externalId: string,
): Promise<void> {
	await database.query(
		"delete from installations where platform = 'slack' and external_id = $1",
		[externalId],
	);
}
