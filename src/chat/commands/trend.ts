import { readKnownModels } from "../../answers/read-models.ts";
import { readTrend } from "../../answers/trend.ts";
import { askedTrend } from "../conversation/asked-trend.ts";
import { pictureOfTrend } from "../conversation/reply-pictures.ts";
import { toPerson } from "../messages/plain-message.ts";
import { trendMessage } from "../messages/trend-message.ts";
import type { ChatCommand } from "./command.ts";
import { completeTrend } from "./complete.ts";
import { wordsOf } from "./words.ts";

export const trend: ChatCommand = {
	name: "trend",
	...wordsOf("trend"),
	options: [
		{
			name: "subject",
			...wordsOf("trend", "subject"),
			required: true,
			rest: true,
			complete: completeTrend,
		},
	],
	permission: "anyone",
	personal: true,
	async run({ asker, texts, value }, deps) {
		const { database, clock, defaults } = deps;
		const known = await readKnownModels(database);
		const { asked, name } = askedTrend(value("subject") ?? "", texts, known);
		const timeZone = asker.person.timeZone ?? defaults.timeZone;
		const found = await readTrend({ database, clock, timeZone }, asked);
		return toPerson(
			trendMessage(found, name, texts),
			pictureOfTrend(found, name, texts, deps),
		);
	},
};
