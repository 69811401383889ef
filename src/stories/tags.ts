/** Tags of the articles together, the commonest first; of many articles one alone does not tag the story. */
export function commonTags(tags: readonly (readonly string[])[]): string[] {
	const counts = new Map<string, number>();
	for (const ofOne of tags)
		for (const tag of ofOne) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	const least = tags.length >= 5 ? 2 : 1;
	return [...counts]
		.filter(([, count]) => count >= least)
		.sort((a, b) => b[1] - a[1])
		.map(([tag]) => tag);
}
