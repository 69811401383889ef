import { expect, test } from "vitest";
import { recordedChannels, recordedNow } from "#src/demo/day.ts";
import { TOPICS } from "#src/topics/topics.ts";

test("the clock stands at nine in Rome, on a Tuesday", () => {
	const shown = recordedNow.toLocaleString("en-GB", {
		timeZone: "Europe/Rome",
		weekday: "long",
		hour: "2-digit",
		minute: "2-digit",
	});
	expect(shown).toMatch(/Tuesday.*09:00/);
});

test("the channels follow topics that exist", () => {
	const slugs = TOPICS.map(({ slug }) => slug);
	for (const { topics } of recordedChannels)
		expect(slugs).toEqual(expect.arrayContaining(topics));
});
