import {
	beginChange,
	pauseDigests,
} from "../conversation/change-subscription.ts";
import { ChatError } from "../conversation/chat-error.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { ChatCommand } from "./command.ts";
import { wordsOf } from "./words.ts";

const mostDays = 365;

export const pause: ChatCommand = {
	name: "pause",
	...wordsOf("pause"),
	options: [{ name: "days", ...wordsOf("pause", "days"), required: false }],
	permission: "manage",
	personal: false,
	async run({ asker, texts, value }, deps) {
		const days = readDays(value("days"));
		const change = await beginChange(deps, asker, texts);
		return toPerson(await pauseDigests(deps, change, days));
	},
};

/** "3", "3d", "3 days". */
function readDays(typed: string | null): number | null {
	if (typed === null || typed.trim() === "") return null;
	const days = Number(/^\s*(\d{1,4})(?:\s*\p{L}*)?\s*$/u.exec(typed)?.[1]);
	if (days >= 1 && days <= mostDays) return days;
	throw new ChatError(({ commands }) => commands.errors.noDays(typed));
}
