import { expect, test } from "vitest";
import { latestEntries, toldEntry } from "#src/digests/store-entries.ts";
import {
	feedbackEntries,
	preferencesOf,
	resetFeedback,
	saveFeedback,
	withdrawFeedback,
} from "#src/digests/store-feedback.ts";
import { makeDigestSite, story } from "#test/support/digest-site.ts";

const now = new Date("2025-01-28T08:00:00Z");
const day = 24 * 60 * 60_000;

const nvidiaToday = story(
	"Nvidia says export limits will cost it $5.5 billion this quarter",
	"Nvidia expects the new limits on exports of artificial intelligence chips to cost it 5.5 billion dollars.",
);
const tsmcToday = story(
	"TSMC starts making AI accelerators in Arizona",
	"TSMC started to make artificial intelligence accelerators at its second plant in Arizona.",
);
const tomorrow = [
	...story(
		"Nvidia's new Blackwell Ultra chip ships to cloud providers",
		"Nvidia began to ship its Blackwell Ultra chip to the large cloud providers.",
	),
	...story(
		"Huawei's Ascend chip enters mass production for AI training",
		"Huawei began the mass production of its Ascend chip for the training of artificial intelligence models.",
	),
];

async function toldSite() {
	const site = await makeDigestSite(now);
	await site.plant([...nvidiaToday, ...tsmcToday]);
	const first = await site.first();
	const entries = await latestEntries(site.database, site.channelId);
	const nvidia = entries.find(({ headline }) => headline.includes("Nvidia"));
	if (!nvidia) throw new Error("the digest did not tell of Nvidia");
	const press = {
		channelId: site.channelId,
		storyId: nvidia.storyId,
		person: "U1",
		weight: 1,
		at: now,
	};
	return { ...site, first, entries, nvidia, press };
}

type Site = Awaited<ReturnType<typeof toldSite>>;

/** What the next morning's digest tells, best first. */
async function nextMorning({ clock, plant, write, headlines }: Site) {
	clock.set(new Date(now.getTime() + day));
	await plant(tomorrow);
	return headlines(await write());
}

test("less like this lowers other stories of the same maker in the next digest", async () => {
	const untouched = await nextMorning(await toldSite());
	expect(untouched).toHaveLength(2);
	expect(untouched[0]).toContain("Nvidia");

	const site = await toldSite();
	await saveFeedback(site.database, { ...site.press, kind: "less" });
	const lowered = await nextMorning(site);
	expect(lowered[0]).toContain("Huawei");
	const entries = await latestEntries(site.database, site.channelId);
	const nvidia = entries.find(({ headline }) => headline.includes("Nvidia"));
	expect(nvidia?.parts).toContainEqual(
		expect.objectContaining({
			kind: "feedback",
			why: expect.stringContaining("less of NVIDIA"),
		}),
	);
});

test("it can be taken back, and all forgotten", async () => {
	const site = await toldSite();
	const { database, channelId, press } = site;
	const preferences = () => preferencesOf(database, channelId, now);
	await saveFeedback(database, { ...press, kind: "less" });
	await saveFeedback(database, { ...press, person: "U2", kind: "mute" });
	expect(await preferences()).toContainEqual(
		expect.objectContaining({ kind: "organisation", name: "NVIDIA" }),
	);
	await withdrawFeedback(database, { ...press, kind: "less" });
	expect(await preferences()).toEqual([]);
	expect(await feedbackEntries(database, channelId)).toHaveLength(1);
	await resetFeedback(database, channelId);
	expect(await feedbackEntries(database, channelId)).toEqual([]);
});

test("more takes the place of the same person's less, not of another's", async () => {
	const { database, channelId, press } = await toldSite();
	await saveFeedback(database, { ...press, kind: "less" });
	await saveFeedback(database, { ...press, kind: "less", person: "U2" });
	await saveFeedback(database, { ...press, kind: "more" });
	const kinds = (await feedbackEntries(database, channelId)).map(
		({ person, kind }) => `${person} ${kind}`,
	);
	expect(kinds.sort()).toEqual(["U1 more", "U2 less"]);
});

test("a muted story is silent, also when its news goes on; others are not", async () => {
	const site = await toldSite();
	await saveFeedback(site.database, { ...site.press, kind: "mute" });
	site.clock.set(new Date(now.getTime() + day));
	await site.plant([
		...story(
			"Nvidia says export limits will cost it $8 billion this quarter",
			"Nvidia expects the new limits on exports of artificial intelligence chips to cost it 8 billion dollars.",
			{ name: "Later", hosts: 2 },
		),
		...tomorrow,
	]);
	const told = await site.headlines(await site.write());
	expect(told.filter((line) => line.includes("export limits"))).toEqual([]);
	expect(told.filter((line) => line.includes("Blackwell"))).toHaveLength(1);
});

test("what was told is known with its reasons, also after the story was merged", async () => {
	const { database, channelId, nvidia, entries, first } = await toldSite();
	expect(nvidia).toMatchObject({ digestId: first, kind: "new" });
	expect(nvidia.met).toContain("chips");
	const sum = nvidia.parts.reduce((total, { value }) => total + value, 0);
	expect(sum).toBeCloseTo(nvidia.score, 2);
	expect(entries.map(({ position }) => position)).toEqual([1, 2]);

	const other = entries.find(({ storyId }) => storyId !== nvidia.storyId);
	await database.query("update stories set merged_into = $2 where id = $1", [
		nvidia.storyId,
		other?.storyId,
	]);
	expect(await toldEntry(database, channelId, nvidia.storyId)).toMatchObject({
		storyId: other?.storyId,
	});
	expect(await toldEntry(database, channelId, 999_999)).toBeNull();
});
