import type { BriefWriter } from "../briefs/write.ts";
import { workspaceOf } from "./store.ts";

/** The writer of a channel: what it costs is booked to the channel's workspace. A preview may have no channel yet. */
export async function writerFor<Writer extends BriefWriter>(
	writer: Writer,
	channelId: number,
): Promise<Writer> {
	const workspaceId = await workspaceOf(writer.database, channelId);
	return workspaceId === null
		? writer
		: { ...writer, budget: writer.budget.forWorkspace(workspaceId) };
}
