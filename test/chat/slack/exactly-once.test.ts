import fc from "fast-check";
import { expect, test } from "vitest";
import { deliverDigest } from "#src/chat/delivery/deliver.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { digestById } from "#src/digests/store.ts";
import { makeLog } from "#src/lib/log.ts";
import { longMorning } from "#test/support/chat-fixtures.ts";
import { composedDigest, subscribedChannel } from "#test/support/digests.ts";
import { connectedSlack } from "#test/support/slack/connected.ts";
import type { Fault } from "#test/support/slack/driver.ts";

const fault: fc.Arbitrary<Fault> = fc.oneof(
	fc.constant<Fault>({ kind: "busy", retryAfterSeconds: 3 }),
	fc.constant<Fault>({ kind: "error", error: "internal_error" }),
	fc.boolean().map<Fault>((carriedOut) => ({ kind: "drop", carriedOut })),
	fc.boolean().map<Fault>((carriedOut) => ({ kind: "hang", carriedOut })),
	fc
		.boolean()
		.map<Fault>((carriedOut) => ({ kind: "status", status: 500, carriedOut })),
);
const faults = fc.array(
	fc.tuple(
		fc.constantFrom(
			"chat.postMessage",
			"chat.postMessage",
			"conversations.history",
			"conversations.replies",
		),
		fault,
	),
	{ maxLength: 6 },
);

test("whatever goes wrong, each part of a digest ends in the channel once, in its order", async () => {
	const { adapter, slack, database, clock, to } = await connectedSlack({
		listening: false,
		timeoutMilliseconds: 500,
	});
	const long = editionMessage(longMorning());
	const deps = {
		database,
		clock,
		log: makeLog("silent"),
		adapters: new Map([
			["slack", { ...adapter, render: () => adapter.render(long) }],
		]),
		patience: { postMilliseconds: 30_000 },
	};
	let round = 0;
	await fc.assert(
		fc.asyncProperty(faults, async (given) => {
			slack.faults.clear();
			const channel = await slack.addChannel(`round-${round++}`);
			const now = clock.now();
			const channelId = await subscribedChannel(database, {
				platform: "slack",
				now,
				address: { workspace: to.workspace, channel: channel.id },
			});
			const digestId = await composedDigest(database, { channelId, now });
			for (const [method, each] of given) slack.faults.next(method, each);
			for (;;) {
				const again = await deliverDigest(deps, digestId);
				if (again === null) break;
				clock.set(again);
			}
			expect((await digestById(database, digestId))?.state).toBe("delivered");
			const keys = (await slack.messages(channel)).map(
				({ metadata }) =>
					(metadata as { event_payload: { key: string } }).event_payload.key,
			);
			expect(keys.length).toBeGreaterThan(2);
			expect(keys).toEqual(
				keys.map((_, part) => `digest-${digestId}-${part + 1}`),
			);
		}),
		{ numRuns: 25 },
	);
}, 120_000);
