import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { subscribeConsole } from "#src/cli/new-site.ts";
import { readConfig } from "#src/config.ts";
import { recordedNow } from "#src/demo/day.ts";
import { rewriteToLoopback, serveRecordedDay } from "#src/demo/serve.ts";
import { toldOrigins } from "#src/digests/store-origins.ts";
import { addFeed } from "#src/feeds/store.ts";
import { clockFrom } from "#src/lib/clock.ts";
import { originOf } from "#src/lib/tracing/context.ts";
import { start } from "#src/main.ts";
import { freshServerDatabase, testSnapshot } from "#test/support/database.ts";
import {
	collectorForTest,
	type ReceivedSpan,
} from "#test/support/otlp-collector.ts";
import { freshRedisDatabase } from "#test/support/redis.ts";

/** Runs the program over a part of the recorded day until its first digest stands in the channel. */
async function tellFirstDigest(tracesUrl: string) {
	const day = await serveRecordedDay({});
	onTestFinished(() => day.close());
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-traces-"));
	onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
	const serverUrl = process.env.TEST_DATABASE_URL;
	const told = Promise.withResolvers<void>();
	const running = await start(
		{
			...readConfig({
				LOG_LEVEL: "silent",
				WEB_PORT: "0",
				OTEL_EXPORTER_OTLP_ENDPOINT: tracesUrl,
			}),
			dataFolder,
			databaseUrl: serverUrl ? await freshServerDatabase(serverUrl) : null,
			redisUrl: freshRedisDatabase(),
			allowedHosts: ["127.0.0.1"],
			modelSources: null,
		},
		"all",
		{
			clock: clockFrom(recordedNow),
			rewrite: rewriteToLoopback(day.origin),
			print: () => told.resolve(),
			...(serverUrl ? {} : { snapshot: testSnapshot() }),
		},
	);
	try {
		const { app, workers } = running;
		const feeds = day.feeds.slice(0, 2);
		for (const feed of feeds)
			await addFeed(app.database, feed, { by: "test", now: app.clock.now() });
		await subscribeConsole(app, {
			name: "#news",
			timeZone: "Europe/Rome",
			language: "en",
			topics: [],
		});
		await workers?.sweep();
		await told.promise;
		const { rows } = await app.database.query<{ id: number }>(
			"select id from digests where state in ('composed', 'delivered')",
		);
		const [item] = await toldOrigins(app.database, rows[0]?.id ?? 0);
		if (!item) throw new Error("the digest tells nothing");
		return item;
	} finally {
		await running.close();
	}
}

test("an item's trace leads from its poll to the message that tells it, and says no text", async () => {
	const collector = await collectorForTest();
	const item = await tellFirstDigest(collector.url);
	const spans = collector.spans();
	const named = (name: string) => spans.filter((span) => span.name === name);
	const bySpanId = new Map(spans.map((span) => [span.spanId, span]));
	const parentOf = (span: (typeof spans)[number] | undefined) =>
		bySpanId.get(span?.parentSpanId ?? "");

	const { traceId, spanId } = originOf(
		`modelwire item ${item.itemId} ${item.seenAt.toISOString()}`,
	);
	const isLinked = ({ links = [] }: (typeof spans)[number]) =>
		links.some((link) => link.traceId === traceId && link.spanId === spanId);

	const origin = bySpanId.get(spanId);
	expect(origin).toMatchObject({ name: "item", traceId });
	expect(origin?.parentSpanId ?? "").toBe("");
	const poll = bySpanId.get(origin?.links?.[0]?.spanId ?? "");
	expect(poll?.name).toBe("process poll-feed");
	expect(poll?.parentSpanId ?? "").toBe("");

	const ingests = named("process ingest-item");
	const ingest = ingests.filter(({ parentSpanId }) => parentSpanId === spanId);
	expect(ingest).toHaveLength(1);
	expect(ingest[0]?.traceId).toBe(traceId);

	const group = named("process group-stories").find(isLinked);
	expect(group).toBeDefined();
	expect(
		named("process rank-stories").some(
			(rank) => parentOf(rank)?.name === "process group-stories",
		),
	).toBe(true);

	const write = named("process write-digest").find(isLinked);
	expect(write).toBeDefined();
	expect(
		named("process deliver-digest").some(
			(deliver) => parentOf(deliver) === write,
		),
	).toBe(true);
	const [post] = named("post");
	const deliver = parentOf(post);
	expect(deliver?.name).toBe("process deliver-digest");
	expect(deliver && isLinked(deliver)).toBe(true);

	for (const request of named("GET"))
		expect(["process poll-feed", "process ingest-item"]).toContain(
			parentOf(request)?.name,
		);
	expect(named("GET").length).toBeGreaterThan(0);
	// What keeps the house running is in no trace.
	expect(spans.map(({ name }) => name)).not.toContain("process sweep");
	for (const { name } of spans)
		expect(name).toMatch(/^(?:item|post|GET|process [a-z-]+)$/);
	for (const { attributes, events = [], status } of spans)
		expect({
			events,
			said: status.message ?? "",
			texts: textsOf(attributes),
		}).toEqual({ events: [], said: "", texts: [] });
	expect(collector.received()).toContain(
		'{"key":"service.name","value":{"stringValue":"modelwire"}}',
	);
});

/** What in a span is more than a number, a state or a name: nothing, since it leaves this machine. */
function textsOf(attributes: ReceivedSpan["attributes"]): unknown[] {
	const names = /^(?:bullmq\.job\.id|server\.address|platform|error\.type)$/;
	return attributes.filter(
		({ key, value }) =>
			"stringValue" in value &&
			!(names.test(key) && /^[\w.-]{1,80}$/.test(String(value.stringValue))),
	);
}
