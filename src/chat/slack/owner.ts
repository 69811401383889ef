import type { Team } from "./teams.ts";

/** Whether somebody owns the workspace, asked anew: https://docs.slack.dev/reference/methods/users.info */
export async function ownsWorkspace(
	{ client }: Pick<Team, "client">,
	person: string,
): Promise<boolean> {
	const { user } = await client.users.info({ user: person });
	if (!user || user.deleted || user.is_bot) return false;
	return user.is_owner === true || user.is_primary_owner === true;
}
