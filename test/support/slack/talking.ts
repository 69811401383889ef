/** What people do that Slack tells as an event: open App Home, mention the bot, react. */
import { type Json, type Person, tokens } from "./emulator.ts";
import { messagesOf, type StandInMessage } from "./messages.ts";
import { type Reply, viewReply } from "./replies.ts";
import type { Stage, StandInChannel } from "./stage.ts";

export function makeTalking({ workspace, log, event }: Stage) {
	return {
		/** Opens App Home and gives what is shown there. */
		async openHome(person: Person): Promise<Reply> {
			const since = log.all.length;
			const userId = workspace.userIds[person];
			await event({ type: "app_home_opened", user: userId, tab: "home" });
			return log.first(({ method, body, answer }) => {
				const isTheirs =
					method === "views.publish" &&
					body.user_id === userId &&
					answer?.ok === true;
				return isTheirs
					? viewReply((answer as { view: Json }).view, null, person)
					: null;
			}, since);
		},

		/** Mentions the bot with a question; gives the answer in the thread. */
		async ask(
			channel: StandInChannel,
			person: Person,
			question: string,
			thread: string | null = null,
		): Promise<StandInMessage> {
			const since = log.all.length;
			const text = `<@${workspace.botUserId}> ${question}`;
			const userId = workspace.userIds[person];
			const posted = await workspace.call(
				"chat.postMessage",
				{
					channel: channel.id,
					text,
					...(thread === null ? {} : { thread_ts: thread }),
				},
				tokens[person],
			);
			await event({
				type: "app_mention",
				user: userId,
				text,
				ts: posted.ts,
				channel: channel.id,
				...(thread === null ? {} : { thread_ts: thread }),
			});
			const ts = await log.first(
				({ method, body, answer }) =>
					method === "chat.postMessage" &&
					body.thread_ts === (thread ?? posted.ts) &&
					answer?.ok === true
						? String(answer.ts)
						: null,
				since,
			);
			const found = (await messagesOf(workspace, channel.id)).find(
				(message) => message.ts === ts,
			);
			if (!found) throw new Error("The answer is not in the channel.");
			return found;
		},

		/** @param name such as "+1" */
		react(
			channel: StandInChannel,
			person: Person,
			messageId: string,
			name: string,
			added = true,
		): Promise<void> {
			return event({
				type: added ? "reaction_added" : "reaction_removed",
				user: workspace.userIds[person],
				reaction: name,
				item_user: workspace.botUserId,
				item: { type: "message", channel: channel.id, ts: messageId },
			});
		},
	};
}
