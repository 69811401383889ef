import { type ChannelAddress, DeliveryError } from "../adapter.ts";
import { codeOf } from "./errors.ts";
import { type DiscordRest, nothing } from "./rest.ts";

const missingAccess = 50001;

/**
 * Runs what needs a channel. Where Discord says "missing access" it does not say whether we may
 * not see the channel or are not in the guild any more: the guild is asked for, once.
 */
export async function explained<Result>(
	rest: DiscordRest,
	{ workspace }: ChannelAddress,
	work: () => Promise<Result>,
): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (codeOf(error) !== missingAccess || !(error instanceof DeliveryError))
			throw error;
		if (await isMember(rest, workspace)) throw error;
		throw new DeliveryError("permanent", error.message, {
			problem: "removed",
			cause: error.cause,
		});
	}
}

/** When it cannot be told we take it that we are. */
async function isMember(rest: DiscordRest, guild: string): Promise<boolean> {
	try {
		await rest.send("GET", `/guilds/${guild}`, nothing);
		return true;
	} catch (error) {
		return !(error instanceof DeliveryError && error.failure === "permanent");
	}
}
