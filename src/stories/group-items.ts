import { type GroupingMember, makeGrouper } from "./cluster.ts";

/** The story of every item, by id; stories are called after their first item. */
export function groupItems(
	items: Iterable<GroupingMember>,
): Map<string, string> {
	const grouping = makeItemGrouping();
	for (const item of items) grouping.add(item);
	return grouping.stories();
}

/** Groups items one by one and keeps of each no more than its story. */
export function makeItemGrouping() {
	const grouper = makeGrouper();
	const stories = new Map<string, string>();
	const mergedInto = new Map<string, string>();

	/** What has become of a story that may have been merged, and merged again. */
	function last(story: string): string {
		let name = story;
		for (
			let next = mergedInto.get(name);
			next !== undefined;
			next = mergedInto.get(name)
		)
			name = next;
		return name;
	}

	return {
		/** @param item no older than those before, or it starts a story more often than it should */
		add(item: GroupingMember): void {
			const { story, merged = [] } = grouper.place(item);
			stories.set(item.id, story);
			for (const gone of merged) mergedInto.set(gone, story);
		},

		stories(): Map<string, string> {
			for (const [item, story] of stories) stories.set(item, last(story));
			return stories;
		},
	};
}
