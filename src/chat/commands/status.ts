import { spendingSince } from "../../briefs/store-spending.ts";
import { coverageAt, workAhead } from "../../digests/store-progress.ts";
import {
	askedChannel,
	needSubscription,
} from "../conversation/asked-channel.ts";
import { toPerson } from "../messages/plain-message.ts";
import { statusMessage } from "../messages/status-message.ts";
import { problemSentence } from "../messages/subscription-message.ts";
import { deliveryState } from "../store-channels.ts";
import type { ChatCommand, ChatDeps } from "./command.ts";
import { wordsOf } from "./words.ts";

const week = 7 * 24 * 60 * 60 * 1000;

export const status: ChatCommand = {
	name: "status",
	...wordsOf("status"),
	options: [],
	permission: "manage",
	personal: false,
	async run({ asker, texts }, deps) {
		const { database, clock } = deps;
		const now = clock.now();
		const { name, row, subscription } = needSubscription(
			await askedChannel(database, asker),
		);
		const ahead = await workAhead(database);
		return toPerson(
			statusMessage(
				texts,
				{
					channel: name,
					subscription,
					problem: problemSentence(texts, { ...row, name }),
					delivery: await deliveryState(
						database,
						row.id,
						new Date(now.getTime() - week),
					),
					coverage: await coverageAt(database, now),
					articlesAhead: ahead.itemsNew + ahead.articlesUngrouped,
					spent: await spentToday(deps),
				},
				now,
			),
		);
	},
};

async function spentToday({
	database,
	clock,
	showSpend,
}: ChatDeps): Promise<number | null> {
	if (!showSpend) return null;
	const today = new Date(`${clock.now().toISOString().slice(0, 10)}T00:00:00Z`);
	const rows = await spendingSince(database, today);
	return (
		rows.reduce((sum, { costMicrodollars }) => sum + costMicrodollars, 0) / 1e6
	);
}
