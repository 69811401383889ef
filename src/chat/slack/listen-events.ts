import type { App } from "@slack/bolt";
import { lookUp } from "../../lib/look-up.ts";
import { answer } from "./answer.ts";
import type { ListenDeps } from "./listen.ts";
import type { Place } from "./people.ts";

/** Reactions that say something of a story, without the tone of skin. */
const reactions: Readonly<Record<string, "more" | "less">> = {
	"+1": "more",
	thumbsup: "more",
	"-1": "less",
	thumbsdown: "less",
};

/** Questions by mention, and reactions to what we posted. */
export function listenToEvents(app: App, deps: ListenDeps): void {
	const { listener, people, onEvent } = deps;

	app.event("app_mention", ({ event, body }) =>
		onEvent(body, event.ts, async (team) => {
			if (!event.user || event.bot_id) return;
			const place: Place = {
				person: event.user,
				channel: { id: event.channel, name: "" },
				thread: event.thread_ts ?? event.ts,
			};
			const asker = await people.askerAt(team, place);
			const question = withoutMention(event.text, team.botUserId);
			const reply = await listener.question(asker, question);
			// A mention brings no trigger, so nothing can open.
			if (reply.kind === "message")
				await answer({ team, place, respond: null }, reply, deps);
		}),
	);

	for (const [type, added] of [
		["reaction_added", true],
		["reaction_removed", false],
	] as const)
		app.event(type, ({ event, body }) =>
			onEvent(body, event.user, async (team) => {
				const kind = lookUp(reactions, event.reaction.split("::")[0] ?? "");
				const { item, item_user, user } = event;
				if (!kind || item.type !== "message" || item_user !== team.botUserId)
					return;
				const asker = await people.askerAt(team, {
					person: user,
					channel: { id: item.channel, name: "" },
					thread: null,
				});
				await listener.reaction(asker, { messageId: item.ts, kind, added });
			}),
		);
}

/** "<@U123> what did it cost?", as https://docs.slack.dev/reference/events/app_mention gives it. */
function withoutMention(text: string, botUserId: string): string {
	return text
		.replaceAll(`<@${botUserId}>`, " ")
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&amp;/g, "&")
		.replace(/\s+/g, " ")
		.trim();
}
