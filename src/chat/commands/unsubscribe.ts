import {
	beginChange,
	unsubscribe as stop,
} from "../conversation/change-subscription.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { ChatCommand } from "./command.ts";
import { wordsOf } from "./words.ts";

export const unsubscribe: ChatCommand = {
	name: "unsubscribe",
	...wordsOf("unsubscribe"),
	options: [],
	permission: "manage",
	personal: false,
	async run({ asker, texts }, deps) {
		const change = await beginChange(deps, asker, texts);
		return toPerson(await stop(deps, change));
	},
};
