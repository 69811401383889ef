import { expect, test } from "vitest";
import { breakNews } from "#src/digests/break-news.ts";
import { claimDigest } from "#src/digests/store.ts";
import { claimedBreaking } from "#src/digests/store-breaking.ts";
import { writeDigest } from "#src/digests/write.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";
import { failingAt } from "#test/support/failing-database.ts";

const now = new Date("2025-01-28T08:00:00Z");
const minute = 60_000;
const hour = 60 * minute;

/** Worth an interruption: a frontier maker's release that several papers report. */
function release(model: string, name: string, hosts = 4) {
	return story(
		`OpenAI releases ${model}, its new artificial intelligence model`,
		`OpenAI released ${model}, a model that the company calls its best. It is open to all who pay from today on; ${name} has tried it.`,
		{ hosts, name, minutesAgo: 30 },
	);
}

const small = story(
	"TSMC starts making AI accelerators in Arizona",
	"TSMC started to make artificial intelligence accelerators at its second plant in Arizona.",
	{ minutesAgo: 20 },
);

/** A channel that had its first digest and may be interrupted, at eleven in Rome. */
async function makeSite(changes: Parameters<typeof makeDigestSite>[1] = {}) {
	const site = await makeDigestSite(now, { breaking: true, ...changes });
	await site.plant(
		story(
			"Huawei's Ascend chip enters mass production for AI training",
			"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models.",
		),
	);
	await site.first();
	site.clock.set(new Date("2025-01-28T10:00:00Z"));
	return { ...site, breakNews: () => breakNews(site.deps, site.channelId) };
}

test("what passes the bar goes out alone, at once, once", async () => {
	const site = await makeSite();
	await site.plant([...release("o5", "Papers"), ...small]);
	const [id, ...others] = await site.breakNews();
	expect(others).toEqual([]);
	const digest = await site.digest(id ?? 0);
	expect(digest).toMatchObject({ kind: "breaking", state: "composed" });
	expect(digest?.edition?.entries.map(({ headline }) => headline)).toEqual([
		expect.stringContaining("o5"),
	]);
	expect(await site.deliver(id ?? 0)).toBeNull();
	expect(site.posted.size).toBe(1);
	expect(await site.breakNews()).toEqual([]);
});

test("the next digest does not repeat it", async () => {
	const site = await makeSite();
	await site.plant([...release("o5", "Papers"), ...small]);
	await site.breakNews();
	site.clock.set(new Date("2025-01-29T08:00:00Z"));
	const told = await site.headlines(await site.write());
	expect(told).toEqual([expect.stringContaining("TSMC")]);
});

test.each<[string, Parameters<typeof makeDigestSite>[1], number]>([
	["one paper alone", {}, 1],
	["nothing that the channel follows", { topics: ["legal"] }, 4],
	["a channel that does not want it", { breaking: false }, 4],
	["a channel that is paused", { pausedUntil: new Date("2025-02-01") }, 4],
	[
		"a channel whose quiet hours it is",
		{ quietFrom: 10 * 60, quietUntil: 12 * 60 },
		4,
	],
	["a channel whose digest is due", { nextSlot: now }, 4],
])("no interruption: %s", async (_case, changes, hosts) => {
	const site = await makeSite();
	await site.change({ breaking: true, ...changes });
	await site.plant(release("o5", "Papers", hosts));
	expect(await site.breakNews()).toEqual([]);
});

test("no interruption by what began a day ago", async () => {
	const site = await makeSite();
	await site.plant([
		...release("o5", "Early", 2).map((article) => ({
			...article,
			minutesAgo: 25 * 60,
		})),
		...release("o5", "Papers"),
	]);
	expect(await site.breakNews()).toEqual([]);
});

test("a channel that was never told anything waits for its first digest", async () => {
	const site = await makeDigestSite(now, { breaking: true });
	await site.change({ nextSlot: new Date("2025-01-29T08:00:00Z") });
	await site.plant(release("o5", "Papers"));
	expect(await breakNews(site.deps, site.channelId)).toEqual([]);
});

test("at most three a calendar day of the channel", async () => {
	const site = await makeSite({ quietFrom: 0, quietUntil: 0 });
	const makers = ["OpenAI", "Anthropic", "DeepSeek", "Google", "Meta"];
	const names = ["o5", "Claude 7", "DeepSeek V5", "Gemini 5", "Llama 6"];
	const deeds = ["mathematics", "cooking", "chess", "astronomy", "law"];
	const news = makers.flatMap((maker, index) =>
		story(
			`${maker} releases ${names[index]} for ${deeds[index]}`,
			`${maker} released ${names[index]}, an artificial intelligence model for ${deeds[index]}.`,
			{ hosts: 4, name: `${maker}paper`, minutesAgo: 30 },
		),
	);
	await site.plant(news);
	expect(await site.breakNews()).toHaveLength(3);
	expect(await site.breakNews()).toEqual([]);
	// Still 28 January in Rome until 23:00 UTC.
	site.clock.set(new Date("2025-01-28T22:59:00Z"));
	await site.plant(release("o6", "Evening"));
	expect(await site.breakNews()).toEqual([]);
	site.clock.set(new Date("2025-01-28T23:00:00Z"));
	expect(await site.breakNews()).toHaveLength(1);
});

