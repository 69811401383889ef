import { expect, test } from "vitest";
import { addFeed, recordOutcome } from "#src/feeds/store.ts";
import { monday, type PollingWorld, pollingWorld, rss } from "./polling.ts";

const hour = 60 * 60 * 1_000;
const day = 24 * hour;
const good = { body: rss([]) };

/** A feed that somebody in chat added. */
async function addedInChat(path?: string): Promise<PollingWorld> {
	const world = await pollingWorld(path);
	await world.database.query(
		"update feeds set added_by = 'slack:T1:U1' where id = $1",
		[world.feedId],
	);
	return world;
}

interface IncidentRow {
	kind: string;
	since: Date;
	isOver: boolean;
	isToBeTold: boolean;
}

async function incidents({ database, feedId }: PollingWorld) {
	const { rows } = await database.query<IncidentRow>(
		`select kind, since, ended_at is not null as "isOver", tell_at is not null as "isToBeTold"
		from feed_incidents where feed_id = $1 order by kind`,
		[feedId],
	);
	return rows;
}

const answerNow = ({ answers }: PollingWorld, answer: object) =>
	answers.splice(0, answers.length, answer);

/** As `tellFeedNotices` does. */
const tell = ({ database, feedId }: PollingWorld) =>
	database.query(
		"update feed_incidents set tell_at = null where feed_id = $1",
		[feedId],
	);

async function failFor(world: PollingWorld, milliseconds: number) {
	answerNow(world, { status: 404 });
	await world.pollWhenDue();
	const from = world.clock.now();
	while (world.clock.now().getTime() < from.getTime() + milliseconds)
		await world.pollWhenDue();
	return from;
}

test("a feed that has failed for a day is an incident, not before, and one however long it lasts", async () => {
	const world = await addedInChat();
	const since = await failFor(world, 14 * hour);
	expect(world.clock.now().getTime()).toBeLessThan(since.getTime() + day);
	expect(await incidents(world)).toEqual([]);
	await failFor(world, 10 * day);
	expect(await incidents(world)).toEqual([
		{ kind: "unreadable", since, isOver: false, isToBeTold: true },
	]);
	expect(await world.feed()).toMatchObject({
		failingSince: since,
		lastProblem: { kind: "status", status: 404 },
	});
});

test("one that recovers and fails again is told anew after months, and not in the same week", async () => {
	const world = await addedInChat();
	await failFor(world, 2 * day);
	await tell(world);
	answerNow(world, good);
	await world.pollWhenDue();
	expect(await incidents(world)).toMatchObject([{ isOver: true }]);
	expect(await world.feed()).toMatchObject({
		failingSince: null,
		lastProblem: null,
	});
	await failFor(world, 2 * day);
	expect(await incidents(world)).toMatchObject([
		{ isOver: false, isToBeTold: false },
	]);
	answerNow(world, good);
	await world.pollWhenDue();
	world.clock.advance(60 * day);
	await world.poll();
	const since = await failFor(world, 2 * day);
	expect(await incidents(world)).toEqual([
		{ kind: "unreadable", since, isOver: false, isToBeTold: true },
	]);
});

test("who was not told before the feed recovered need not be", async () => {
	const world = await addedInChat();
	await failFor(world, 2 * day);
	answerNow(world, good);
	await world.pollWhenDue();
	expect(await incidents(world)).toMatchObject([
		{ isOver: true, isToBeTold: false },
	]);
});

test("one that is gone is told at once, and comes back with whoever adds it again", async () => {
	const world = await addedInChat();
	answerNow(world, { status: 410 });
	await world.poll();
	expect(await incidents(world)).toMatchObject([
		{ kind: "unreadable", since: monday, isOver: false, isToBeTold: true },
	]);
	const { url } = await world.feed();
	await addFeed(
		world.database,
		{ url },
		{ by: "slack:T1:U2", language: "it", now: monday },
	);
	expect(await incidents(world)).toMatchObject([
		{ isOver: true, isToBeTold: false },
	]);
	expect(await world.feed()).toMatchObject({
		addedBy: "slack:T1:U2",
		addedLanguage: "it",
		lastProblem: null,
	});
});

test("nobody is told of a feed that nobody in chat added", async () => {
	const world = await pollingWorld();
	await failFor(world, 2 * day);
	expect(await incidents(world)).toMatchObject([{ isToBeTold: false }]);
});

test("a page in the feed's place is looked through for the feed that it names", async () => {
	const world = await addedInChat("/old");
	answerNow(world, {
		body: '<html><link rel="alternate" type="application/rss+xml" href="/new"></html>',
	});
	await world.poll();
	expect((await world.feed()).lastProblem).toMatchObject({
		kind: "no-feed",
		is: "page",
		named: `${world.server.url}/new`,
	});
});

test("a host that answers nobody is told only where other feeds were read since", async () => {
	const world = await addedInChat();
	const other = await addedInChat();
	const { database } = world;
	// Of the feeds of the other tests, which this one's clock knows nothing of.
	await database.query("update feeds set last_ok_at = null");
	await world.server.close();
	await world.poll();
	world.clock.advance(2 * day);
	await world.poll();
	expect((await world.feed()).lastProblem).toMatchObject({
		kind: "unreachable",
	});
	expect(await incidents(world)).toEqual([]);
	await recordOutcome(database, other.feedId, { lastOkAt: world.clock.now() });
	await world.pollWhenDue();
	expect(await incidents(world)).toMatchObject([{ isToBeTold: true }]);
});

/** A feed with an item on each of these days, counted from Monday; days before it are negative. */
const published = (...days: number[]) => ({
	body: rss(
		days.map((number) => ({
			title: `day ${number}`,
			guid: String(number),
			date: new Date(monday.getTime() + number * day).toUTCString(),
		})),
	),
});

test("a feed that falls silent is an incident from its own moment on, until it speaks", async () => {
	const world = await addedInChat();
	answerNow(world, published(-4, -3, -2, -1));
	await world.poll();
	world.clock.set(new Date(monday.getTime() + 6 * day - 1));
	await world.poll();
	expect(await incidents(world)).toEqual([]);
	world.clock.set(new Date(monday.getTime() + 6 * day + 4 * hour));
	await world.poll();
	await world.pollWhenDue();
	const since = new Date(monday.getTime() - day);
	expect(await incidents(world)).toEqual([
		{ kind: "silent", since, isOver: false, isToBeTold: true },
	]);
	await tell(world);
	answerNow(world, published(-4, -3, -2, -1, 6));
	await world.pollWhenDue();
	expect(await incidents(world)).toMatchObject([
		{ isOver: true, isToBeTold: false },
	]);
});

test("a feed that brings many items at once, once a month, has its time", async () => {
	const world = await addedInChat();
	const batch = (number: number) =>
		Array.from({ length: 25 }, (_, index) => number + index / 1_000);
	answerNow(world, published(...[-94, -63, -32, -1].flatMap(batch)));
	await world.poll();
	for (const days of [7, 30, 60, 90]) {
		world.clock.set(new Date(monday.getTime() + days * day));
		await world.poll();
		expect(await incidents(world)).toEqual([]);
	}
	world.clock.advance(4 * day);
	await world.poll();
	expect(await incidents(world)).toMatchObject([{ kind: "silent" }]);
});

test("a feed that was silent when it was added is no incident", async () => {
	const world = await addedInChat();
	answerNow(world, published(-44, -43, -42, -41));
	await world.poll();
	await world.pollWhenDue();
	expect(await incidents(world)).toEqual([]);
});
