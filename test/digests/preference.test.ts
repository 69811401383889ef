import { expect, test } from "vitest";
import {
	type FeedbackEntry,
	feedbackOn,
	learn,
} from "#src/digests/preference.ts";

const now = new Date("2025-01-28T08:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function press(changes: Partial<FeedbackEntry> = {}): FeedbackEntry {
	return {
		storyId: 1,
		headline: "Nvidia ships chips",
		person: "U1",
		kind: "less",
		weight: 1,
		at: now,
		topics: ["chips"],
		models: [],
		organisations: ["Nvidia"],
		...changes,
	};
}

function likingOf(name: string, presses: FeedbackEntry[], at = now): number {
	return learn(presses, at).find((one) => one.name === name)?.value ?? 0;
}

const other = { topics: ["chips"], models: [], organisations: ["Nvidia"] };

test("what is rare is disliked more than what is broad", () => {
	const [first, second] = learn([press({ models: ["h100"] })], now);
	expect(first?.name).toBe("h100");
	expect(second?.name).toBe("Nvidia");
	expect(likingOf("Nvidia", [press()])).toBeLessThan(
		likingOf("chips", [press()]),
	);
	expect(likingOf("chips", [press()])).toBeLessThan(0);
});

test("a story that shares the features gets the addend, in words; others none", () => {
	const preferences = learn([press()], now);
	expect(feedbackOn(other, preferences)).toEqual({
		kind: "feedback",
		value: -1.7,
		why: "less of Nvidia, chips",
	});
	const strange = { topics: ["legal"], models: [], organisations: ["Meta"] };
	expect(feedbackOn(strange, preferences)).toBeNull();
});

test("more and less of one story are told apart in words", () => {
	const preferences = learn(
		[
			press(),
			press({ kind: "more", organisations: ["Meta"], topics: [], storyId: 2 }),
		],
		now,
	);
	const both = { ...other, organisations: ["Nvidia", "Meta"] };
	expect(feedbackOn(both, preferences)?.why).toBe(
		"less of Nvidia, chips; more of Meta",
	);
});

test("one person counts once, several add up to a limit", () => {
	const often = Array.from({ length: 9 }, (_, storyId) => press({ storyId }));
	expect(likingOf("Nvidia", often)).toBe(likingOf("Nvidia", [press()]));
	const two = [press(), press({ person: "U2" })];
	expect(likingOf("Nvidia", two)).toBeLessThan(likingOf("Nvidia", [press()]));
	const crowd = Array.from({ length: 50 }, (_, index) =>
		press({ person: `U${index}`, models: ["h100"] }),
	);
	for (const { value } of learn(crowd, now))
		expect(Math.abs(value)).toBeLessThanOrEqual(1.8);
	const all = { ...other, models: ["h100"] };
	expect(feedbackOn(all, learn(crowd, now))?.value).toBe(-2);
});

test("two people of opposite opinions cancel out", () => {
	const presses = [press(), press({ person: "U2", kind: "more" })];
	expect(learn(presses, now)).toEqual([]);
});

test("a month halves it, a year forgets it", () => {
	const fresh = likingOf("Nvidia", [press()]);
	expect(likingOf("Nvidia", [press({ at: daysAgo(30) })])).toBe(fresh / 2);
	expect(learn([press({ at: daysAgo(365) })], now)).toEqual([]);
});

test("a reaction to many stories weighs less", () => {
	const light = likingOf("Nvidia", [press({ weight: 0.2 })]);
	expect(light).toBeGreaterThan(likingOf("Nvidia", [press()]));
	expect(light).toBeLessThan(0);
});

test("muting a story says nothing about others", () => {
	expect(learn([press({ kind: "mute" })], now)).toEqual([]);
});
