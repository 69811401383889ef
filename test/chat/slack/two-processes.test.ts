import { expect, onTestFinished, test } from "vitest";
import { takeEvent } from "#src/chat/conversation/store-conversation.ts";
import { makeSlackAdapter } from "#src/chat/slack/adapter.ts";
import { makeLog } from "#src/lib/log.ts";
import { connectedSlack } from "#test/support/slack/connected.ts";
import { makeScriptedListener } from "#test/support/slack/listener.ts";

test("of two processes that are connected one takes an event, however often Slack sends it", async () => {
	const { slack, listener, channel, database, clock, adapter } =
		await connectedSlack();
	const other = makeScriptedListener();
	// As the listener of the program does: the processes meet in the database.
	for (const each of [listener, other])
		each.isFirst = (platform, id) =>
			takeEvent(database, { platform, id, now: clock.now() });
	await slack.ask(channel, "member", "what did it cost?");

	const second = makeSlackAdapter({
		settings: slack.settings,
		database,
		clock,
		log: makeLog("silent"),
	});
	onTestFinished(() => second.close());
	await second.listen(other);
	// The newest connection gets it: the other process.
	await slack.redeliver();
	await slack.ask(channel, "member", "and how many chips?");
	await second.close();
	await adapter.close();
	expect(listener.heard).toEqual([["question", "what did it cost?"]]);
	expect(other.heard).toEqual([["question", "and how many chips?"]]);
});
