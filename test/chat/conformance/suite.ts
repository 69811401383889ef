import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelByAddress } from "#src/chat/store-channels.ts";
import { latestEntries } from "#src/digests/store-entries.ts";
import { pngSize } from "#test/support/pictures.ts";
import { runJobs } from "#test/support/run-jobs.ts";
import type { ChannelDriver, ChatDriver } from "./driver.ts";
import { addFailingFeed } from "./failing-feed.ts";
import { addNextDay } from "./next-day.ts";
import { openSite, type Site } from "./site.ts";

const minute = 60_000;

/** What every chat platform owes its readers, tried on one of them from outside. */
export function describePlatform(
	name: string,
	makeDriver: () => Promise<ChatDriver>,
): void {
	describe(`a team on ${name}`, () => {
		let driver: ChatDriver;
		let site: Site;
		let channel: ChannelDriver;
		let twin: ChannelDriver;
		beforeAll(async () => {
			driver = await makeDriver();
			site = await openSite(driver);
			channel = await driver.addChannel("ai-chips");
			twin = await driver.addChannel("ai-chips-too");
		}, 120_000);
		afterAll(async () => {
			await site?.close();
			await driver?.close();
		});

		const run = () => runJobs(site.app);
		const at = (time: string) => site.clock.set(new Date(time));
		async function entriesOf({ address }: ChannelDriver) {
			const found = await channelByAddress(site.app.database, {
				platform: driver.platform,
				...address,
			});
			return latestEntries(site.app.database, found?.id ?? 0);
		}

		test("subscribes with a form, after a preview, and hears at once", async () => {
			for (const each of [channel, twin]) {
				const form = await each.openForm("owner");
				await form.fill({
					topics: ["chips", "chip-policy"],
					hour: ["9"],
					zone: ["Europe/Rome"],
					length: ["5"],
				});
				const preview = await form.preview();
				expect(preview.words).toMatch(/chip/i);
				expect(preview.isPrivate).toBe(true);
				expect(await each.posts()).toEqual([]);
				const saved = await form.save();
				expect(saved.words).toContain("09:00");
			}
			// Its first digest waits for feeds that are still to be read, but not for ever.
			site.clock.advance(2 * minute);
			await run();
			const entries = await entriesOf(channel);
			expect(entries.length).toBeGreaterThan(2);
			const posts = (await channel.posts()).join("\n");
			for (const { headline } of entries) expect(posts).toContain(headline);
			await run();
			expect((await channel.posts()).join("\n")).toBe(posts);
		});

		test("the form says what is wrong, field by field, and nothing is lost", async () => {
			const form = await channel.openForm("owner");
			expect(form.words).toContain("09:00");
			await form.fill({ hour: ["25:70"], zone: ["Europe/Romme"] });
			const { words } = await form.save();
			expect(words).toContain("25:70");
			expect(words).toContain("Europe/Rome");
		});

		test("tells more of a story, and why it was told", async () => {
			const [first] = await entriesOf(channel);
			if (!first) throw new Error("the digest told nothing");
			const more = await channel.press(first.storyId, "more", "member");
			expect(more.words).toContain(first.headline);
			expect(more.isPrivate).toBe(true);
			const why = await channel.type("/why 1", "member");
			expect(why.words).toContain(first.headline);
			expect(why.words).toMatch(/chips|chip policy/);
			expect(why.words).toContain(String(first.score).slice(0, 3));
		});

		test("says in one sentence what it cannot do, and what to do instead", async () => {
			const unknown = await channel.type("/model deepseek v9", "member");
			expect(unknown.words).toMatch(/DeepSeek.V\d/);
			const why = await channel.type("/why 99", "member");
			expect(why.words).toContain("99");
			expect(why.words).toContain("/why 1");
			expect(why.isPrivate).toBe(true);
		});

		test("answers about models", async () => {
			const card = await channel.type("/model deepseek-v3", "member");
			expect(card.words).toContain("DeepSeek-V3");
			const table = await channel.type("/compare deepseek-v3 o3", "member");
			expect(table.words).toMatch(/DeepSeek-V3[\s\S]*o3/);
			const answer = await channel.type("/ask what did Sky-T1 cost?", "member");
			expect(answer.words).toMatch(/450/);
		});

		test("tells a trend in words, and shows it as a picture", async () => {
			const trend = await channel.type("/trend compute", "member");
			expect(trend.words).toMatch(/GPT-1[\s\S]*× 10/);
			expect(trend.isPrivate).toBe(true);
			const picture = await channel.picture("Training compute");
			if (picture) {
				expect(picture.png.length).toBeGreaterThan(10_000);
				expect(pngSize(picture.png)).toEqual({ width: 1200, height: 675 });
				expect(trend.words).toContain(picture.alt.slice(0, 20));
			}
			const none = await channel.type("/trend nonsense", "member");
			expect(none.words).toContain("nonsense");
			const before = await channel.posts();
			expect(before.join()).not.toContain("GPT-1 ");
		});

		test("a member cannot change what another set up", async () => {
			const refused = await channel.type("/pause 3", "member");
			expect(refused.isPrivate).toBe(true);
			const shown = await channel.type("/subscriptions", "member");
			expect(shown.words).toContain("09:00");
			expect(shown.words).not.toMatch(/paused/i);
		});

		test("a paused channel hears nothing at its hour, a resumed one does", async () => {
			const before = await channel.posts();
			await channel.type("/pause 1", "owner");
			at("2025-01-29T07:59:00Z");
			await addNextDay(site.app.database, site.clock);
			await run();
			expect(await channel.posts()).toEqual(before);
			expect((await twin.posts()).length).toBe(before.length);
			at("2025-01-29T08:00:00Z");
			await run();
			expect(await channel.posts()).toEqual(before);
			expect((await twin.posts()).length).toBeGreaterThan(before.length);
			await channel.type("/resume", "owner");
		});

		test("what is pressed changes the next digest", async () => {
			const told = await entriesOf(twin);
			const [pressed] = await entriesOf(channel);
			if (!pressed) throw new Error("the digest told nothing");
			const seen = await channel.press(
				pressed.storyId,
				"less-like-this",
				"member",
			);
			expect(seen.isPrivate).toBe(true);
			at("2025-01-29T08:20:00Z");
			await run();
			const changed = await entriesOf(channel);
			const headlines = (entries: typeof told) =>
				entries.map(({ headline }) => headline);
			expect(headlines(changed)).not.toEqual(headlines(told));
			// The other channel, which pressed nothing, ranks the same stories as before.
			const feedback = (entries: typeof told) =>
				entries.flatMap(({ parts }) =>
					parts.filter(({ kind }) => kind === "feedback"),
				);
			expect(feedback(told)).toEqual([]);
			const lowered = feedback(changed);
			expect(lowered.length).toBeGreaterThan(0);
			for (const { value } of lowered) expect(value).toBeLessThan(0);
			const shown = await channel.type("/subscriptions", "member");
			expect(shown.words).toMatch(/less/i);
		});

		test("a digest waits while the bot is out of the channel, and its owner is told", async () => {
			const before = await channel.posts();
			await channel.removeBot();
			at("2025-01-30T08:00:00Z");
			await run();
			await run();
			expect(await channel.posts()).toEqual(before);
			const told = await channel.toldApart("owner");
			expect(told).toHaveLength(1);
			expect(told[0]).toContain("/resume");
			await channel.inviteBot();
			await channel.type("/resume", "owner");
			site.clock.advance(minute);
			await run();
			expect((await channel.posts()).length).toBeGreaterThan(before.length);
		});

		test("whoever added a feed is told once, in their language, what is wrong with it", async () => {
			const before = await channel.toldApart("owner");
			await addFailingFeed(site, driver.platform, channel.address);
			await run();
			await run();
			site.clock.advance(2 * 60 * minute);
			await run();
			const told = (await channel.toldApart("owner")).slice(before.length);
			expect(told).toHaveLength(1);
			expect(told[0]).toMatch(
				/The Lab.*non si legge dal 30 gen 2025: thelab\.example risponde 404/,
			);
			expect(told[0]).toContain("/feeds check");
		});
	});
}
