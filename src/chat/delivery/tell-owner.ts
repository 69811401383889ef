import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import type { Log } from "../../lib/log.ts";
import {
	type ChannelProblem,
	type ChatAdapter,
	channelProblems,
} from "../adapter.ts";
import { plainMessage } from "../messages/plain-message.ts";
import { type ChannelRow, pauseChannel } from "../store.ts";
import { textsIn } from "../texts/texts.ts";
import type { Place } from "./place.ts";
import {
	markOwnerTold,
	ownerOf,
	takeUntold,
	type WorkspaceKey,
} from "./store-owners.ts";
import { tellPerson } from "./tell-person.ts";

interface TellDeps {
	database: Database;
	clock: Clock;
	log: Log;
}

/** Who paused a channel and has not told its owner after so long is taken to be gone. */
const patienceMilliseconds = 60_000;

/**
 * Pauses a channel, and says to its owner what is wrong and how to mend it. Of several who find
 * that out at once one tells; what a crash swallows in between, `tellWaitingOwners` takes up.
 * @param reason a `ChannelProblem`, or a sentence where none is known
 */
export async function pauseAndTell(
	deps: TellDeps,
	place: Place,
	reason: string,
): Promise<void> {
	const { id } = place.channel;
	const { database, clock } = deps;
	if (await pauseChannel(database, id, reason, leaseEnd(clock)))
		await tellOwner(deps, place, reason);
}

/**
 * Tells the owners of paused channels whom nobody told.
 * @param only in a workspace that was just connected to: there nobody else is about to tell
 */
export async function tellWaitingOwners(
	deps: TellDeps & { adapters: ReadonlyMap<string, ChatAdapter> },
	only: WorkspaceKey | null = null,
): Promise<void> {
	const { database, clock, adapters } = deps;
	const untold = await takeUntold(database, {
		platforms: [...adapters.keys()],
		only,
		dueBy: only ? leaseEnd(clock) : clock.now(),
		leaseEnd: leaseEnd(clock),
	});
	for (const channel of untold) {
		const adapter = adapters.get(channel.platform);
		if (adapter)
			await tellOwner(deps, { adapter, channel }, channel.reason ?? "");
	}
}

function leaseEnd(clock: Clock): Date {
	return new Date(clock.now().getTime() + patienceMilliseconds);
}

async function tellOwner(
	{ database, log }: TellDeps,
	{ adapter, channel }: { adapter: ChatAdapter; channel: ChannelRow },
	reason: string,
): Promise<void> {
	const owner = await ownerOf(database, channel.id);
	if (!owner) return;
	const texts = textsIn(owner.language);
	const said = texts.commands.problems[problemOf(reason)](channel.name);
	const { workspace } = channel.address;
	const isSettled = await tellPerson(
		{ adapter, log },
		{ workspace, person: owner.person },
		plainMessage(texts, [said]),
		{
			about: { channel: channel.name },
			failure: "the channel's owner could not be told",
		},
	);
	if (isSettled) await markOwnerTold(database, channel.id);
}

function problemOf(reason: string): ChannelProblem {
	return channelProblems.find((known) => known === reason) ?? "no-permission";
}
