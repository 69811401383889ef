import { expect, test } from "vitest";
import { DeliveryError } from "#src/chat/adapter.ts";
import { deliverDigest } from "#src/chat/delivery/deliver.ts";
import { measuredAdapter } from "#src/chat/measured-adapter.ts";
import { manualClock } from "#src/lib/clock.ts";
import { gathering } from "#src/lib/event.ts";
import { makeLog } from "#src/lib/log.ts";
import { makeMetrics } from "#src/lib/metrics/metrics.ts";
import { databaseForTest } from "#test/support/database.ts";
import { composedDigest, subscribedChannel } from "#test/support/digests.ts";
import { makeRecordingPlatform } from "#test/support/recording-platform.ts";

const slot = new Date("2025-01-28T08:00:00Z");

test("messages are counted by what became of them, and a digest by how late it was told", async () => {
	const database = await databaseForTest();
	const clock = manualClock(slot);
	const platform = makeRecordingPlatform();
	const metrics = makeMetrics();
	const channelId = await subscribedChannel(database, {
		platform: "test",
		now: slot,
	});
	const digestId = await composedDigest(database, { channelId, now: slot });
	const deps = {
		...{ database, clock, metrics, log: makeLog("silent") },
		adapters: new Map([["test", measuredAdapter(platform.adapter, metrics)]]),
		patience: { postMilliseconds: 30_000 },
	};
	const event = {};
	const deliver = () => gathering(event, () => deliverDigest(deps, digestId));
	const lateness = () =>
		metrics.samples("modelwire_digest_lateness_seconds").slice(-2);

	platform.failures.push(new DeliveryError("busy", "too many requests"));
	expect(await deliver()).not.toBeNull();
	expect(lateness()).toEqual([]);
	clock.advance(60_000);
	// Posted, but the platform's answer was lost: found when it is looked for.
	platform.failures.push("after");
	expect(await deliver()).not.toBeNull();
	clock.advance(240_000);
	expect(await deliver()).toBeNull();

	expect(lateness()).toMatchObject([{ value: 300 }, { value: 1 }]);
	expect(event).toMatchObject({
		...{ channelId, platform: "test", kind: "scheduled", lateSeconds: 300 },
	});
	expect(metrics.samples("modelwire_posts_total")).toMatchObject(
		["busy", "unknown", "found"].map((outcome) => ({
			labels: { platform: "test", outcome },
			value: 1,
		})),
	);
});
