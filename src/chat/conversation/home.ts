import { subscriptionOf } from "../../digests/store.ts";
import { cleanText } from "../clean-text.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { Asker } from "../listener.ts";
import type { Message, MessageEntry } from "../message.ts";
import { emptyEntry, emptyMessage } from "../messages/model-message.ts";
import { subscribedChannels } from "../store-channels.ts";
import type { Texts } from "../texts/texts.ts";
import { channelOverview } from "./channel-overview.ts";

/** More do not fit on a page that is read. */
const mostChannels = 20;

/** The channels that a person subscribed, to an admin all of the workspace, with what each gets. */
export async function homeMessage(
	deps: ChatDeps,
	{ platform, workspace, person }: Asker,
	texts: Texts,
): Promise<Message> {
	const { database } = deps;
	const rows = await subscribedChannels(
		database,
		{ platform, workspace: workspace.id },
		person.rights === "manager" ? null : person.id,
	);
	const entries: MessageEntry[] = [];
	for (const row of rows.slice(0, mostChannels)) {
		const { sentences, actions } = await channelOverview(deps, texts, {
			externalId: row.address.channel,
			name: row.name,
			row,
			subscription: await subscriptionOf(database, row.id),
		});
		entries.push({
			...emptyEntry(texts, cleanText(row.name)),
			paragraphs: sentences.map((text) => [{ kind: "text", text }]),
			actions,
		});
	}
	const { home } = texts.commands;
	return {
		...emptyMessage(texts),
		headline: home.title,
		paragraphs: [
			[
				{
					kind: "text",
					text: entries.length > 0 ? home.introduction : home.nothing,
				},
			],
		],
		entries,
	};
}
