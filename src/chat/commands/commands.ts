import { ask } from "./ask.ts";
import { brief } from "./brief.ts";
import type { ChatCommand } from "./command.ts";
import { compare } from "./compare.ts";
import { desk } from "./desk.ts";
import { feeds } from "./feeds.ts";
import { helpFor } from "./help.ts";
import { model } from "./model.ts";
import { pause } from "./pause.ts";
import { resume } from "./resume.ts";
import { status } from "./status.ts";
import { subscribe } from "./subscribe.ts";
import { subscriptions } from "./subscriptions.ts";
import { topics } from "./topics.ts";
import { trend } from "./trend.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { why } from "./why.ts";

const taught: readonly ChatCommand[] = [
	brief,
	ask,
	model,
	compare,
	trend,
	why,
	subscribe,
	subscriptions,
	topics,
	pause,
	resume,
	unsubscribe,
	feeds,
	status,
	desk,
];

/** Everything that a person can type, one row a command, in the order in which `/help` teaches them. */
export const commands: readonly ChatCommand[] = [...taught, helpFor(taught)];
