import { type GroupingMember, makeGrouper } from "./cluster.ts";

/** The story of every item, by id; stories are called after their first item. */
export function groupItems(
	items: Iterable<GroupingMember>,
): Map<string, string> {
	const grouper = makeGrouper();
	const stories = new Map<string, string>();
	const mergedInto = new Map<string, string>();
	for (const item of items) {
		const { story, merged = [] } = grouper.place(item);
		stories.set(item.id, story);
		for (const gone of merged) mergedInto.set(gone, story);
	}
	for (const [item, story] of stories) {
		let last = story;
		for (
			let next = mergedInto.get(last);
			next !== undefined;
			next = mergedInto.get(last)
		)
			last = next;
		stories.set(item, last);
	}
	return stories;
}
