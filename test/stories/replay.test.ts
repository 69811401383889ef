import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GroupingMember, makeGrouper } from "#src/stories/cluster.ts";
import { groupItems } from "#src/stories/group-items.ts";

const makers = ["Orca Labs", "Marlin AI", "Heron Systems", "Gull Robotics"];
const deeds = [
	["releases", "an open-weight coding model"],
	["is sued over", "training on scraped lyrics"],
	["raises money for", "a data centre in Norway"],
	["pulls", "a feature that leaked chats"],
];

/** Reports of invented events, several of each, in the order of time. */
const stream = fc
	.array(
		fc.record({
			maker: fc.nat(makers.length - 1),
			deed: fc.nat(deeds.length - 1),
			hour: fc.nat(100),
			wording: fc.nat(2),
		}),
		{ minLength: 1, maxLength: 40 },
	)
	.map((events) =>
		events
			.sort((a, b) => a.hour - b.hour)
			.map(({ maker, deed, hour, wording }, index): GroupingMember => {
				const who = makers[maker] ?? "";
				const [verb = "", what = ""] = deeds[deed] ?? [];
				const title = [
					`${who} ${verb} ${what}`,
					`${what}: ${who} ${verb} it`,
					`What it means that ${who} ${verb} ${what}`,
				][wording];
				return {
					id: String(index),
					title: title ?? "",
					url: `https://paper${index}.example/${index}`,
					source: `Paper ${index % 5}`,
					publishedAt: new Date(Date.UTC(2026, 2, 1, hour)),
				};
			}),
	);

describe("a replay", () => {
	test("gives the same stories each time", () => {
		fc.assert(
			fc.property(stream, (items) => {
				expect(groupItems(items)).toEqual(groupItems(items));
			}),
			{ numRuns: 50 },
		);
	});

	test("an item delivered twice is in one story", () => {
		fc.assert(
			fc.property(stream, (items) => {
				const twice = items.flatMap((item) => [
					item,
					{ ...item, id: `${item.id} again` },
				]);
				const stories = groupItems(twice);
				for (const { id } of items)
					expect(stories.get(`${id} again`)).toBe(stories.get(id));
			}),
			{ numRuns: 50 },
		);
	});

	test("goes on after a restart at any point as it would have without", () => {
		fc.assert(
			fc.property(stream, fc.nat(39), (items, at) => {
				const cut = Math.min(at, items.length);
				const unbroken = groupItems(items);
				const before = groupItems(items.slice(0, cut));
				const grouper = makeGrouper();
				for (const item of items.slice(0, cut))
					grouper.remember(item, before.get(item.id) ?? "");
				const stories = new Map(before);
				for (const item of items.slice(cut)) {
					const { story, merged = [] } = grouper.place(item);
					stories.set(item.id, story);
					for (const [id, known] of stories)
						if (merged.includes(known)) stories.set(id, story);
				}
				expect(stories).toEqual(unbroken);
			}),
			{ numRuns: 100 },
		);
	});
});
