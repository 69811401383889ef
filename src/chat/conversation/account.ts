import type { ChatDeps } from "../commands/command.ts";
import type { Asker } from "../listener.ts";
import { ensureWorkspace } from "../store.ts";

/** The same for what somebody asks for: what a language model costs is booked to their workspace, within its limits. */
export async function onAccountOf(
	{ workspace: { id, name }, platform }: Asker,
	deps: ChatDeps,
): Promise<ChatDeps> {
	const { database, clock, budget, endpoint } = deps;
	if (endpoint === null) return deps;
	const workspaceId = await ensureWorkspace(database, {
		platform,
		externalId: id,
		name,
		now: clock.now(),
	});
	return { ...deps, budget: budget.forWorkspace(workspaceId) };
}