/** A process that claims the news and is gone before it writes it. */
async function dieWriting(site: Awaited<ReturnType<typeof makeSite>>) {
	const died = new Error("died");
	// Asked for after the briefs, before the digest is kept.
	const database = failingAt(site.database, "silentDays", died);
	await expect(
		breakNews({ ...site.deps, database }, site.channelId),
	).rejects.toThrow("died");
	expect(await claimedBreaking(site.database, site.channelId)).toHaveLength(1);
}

test("a crash before it is written loses nothing, and two workers write it once", async () => {
	const site = await makeSite();
	await site.plant(release("o5", "Papers"));
	await dieWriting(site);
	const [first, second] = await Promise.all([
		site.breakNews(),
		site.breakNews(),
	]);
	expect(new Set([...first, ...second]).size).toBe(1);
	for (const id of [...first, ...second]) await site.deliver(id);
	expect(site.posted.size).toBe(1);
});

test("what is left for long after a crash is told by the next digest", async () => {
	const site = await makeSite();
	await site.plant(release("o5", "Papers"));
	await dieWriting(site);
	site.clock.advance(4 * hour);
	expect(await site.breakNews()).toEqual([]);
	expect(await claimedBreaking(site.database, site.channelId)).toEqual([]);
	site.clock.set(new Date("2025-01-29T08:00:00Z"));
	expect(await site.headlines(await site.write())).toEqual([
		expect.stringContaining("o5"),
	]);
});

test("a digest leaves out what is on its way as breaking news", async () => {
	const site = await makeSite();
	await site.plant([...release("o5", "Papers"), ...small]);
	await dieWriting(site);
	await site.change({ nextSlot: site.clock.now() });
	expect(await site.headlines(await site.write())).toEqual([
		expect.stringContaining("TSMC"),
	]);
	expect(await site.breakNews()).toHaveLength(1);
});

test("nothing breaks while a digest that may tell it is being written", async () => {
	const site = await makeSite();
	await site.plant(release("o5", "Papers"));
	await claimDigest(site.database, {
		channelId: site.channelId,
		slot: site.clock.now(),
		kind: "scheduled",
		state: "claimed",
		nextSlot: new Date("2025-01-29T08:00:00Z"),
		now: site.clock.now(),
	});
	expect(await site.breakNews()).toEqual([]);
	expect(await claimedBreaking(site.database, site.channelId)).toEqual([]);
});

test("what a digest chooses from while news breaks, one of the two tells", async () => {
	const site = await makeSite();
	await site.plant([...release("o5", "Papers"), ...small]);
	await dieWriting(site);
	await site.change({ nextSlot: site.clock.now() });
	const { database } = site;
	let reads = 0;
	const broken: number[] = [];
	site.deps.database = {
		...failingAt(database, "nothing", new Error()),
		async query(text, values) {
			// Between what was told and what is on its way, whichever is read first.
			if (
				/from story_memory m join|'breaking' and d.state = 'claimed'/.test(text)
			)
				reads += 1;
			if (reads === 2 && broken.length === 0)
				broken.push(
					...(await breakNews({ ...site.deps, database }, site.channelId)),
				);
			return database.query(text, values);
		},
	};
	const told = await site.headlines(await site.write());
	expect(broken).toHaveLength(1);
	expect(told).toEqual([expect.stringContaining("TSMC")]);
});

test("of two workers the slower does not take back what the other has written", async () => {
	const site = await makeSite({ sayWhenEmpty: false });
	await site.plant(release("o5", "Papers"));
	await dieWriting(site);
	/** Has all of `first` done when `second` looks what was told. */
	async function overtaken<Result>(
		first: () => Promise<Result>,
		second: () => Promise<unknown>,
	): Promise<Result> {
		const { database } = site;
		let written: Promise<Result> | null = null;
		site.deps.database = {
			...failingAt(database, "nothing", new Error()),
			async query(text, values) {
				if (text.includes("from story_memory m join") && !written) {
					site.deps.database = database;
					written = first();
					await written;
				}
				return database.query(text, values);
			},
		};
		await second();
		if (!written) throw new Error("nobody looked what was told");
		return written;
	}
	const [breaking] = await overtaken(site.breakNews, site.breakNews);
	expect(await site.digest(breaking ?? 0)).toMatchObject({ state: "composed" });
	await site.plant(small);
	await site.change({ nextSlot: site.clock.now(), sayWhenEmpty: false });
	const slot = site.clock.now();
	const write = () =>
		writeDigest({ ...site.deps }, { channelId: site.channelId, slot });
	const scheduled = await overtaken(write, write);
	expect(await site.digest(scheduled ?? 0)).toMatchObject({
		state: "composed",
	});
});

test("what was not posted before the quiet hours is left to the next digest", async () => {
	const site = await makeSite({ quietFrom: 12 * 60, quietUntil: 13 * 60 });
	await site.plant(release("o5", "Papers"));
	const [id] = await site.breakNews();
	site.clock.set(new Date(site.clock.now().getTime() + hour));
	expect(await site.deliver(id ?? 0)).toBeNull();
	expect(site.posted.size).toBe(0);
	expect((await site.digest(id ?? 0))?.state).toBe("skipped");
	site.clock.set(new Date("2025-01-29T08:00:00Z"));
	expect(await site.headlines(await site.write())).toEqual([
		expect.stringContaining("o5"),
	]);
});
