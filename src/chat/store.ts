import {
	type Database,
	type Queryable,
	transaction,
} from "../lib/database/database.ts";
import type { ChannelAddress } from "./adapter.ts";

/** A channel that we post to, and the workspace around it. */
export interface ChannelRow {
	id: number;
	platform: string;
	name: string;
	address: ChannelAddress;
	state: "active" | "paused";
	/** Why it is paused: a `ChannelProblem`, or a sentence where none is known. */
	reason: string | null;
}

/** Makes the workspace known, or finds it; returns its id. */
export async function ensureWorkspace(
	database: Queryable,
	workspace: { platform: string; externalId: string; name: string; now: Date },
): Promise<number> {
	const { rows } = await database.query<{ id: number }>(
		`insert into workspaces (platform, external_id, name, created_at) values ($1, $2, $3, $4)
		on conflict (platform, external_id) do update set name = excluded.name returning id`,
		[workspace.platform, workspace.externalId, workspace.name, workspace.now],
	);
	return rows[0]?.id as number;
}

/** Makes the channel known, or finds it; returns its id. */
export async function ensureChannel(
	database: Database,
	channel: {
		platform: string;
		workspace: { externalId: string; name: string };
		externalId: string;
		name: string;
		now: Date;
	},
): Promise<number> {
	return transaction(database, async (client) => {
		const { platform, workspace, now } = channel;
		const workspaceId = await ensureWorkspace(client, {
			platform,
			...workspace,
			now,
		});
		const { rows } = await client.query<{ id: number }>(
			`insert into channels (workspace_id, external_id, name, created_at) values ($1, $2, $3, $4)
			on conflict (workspace_id, external_id) do update set name = excluded.name returning id`,
			[workspaceId, channel.externalId, channel.name, now],
		);
		return rows[0]?.id as number;
	});
}

export async function channelById(
	database: Queryable,
	id: number,
): Promise<(ChannelRow & { workspaceState: "active" | "disabled" }) | null> {
	const { rows } = await database.query<
		ChannelRow & { workspaceState: "active" | "disabled" }
	>(
		`select c.id, w.platform, c.name, c.state, c.reason, w.state as "workspaceState",
			jsonb_build_object('workspace', w.external_id, 'channel', c.external_id) as address
		from channels c join workspaces w on w.id = c.workspace_id where c.id = $1`,
		[id],
	);
	return rows[0] ?? null;
}

/**
 * Stops posting to a channel until it is mended; what waits in the outbox stays.
 * @param tellOwnerAt when somebody else is to tell the owner, unless who pauses it has; null for never
 * @returns whether it was active until now
 */
export async function pauseChannel(
	database: Queryable,
	id: number,
	reason: string,
	tellOwnerAt: Date | null = null,
): Promise<boolean> {
	const { rowCount } = await database.query(
		`update channels set state = 'paused', reason = $2, tell_owner_at = $3
		where id = $1 and state = 'active'`,
		[id, reason, tellOwnerAt],
	);
	return rowCount === 1;
}
