import type { Database } from "../lib/database/database.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { ChannelProblem, ChatAdapter } from "./adapter.ts";
import { plainMessage } from "./plain-message.ts";
import type { ChannelRow } from "./store.ts";
import { ownerOf } from "./store-channels.ts";
import { textsIn } from "./texts/texts.ts";

/** Says what is wrong with a channel, and how to mend it; that this fails too is no reason to fail more. */
export async function tellOwner(
	{ database, log }: { database: Database; log: Log },
	{ adapter, channel }: { adapter: ChatAdapter; channel: ChannelRow },
	problem: ChannelProblem,
): Promise<void> {
	const owner = await ownerOf(database, channel.id);
	if (!owner?.person) return;
	const texts = textsIn(owner.language);
	const said = texts.commands.problems[problem](channel.name);
	const { workspace } = channel.address;
	try {
		await adapter.tell(
			{ workspace, person: owner.person },
			plainMessage(texts, [said]),
		);
	} catch (error) {
		log.warn(
			{ channel: channel.name, reason: reasonOf(error) },
			"the channel's owner could not be told",
		);
	}
}
