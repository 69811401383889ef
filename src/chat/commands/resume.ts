import {
	beginChange,
	resumeDigests,
} from "../conversation/change-subscription.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { ChatCommand } from "./command.ts";
import { wordsOf } from "./words.ts";

export const resume: ChatCommand = {
	name: "resume",
	...wordsOf("resume"),
	options: [],
	permission: "manage",
	personal: false,
	async run({ asker, texts }, deps) {
		const change = await beginChange(deps, asker, texts);
		return toPerson(await resumeDigests(deps, change));
	},
};
