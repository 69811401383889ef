import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelByAddress } from "#src/chat/store-channels.ts";
import { subscribedChannel } from "#test/support/digests.ts";
import { runJobs } from "#test/support/run-jobs.ts";
import {
	type ChannelDriver,
	type ChatDriver,
	disturbances,
	type Weather,
} from "./driver.ts";
import { openSite, type Site } from "./site.ts";

const channels = 6;
const mornings = ["28", "29", "30"].map((day) => `2025-01-${day}T08:00:00Z`);

/**
 * What a platform's bad days must not do to its readers: for several mornings most posts fail in
 * one way or another, and each channel has each digest once in the end.
 */
export function describeStorm(
	name: string,
	makeDriver: () => Promise<ChatDriver>,
): void {
	describe(`bad weather at ${name}`, () => {
		let driver: ChatDriver;
		let weather: Weather;
		let site: Site;
		let places: ChannelDriver[];
		beforeAll(async () => {
			driver = await makeDriver();
			if (!driver.weather) throw new Error(`${name} has no weather`);
			weather = driver.weather;
			site = await openSite(driver);
			places = await Promise.all(
				Array.from({ length: channels }, (_, index) =>
					driver.addChannel(`storm-${index}`),
				),
			);
			for (const { address } of places)
				await subscribedChannel(site.app.database, {
					platform: driver.platform,
					address,
					now: site.clock.now(),
					nextSlot: new Date(mornings[0] ?? ""),
				});
		}, 120_000);
		afterAll(async () => {
			await site?.close();
			await driver?.close();
		});

		/** How often each morning's digest begins in a channel, by its date. */
		async function timesTold(place: ChannelDriver): Promise<number[]> {
			const posts = await place.posts();
			return mornings.map((morning) => {
				const day = Number(morning.slice(8, 10));
				const title = new RegExp(`AI briefing · \\w+ ${day} January 2025`);
				return posts.filter((post) => title.test(post)).length;
			});
		}

		test("each channel has each digest once", async () => {
			// Always the same storm: a linear congruential generator, as in Numerical Recipes.
			let seed = 20250128;
			const chance = () => {
				seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
				return seed / 2 ** 32;
			};
			for (const morning of mornings) {
				site.clock.set(new Date(morning));
				for (let fault = 0; fault < channels * 2; fault++) {
					const how =
						disturbances[Math.floor(chance() * disturbances.length)] ?? "busy";
					weather.disturbPost(how);
					if (how !== "answer-dropped" && chance() < 0.3)
						weather.disturbLook(how);
				}
				for (let round = 0; round < 40; round++) {
					await runJobs(site.app);
					site.clock.advance(31_000);
				}
				weather.clear();
				for (let round = 0; round < 12; round++) {
					await runJobs(site.app);
					site.clock.advance(60_000);
				}
			}
			for (const place of places)
				expect(await timesTold(place)).toEqual(mornings.map(() => 1));
			// The storm was one.
			const { rows } = await site.app.database.query<{ retried: number }>(
				"select count(*)::int as retried from outbox where attempts > 1",
			);
			expect(rows[0]?.retried).toBeGreaterThan(channels);
		}, 180_000);

		test("a workspace that took its permission back is left alone after one call", async () => {
			await weather.revoke();
			const before = weather.calls();
			site.clock.set(new Date("2025-01-31T08:00:00Z"));
			await runJobs(site.app);
			expect(weather.calls() - before).toBeLessThanOrEqual(1);
			const after = weather.calls();
			site.clock.set(new Date("2025-01-31T09:00:00Z"));
			await runJobs(site.app);
			expect(weather.calls()).toBe(after);
			const [place] = places;
			const channel = await channelByAddress(site.app.database, {
				platform: driver.platform,
				workspace: place?.address.workspace ?? "",
				channel: place?.address.channel ?? "",
			});
			expect(channel?.state).toBe("active");
		}, 60_000);
	});
}
