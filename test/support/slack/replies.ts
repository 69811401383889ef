import type { CallLog } from "./call-log.ts";
import type { Json, Person } from "./emulator.ts";
import type { ActingScene, StandInChannel } from "./stage.ts";
import { wordsOf } from "./views.ts";

/** What a person sees after they typed or pressed. */
export interface Reply {
	/** "errors" at the fields of a form; "closed" when a form's window just closes. */
	kind: "message" | "view" | "errors" | "closed";
	/** All that is to be read, a line each. */
	words: string;
	/** Whether the person alone sees it. */
	isPrivate: boolean;
	/** The message or window as Slack has it. */
	body: Json;
	channel: StandInChannel | null;
	person: Person;
}

/** The answer to what was done in a scene: by its response_url, its window, or in the channel. */
export function answerTo(
	log: CallLog,
	{ trigger, responseId, channel, userId }: ActingScene,
	person: Person,
	since: number,
): Promise<Reply> {
	const windows = new Set<unknown>();
	return log.first((call) => {
		const { method, body, answer } = call;
		if (answer?.ok !== true) return null;
		if (method === "respond" && body.id === responseId)
			return message(body, body.response_type !== "in_channel");
		if (/^views\.(open|push)$/.test(method) && body.trigger_id === trigger) {
			const view = answer.view as Json;
			windows.add(view.id);
			return isWaiting(view) ? null : windowOf(view);
		}
		if (method === "views.update" && windows.has(body.view_id)) {
			const view = answer.view as Json;
			return isWaiting(view) ? null : windowOf(view);
		}
		if (method === "chat.postEphemeral" && body.user === userId)
			return message(body, true);
		return method === "chat.postMessage" && body.channel === userId
			? message(body, true)
			: null;

		function message(given: Json, isPrivate: boolean): Reply {
			const words = wordsOf(given.blocks);
			const kind = "message" as const;
			return { kind, words, isPrivate, body: given, channel, person };
		}
		function windowOf(view: Json): Reply {
			return viewReply(view, channel, person);
		}
	}, since);
}

export function viewReply(
	view: Json,
	channel: StandInChannel | null,
	person: Person,
): Reply {
	const words = wordsOf([view.title, view.blocks]);
	return { kind: "view", words, isPrivate: true, body: view, channel, person };
}

/** A window that says "…" until there is something to show. */
export function isWaiting(view: Json): boolean {
	return wordsOf(view.blocks) === "…";
}
