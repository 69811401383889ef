import type { ActionHandler } from "./action.ts";
import { pause, reset, resume, subscribe, unsubscribe } from "./channel.ts";
import { pressed, undo } from "./feedback.ts";
import { compare, follow, picture, sources } from "./model.ts";
import { more, why } from "./story.ts";

/** What can be pressed, by the id that our messages carry. */
export const actions: Readonly<Record<string, ActionHandler>> = {
	more,
	why,
	"more-like-this": pressed("more"),
	"less-like-this": pressed("less"),
	mute: pressed("mute"),
	undo,
	subscribe,
	pause,
	resume,
	unsubscribe,
	"reset-feedback": reset,
	compare,
	follow,
	sources,
	picture,
};
