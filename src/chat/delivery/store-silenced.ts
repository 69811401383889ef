/** Channels and workspaces that nothing is posted to until somebody mends them. */
import type { Queryable } from "../../lib/database/database.ts";

export interface Silenced {
	platform: string;
	workspace: string;
	/** Null where the workspace as a whole is disabled. */
	channel: string | null;
	/** A `ChannelProblem`, or a sentence where none is known. */
	reason: string | null;
}

/** Disabled workspaces, and paused channels of the others, by name. */
export async function silenced(database: Queryable): Promise<Silenced[]> {
	const { rows } = await database.query<Silenced>(
		`select platform, name as workspace, null as channel, reason
		from workspaces where state = 'disabled'
		union all
		select w.platform, w.name, c.name, c.reason
		from channels c join workspaces w on w.id = c.workspace_id
		where c.state = 'paused' and w.state = 'active'
		order by platform, workspace, channel`,
	);
	return rows;
}
