import type { GroupingMember } from "../../src/stories/cluster.ts";
import { groupItems } from "../../src/stories/group-items.ts";
import { scoreStories } from "../stories/scores.ts";
import { corpus } from "../support/corpora.ts";
import { clusterScores } from "./stories/clusters.ts";
import { labelledDays, recordedStream } from "./stories/collection.ts";
import { rankingScores } from "./stories/ranking.ts";
import { tagScores } from "./stories/tags.ts";
import { translationScores } from "./stories/translations.ts";

export const description =
	"grouping, tagging and ranking of labelled days (titles only), and what is related across languages; --large lists the stories of more than 15 items";

const large = 15;

export async function run(args: string[]): Promise<void> {
	const folder = corpus("stream");
	if (folder === null) return;
	const stream = recordedStream(folder);
	const stories = groupItems(stream);
	console.log(`The whole stream, ${stream.length} items`);
	console.table(
		Object.fromEntries(
			labelledDays(folder).map((day) => [
				day.name,
				rounded(scoreStories(day, stories)),
			]),
		),
	);
	console.log("Largest stories:", sizes(stories).slice(0, 5).join(", "));
	if (args.includes("--large")) listLarge(stream, stories);
	console.table(clusterScores(folder));
	console.table(translationScores(stream));
	console.table(tagScores(folder));
	console.table(roundedNumbers(rankingScores(folder, stream)));
}

function rounded(scores: ReturnType<typeof scoreStories>) {
	const { items, f1, precision, recall, pairs, crossPairs, largest } = scores;
	return {
		items,
		...roundedNumbers({
			"B³ F1": f1,
			"B³ P": precision,
			"B³ R": recall,
			"pair P": pairs.precision,
			"pair R": pairs.recall,
			...(crossPairs.pairs > 0 && {
				"cross P": crossPairs.precision,
				"cross R": crossPairs.recall,
			}),
		}),
		largest,
	};
}

function roundedNumbers(numbers: Record<string, number>) {
	return Object.fromEntries(
		Object.entries(numbers).map(([name, value]) => [
			name,
			Math.round(value * 1000) / 1000,
		]),
	);
}

function sizes(stories: ReadonlyMap<string, string>): number[] {
	return [...Map.groupBy(stories.values(), (story) => story).values()]
		.map(({ length }) => length)
		.sort((a, b) => b - a);
}

function listLarge(
	stream: readonly GroupingMember[],
	stories: ReadonlyMap<string, string>,
): void {
	const members = Map.groupBy(stream, ({ id }) => stories.get(id));
	for (const items of members.values()) {
		if (items.length <= large) continue;
		console.log(`\n${items.length} items`);
		for (const { publishedAt, title } of items)
			console.log(`  ${publishedAt.toISOString().slice(0, 16)}  ${title}`);
	}
}
