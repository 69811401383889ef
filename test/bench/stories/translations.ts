import {
	type GroupingMember,
	makeGrouper,
	type Placement,
} from "../../../src/stories/cluster.ts";

const han = /\p{Script=Han}/u;

interface Placed {
	item: GroupingMember;
	placement: Placement;
}

/**
 * Articles that the stream has under a Chinese and an English title, known by
 * their common address, which is hidden from the grouping: whichever comes later
 * should name the other's story, by joining it or as the first that is related.
 */
export function translationScores(
	stream: readonly GroupingMember[],
): Record<string, object> {
	const placed = placedWithoutAddresses(stream);
	const merged = new Map<string, string>();
	for (const { placement } of placed)
		for (const gone of placement.merged ?? [])
			merged.set(gone, placement.story);
	let pairs = 0;
	let joined = 0;
	let related = 0;
	for (const copies of Map.groupBy(placed, ({ item }) => item.url).values()) {
		const english = copies.filter(({ item }) => !han.test(item.title));
		for (const chinese of copies.filter(({ item }) => han.test(item.title))) {
			if (english.length === 0) continue;
			pairs++;
			const { own, first } = finding(chinese, english, copies, merged);
			if (own) joined++;
			else if (first) related++;
		}
	}
	const share = (count: number) => Math.round((1000 * count) / pairs) / 1000;
	return {
		"translated titles, addresses hidden": {
			pairs,
			joined: share(joined),
			"first related": share(related),
			found: share(joined + related),
		},
	};
}

function placedWithoutAddresses(stream: readonly GroupingMember[]): Placed[] {
	const grouper = makeGrouper();
	return stream.map((item) => ({
		item,
		placement: grouper.place({
			...item,
			url: `https://hidden.example/${item.id}`,
		}),
	}));
}

/** Whether the later of two titles is in the story of the other, or has it as the first that is related. */
function finding(
	chinese: Placed,
	english: readonly Placed[],
	inOrder: readonly Placed[],
	merged: ReadonlyMap<string, string>,
): { own: boolean; first: boolean } {
	const at = inOrder.indexOf(chinese);
	const earlier = english.filter((one) => inOrder.indexOf(one) < at);
	const [later, others] =
		earlier.length > 0
			? [chinese, earlier]
			: [english[0] ?? chinese, [chinese]];
	const stories = new Set(others.map(storyOf));
	const [first] = later.placement.related;
	return {
		own: stories.has(storyOf(later)),
		first: first !== undefined && stories.has(last(first.story, merged)),
	};

	function storyOf({ placement }: Placed): string {
		return last(placement.story, merged);
	}
}

function last(story: string, merged: ReadonlyMap<string, string>): string {
	const next = merged.get(story);
	return next === undefined ? story : last(next, merged);
}
