import { expect, test } from "vitest";
import { limitInWords, limitsOf } from "./limits.ts";
import { type Loads, loadsOf } from "./loads.ts";
import type { Measured } from "./measure.ts";

/** A site that nothing is too much for but Discord's limit. */
const loads: Loads = {
	selectionMilliseconds: 100,
	digestMilliseconds: 10,
	databaseMillisecondsADigest: 5,
	discordPosts: 37_500,
	slackPostsAWorkspace: 28,
	pollsASecond: 14,
	pollMilliseconds: 10,
	groupingMilliseconds: 1,
	windowMegabytes: 500,
	redisBytes: 2e7,
	queueTableBytes: 3e7,
	modelDollarsADay: 0.8,
	tables: [],
	bytesAMonth: 2e10,
	connections: 40,
};

const order = (changed: Partial<Loads> = {}) =>
	limitsOf({ ...loads, ...changed }).map(({ resource }) => resource);

test("what breaks first comes first, by how many times what is wanted it bears", () => {
	const limits = limitsOf(loads);
	const headrooms = limits.map(({ headroom }) => headroom);
	expect(headrooms).toEqual(headrooms.toSorted((a, b) => a - b));
	const [first, second] = limits;
	expect(first?.resource).toBe("Discord, one bot");
	// Fifty requests a second for ten minutes.
	expect(first?.headroom).toBeCloseTo(30_000 / 37_500);
	expect(second?.resource).toBe("money for the language model");
	expect(second?.headroom).toBeCloseTo(1 / 0.8);
});

test.each([
	["connections to PostgreSQL", { connections: 170 }],
	["cores of the workers", { digestMilliseconds: 1_000 }],
	["cores of PostgreSQL", { databaseMillisecondsADigest: 1_000 }],
	["Slack, one workspace", { slackPostsAWorkspace: 10_000 }],
	["finding who is due", { selectionMilliseconds: 30_000 }],
	["money for the language model", { modelDollarsADay: 20 }],
	["cores of the workers, for polls", { pollMilliseconds: 5_000 }],
	["the one worker that groups", { groupingMilliseconds: 2_000 }],
	["disk of PostgreSQL", { bytesAMonth: 1e12 }],
	["memory of Redis", { redisBytes: 1e10 }],
	["memory of the worker that groups", { windowMegabytes: 1e5 }],
] as const)(
	"%s comes first where too much is asked of it",
	(resource, more) => {
		expect(order()[0]).not.toBe(resource);
		expect(order(more)[0]).toBe(resource);
	},
);

test("each limit is told with its figure and what to do", () => {
	const [first, ...others] = limitsOf(loads).map(limitInWords);
	expect(first).toBe(
		"0.8 × Discord, one bot: 12.5 minutes of posting at 50 requests a second for each zone, 10 until the last is late. Ask Discord for a higher limit (it grants one to large bots), post fewer messages a digest, or run a bot for each group of guilds.",
	);
	for (const each of others)
		expect(each).toMatch(/^[\d,.]+ × .+: .*\d.*\. .+\.$/);
});

test("loads follow the laws of what was measured", () => {
	const line = (start: number, slope: number) =>
		[100, 200, 400].map((size) => ({ size, value: start + slope * size }));
	const measured: Measured = new Map([
		["selection ms", line(3, 0.02)],
		["digest CPU ms by stories", line(5, 0.001)],
		["digest ms of the server by stories", line(4, 0)],
		["polls CPU ms", line(200, 12)],
		["grouping ms an item", line(0, 0.0001)],
		["window MB", line(10, 0.001)],
		["Redis bytes", line(0, 900)],
		["PostgreSQL bytes", line(0, 1_200)],
	]);
	const found = loadsOf(measured, new Map([["outbox", { rows: 4, bytes: 8 }]]));
	expect(found.selectionMilliseconds).toBeCloseTo(503);
	expect(found.digestMilliseconds).toBeCloseTo(55);
	expect(found.databaseMillisecondsADigest).toBeCloseTo(4);
	expect(found.pollMilliseconds).toBeCloseTo(12);
	expect(found.groupingMilliseconds).toBeCloseTo(20);
	expect(found.redisBytes).toBeCloseTo(22_500_000);
	expect(found.tables).toEqual([
		{ name: "outbox", rows: 6_000_000, bytes: 12_000_000 },
	]);
});
