import { expect, test } from "vitest";
import { type PollingWorld, pollingWorld, rss } from "./polling.ts";

const body = rss([
	{ title: "one", guid: "1", date: "Mon, 20 Jan 2025 10:00:00 GMT" },
]);
const etag = 'W/"5f-gzip"';
const lastModified = "Mon, 20 Jan 2025 10:00:00 gmt";
const validators = { etag, "last-modified": lastModified };

function conditions(world: PollingWorld) {
	return world.server.requests.map(({ headers }) => [
		headers["if-none-match"] ?? null,
		headers["if-modified-since"] ?? null,
	]);
}

test("only the first request is unconditional; validators go back byte for byte", async () => {
	const world = await pollingWorld();
	world.answers.push({ body, headers: validators }, { status: 304 });
	await world.poll();
	expect((await world.pollWhenDue()).outcome).toEqual({ kind: "unchanged" });
	await world.pollWhenDue();
	expect(conditions(world)).toEqual([
		[null, null],
		[etag, lastModified],
		[etag, lastModified],
	]);
});

test("new validators replace the old ones even when the body is the same, and none means none", async () => {
	const world = await pollingWorld();
	world.answers.push(
		{ body, headers: validators },
		{ body, headers: { etag: '"second"' } },
		{ body },
		{ body },
	);
	for (let poll = 0; poll < 4; poll++) await world.pollWhenDue();
	expect(conditions(world)).toEqual([
		[null, null],
		[etag, lastModified],
		['"second"', null],
		[null, null],
	]);
});

test("validators of an error or of a body that cannot be read are not kept", async () => {
	const world = await pollingWorld();
	const wrong = {
		etag: '"wrong"',
		"last-modified": "Tue, 21 Jan 2025 10:00:00 GMT",
	};
	world.answers.push(
		{ body, headers: validators },
		{ status: 500, headers: wrong },
		{ body: "<html></html>", headers: wrong },
		{ status: 304 },
	);
	for (let poll = 0; poll < 4; poll++) await world.pollWhenDue();
	expect(conditions(world).slice(1)).toEqual(
		Array(3).fill([etag, lastModified]),
	);
});

test("a feed that only ever answers 304 is read in full once a week", async () => {
	const world = await pollingWorld();
	world.answers.push({ body, headers: validators }, { status: 304 });
	await world.poll();
	world.clock.advance(6 * 24 * 60 * 60 * 1_000);
	await world.poll();
	world.clock.advance(2 * 24 * 60 * 60 * 1_000);
	await world.poll();
	expect(conditions(world)).toEqual([
		[null, null],
		[etag, lastModified],
		[null, null],
	]);
});

test("the address is used exactly as given", async () => {
	const path = "/Feed.php?b=2&a=%7Ex&amp;c=%E4";
	const world = await pollingWorld(path);
	world.answers.push({ body });
	await world.poll();
	expect(world.server.requests[0]?.url).toBe(path);
});

test.each([
	["max-age", { "cache-control": "public, max-age=7200" }, 7_200],
	[
		"max-age less the time that it spent in caches",
		{ "cache-control": "max-age=7200", age: "1800" },
		5_400,
	],
	[
		"a max-age that is far too long",
		{ "cache-control": "max-age=31536000" },
		86_400,
	],
	[
		"no-cache, with max-age",
		{ "cache-control": "no-cache, max-age=7200" },
		3_600,
	],
	[
		"Expires",
		{
			date: "Mon, 20 Jan 2025 10:00:00 GMT",
			expires: "Mon, 20 Jan 2025 12:30:00 GMT",
		},
		9_000,
	],
])("%s is honoured", async (_, headers, seconds) => {
	const world = await pollingWorld();
	world.answers.push({ body, headers });
	await world.poll();
	const { nextPollAt } = await world.feed();
	expect((nextPollAt.getTime() - world.clock.now().getTime()) / 1_000).toBe(
		seconds,
	);
});

test.each([
	["429, seconds", 429, "7200", 7_200],
	["503, a date", 503, "Mon, 20 Jan 2025 15:00:00 GMT", 10_800],
	["429, less than our own wait", 429, "10", 1_800],
	["503, two days", 503, "172800", 172_800],
	["429, a year", 429, "31536000", 7 * 86_400],
	["503, nonsense", 503, "soon", 1_800],
])("Retry-After is honoured: %s", async (_, status, value, seconds) => {
	const world = await pollingWorld();
	world.answers.push({ status, headers: { "retry-after": value } });
	await world.poll();
	const { nextPollAt } = await world.feed();
	expect((nextPollAt.getTime() - world.clock.now().getTime()) / 1_000).toBe(
		seconds,
	);
});

test.each([
	["ttl", "<ttl>150</ttl>", "2025-01-20T14:30:00.000Z"],
	["updatePeriod", sy("daily", 2), "2025-01-21T00:00:00.000Z"],
	["updatePeriod hourly", sy("hourly", 1), "2025-01-20T13:00:00.000Z"],
	[
		"updatePeriod of no length",
		sy("constructor", 1),
		"2025-01-20T13:00:00.000Z",
	],
	[
		"skipHours",
		`<skipHours>${hours(13, 14, 15)}</skipHours>`,
		"2025-01-20T16:00:00.000Z",
	],
	[
		"skipDays",
		"<skipDays><day>Monday</day><day>Tuesday</day></skipDays>",
		"2025-01-22T00:00:00.000Z",
	],
	[
		"every hour skipped",
		`<skipHours>${hours(...Array(24).keys())}</skipHours>`,
		"2025-01-20T13:00:00.000Z",
	],
])("%s is honoured, after a 304 too", async (_, channel, next) => {
	const world = await pollingWorld();
	world.answers.push(
		{ body: rss([], channel), headers: validators },
		{ status: 304 },
	);
	await world.poll();
	expect((await world.feed()).nextPollAt.toISOString()).toBe(next);
	await world.pollWhenDue();
	const wait = (await world.feed()).nextPollAt.getTime() - Date.parse(next);
	expect(wait).toBeGreaterThanOrEqual(60 * 60 * 1_000);
});

function sy(period: string, frequency: number): string {
	return `<sy:updatePeriod>${period}</sy:updatePeriod><sy:updateFrequency>${frequency}</sy:updateFrequency>`;
}

function hours(...list: number[]): string {
	return list.map((hour) => `<hour>${hour}</hour>`).join("");
}
