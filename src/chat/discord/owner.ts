import { TeamMemberMembershipState, TeamMemberRole } from "discord.js";
import { z } from "zod";
import type { DiscordRest } from "./rest.ts";

/** https://docs.discord.com/developers/topics/teams#data-models-team-object */
const application = z.object({
	owner: z.object({ id: z.string() }).nullish(),
	team: z
		.object({
			owner_user_id: z.string(),
			members: z.array(
				z.object({
					membership_state: z.number(),
					role: z.string().default(""),
					user: z.object({ id: z.string() }),
				}),
			),
		})
		.nullish(),
});

/**
 * Whether somebody owns the application: its owner or, of a team, who has joined it and may do
 * more there than read. https://docs.discord.com/developers/resources/application#get-current-application
 */
export async function ownsApplication(
	rest: DiscordRest,
	person: string,
): Promise<boolean> {
	const { owner, team } = await rest.send(
		"GET",
		"/applications/@me",
		application,
	);
	// The owner of a team's application is a user that stands for the team.
	if (!team) return owner?.id === person;
	return (
		team.owner_user_id === person ||
		team.members.some(
			({ membership_state, role, user }) =>
				user.id === person &&
				membership_state === TeamMemberMembershipState.Accepted &&
				role !== TeamMemberRole.ReadOnly,
		)
	);
}
