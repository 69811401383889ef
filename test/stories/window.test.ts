import { describe, expect, test } from "vitest";
import { termsOf } from "#src/stories/terms.ts";
import {
	emptyCluster,
	type Headline,
	makeWindow,
} from "#src/stories/window.ts";

const hour = 3_600_000;

function makeReader() {
	const window = makeWindow(48 * hour);
	return {
		window,
		/** Puts a headline into a story, by default one of its own. */
		read(title: string, hours: number, story?: Headline): Headline {
			const at = hours * hour;
			window.advance(at);
			const { words, sequence, ...marks } = termsOf(title);
			const cluster = story?.cluster ?? emptyCluster(title, at);
			const headline: Headline = {
				...window.weigh({ words, sequence, ...marks }),
				id: title,
				at,
				cluster,
				marks,
				url: `https://paper.example/${title}`,
				source: "Paper",
				foundBy: 0,
				overlap: 0,
			};
			window.add(headline, cluster);
			return headline;
		},
	};
}

describe("the window", () => {
	test("counts a word by headlines and by stories, and forgets both", () => {
		const { window, read } = makeReader();
		const first = read("Orca opens Harbour", 0);
		read("Harbour of Orca is open", 1, first);
		const other = read("Orca sued in Lisbon", 2);
		const orca = first.words.find(({ spelling }) => spelling === "orca");
		expect(orca).toMatchObject({ members: 3, clusters: 2 });

		window.move(other, first.cluster);
		expect(orca).toMatchObject({ members: 3, clusters: 1 });
		const counts = [...(first.cluster.whole?.counts ?? [])];
		expect(counts.find(([word]) => word === orca)?.[1]).toBe(3);

		window.advance(49.5 * hour);
		expect(orca).toMatchObject({ members: 1, clusters: 1 });
		expect(first.cluster).toMatchObject({ members: [other], whole: null });

		window.advance(51 * hour);
		expect(orca).toMatchObject({ members: 0, clusters: 0 });
		expect(window.size()).toBe(0);
	});

	test("after a long silence knows no more than a new one", () => {
		const { window, read } = makeReader();
		for (let hours = 0; hours < 10; hours++) read("Orca opens Harbour", hours);
		expect(window.advance(500 * hour)).toHaveLength(10);
		expect(window.size()).toBe(0);
		const again = read("Orca opens Harbour", 501);
		const fresh = makeReader().read("Orca opens Harbour", 501);
		expect(again.weights).toEqual(fresh.weights);
		expect(again.words.map(({ members }) => members)).toEqual(
			fresh.words.map(({ members }) => members),
		);
	});
});
