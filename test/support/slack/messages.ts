import type { Json, Workspace } from "./emulator.ts";
import { wordsOf } from "./views.ts";

export interface StandInMessage {
	ts: string;
	/** Of a reply in a thread: the message it hangs on. */
	thread: string | null;
	text: string;
	blocks: Json[];
	/** All that is to be read. */
	words: string;
	edited: boolean;
	metadata: Json | null;
}

/** All posts of a channel, each thread after what it hangs on. */
export async function messagesOf(
	workspace: Workspace,
	id: string,
): Promise<StandInMessage[]> {
	const read = async (method: string, more: Json) =>
		(
			(await workspace.call(method, {
				channel: id,
				limit: 1000,
				...more,
			})) as unknown as { messages: Json[] }
		).messages;
	const tops = (await read("conversations.history", {})).toReversed();
	const all: Json[] = [];
	for (const top of tops) {
		if (top.subtype !== undefined) continue;
		const hasReplies = Number(top.reply_count ?? 0) > 0;
		all.push(
			...(hasReplies
				? await read("conversations.replies", { ts: top.ts })
				: [top]),
		);
	}
	return all.map((message) => ({
		ts: String(message.ts),
		thread:
			message.thread_ts === undefined || message.thread_ts === message.ts
				? null
				: String(message.thread_ts),
		text: String(message.text),
		blocks: (message.blocks ?? []) as Json[],
		words: wordsOf(message.blocks ?? []),
		edited: message.edited !== undefined,
		metadata: (message.metadata ?? null) as Json | null,
	}));
}
