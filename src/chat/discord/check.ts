import { PermissionFlagsBits } from "discord.js";
import { z } from "zod";
import type { PlatformCheck } from "../checks.ts";
import { codeOf, deliveryError } from "./errors.ts";
import { type DiscordRest, makeRest, nothing } from "./rest.ts";
import type { DiscordSettings } from "./settings.ts";

const appPage =
	"the application's page at https://discord.com/developers/applications";

/** What posting and finding our own posts again takes; none of it lets us change anything. */
const permissions =
	PermissionFlagsBits.ViewChannel |
	PermissionFlagsBits.SendMessages |
	PermissionFlagsBits.SendMessagesInThreads |
	PermissionFlagsBits.ReadMessageHistory;

/** https://docs.discord.com/developers/resources/user#get-current-user-guilds */
const mostGuilds = 200;

const named = z.object({ id: z.string(), username: z.string() });
const application = z.object({ id: z.string() });
const guilds = z.array(z.object({ id: z.string(), name: z.string() }));

/** Holds the token against Discord: whose it is, and in which guilds. */
export async function checkDiscord(
	settings: DiscordSettings,
): Promise<PlatformCheck> {
	const rest = makeRest(settings);
	try {
		const { username } = await rest.send("GET", "/users/@me", named);
		const { id } = await rest.send("GET", "/applications/@me", application);
		const joined = await rest.send("GET", "/users/@me/guilds", guilds, {
			query: { limit: String(mostGuilds) },
		});
		if (joined.length === 0)
			return {
				found: `${username}, in no server yet`,
				accepted: true,
				remedy: `Invite it: ${invitationTo(id)}`,
			};
		return (
			(await checkGuild(rest, settings, id)) ?? {
				found: `${username}, in ${spelled(joined)}`,
				accepted: true,
				remedy: null,
			}
		);
	} catch (error) {
		return refusal(error);
	} finally {
		rest.close();
	}
}

/**
 * The page on which whoever runs a guild lets us in:
 * https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow
 */
function invitationTo(applicationId: string): string {
	return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
}

/** Commands can be registered only in a guild that we are in; null where we are, or need not be. */
async function checkGuild(
	rest: DiscordRest,
	{ guild }: DiscordSettings,
	applicationId: string,
): Promise<PlatformCheck | null> {
	if (guild === null) return null;
	try {
		await rest.send("GET", `/guilds/${guild}`, nothing);
		return null;
	} catch (error) {
		if (codeOf(error) === null) throw error;
		return {
			found: `not in the server that DISCORD_GUILD names, ${guild}`,
			accepted: true,
			remedy: `Correct DISCORD_GUILD, or invite it there: ${invitationTo(applicationId)}`,
		};
	}
}

function spelled(joined: z.infer<typeof guilds>): string {
	const [only] = joined;
	if (joined.length === 1 && only) return `the server ${only.name}`;
	const more = joined.length === mostGuilds ? " or more" : "";
	return `${joined.length}${more} servers`;
}

function refusal(error: unknown): PlatformCheck {
	const { failure, message } = deliveryError(error);
	if (failure === "revoked")
		return {
			found: "Discord does not accept DISCORD_TOKEN",
			accepted: false,
			remedy: `Reset the token and copy it: Bot, on ${appPage}.`,
		};
	return {
		found: `Discord did not answer: ${message}`,
		accepted: false,
		remedy: "See whether this machine reaches https://discord.com; try again.",
	};
}
