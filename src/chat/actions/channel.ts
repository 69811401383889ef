import {
	feedbackEntries,
	resetFeedback,
} from "../../digests/store-feedback.ts";
import {
	beginChange,
	pauseDigests,
	resumeDigests,
	unsubscribe as stop,
} from "../conversation/change-subscription.ts";
import { plainMessage, toPerson } from "../messages/plain-message.ts";
import { openSubscribeForm } from "../subscribe/open.ts";
import type { ActionHandler } from "./action.ts";

/** The value of all these is the channel's own identifier. */
export const subscribe: ActionHandler = ({ asker, texts, value }, deps) =>
	openSubscribeForm(deps, asker, texts, { channelId: value });

/** Until somebody resumes. */
export const pause: ActionHandler = async ({ asker, texts, value }, deps) => {
	const change = await beginChange(deps, asker, texts, value);
	return toPerson(await pauseDigests(deps, change, null));
};

export const resume: ActionHandler = async ({ asker, texts, value }, deps) => {
	const change = await beginChange(deps, asker, texts, value);
	return toPerson(await resumeDigests(deps, change));
};

export const unsubscribe: ActionHandler = async (
	{ asker, texts, value },
	deps,
) => {
	const change = await beginChange(deps, asker, texts, value);
	return toPerson(await stop(deps, change));
};

/** Forgets all that was pressed in the channel. */
export const reset: ActionHandler = async ({ asker, texts, value }, deps) => {
	const { database } = deps;
	const { channel } = await beginChange(deps, asker, texts, value);
	const entries = await feedbackEntries(database, channel.row.id);
	await resetFeedback(database, channel.row.id);
	const { feedback } = texts.commands;
	return toPerson(
		plainMessage(texts, [
			entries.length > 0
				? feedback.reset(channel.name)
				: feedback.nothingLearnt,
		]),
	);
};
