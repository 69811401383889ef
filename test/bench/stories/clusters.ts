import { join } from "node:path";
import { groupItems } from "../../../src/stories/group-items.ts";
import { mutualInformation } from "../../stories/scores.ts";
import { jsonLines } from "../../topics/labelled.ts";

/** The collection has no times: what is found should not hang on how far apart its titles come. */
const spacings = [5, 10, 20, 30];

/** Stemmed news titles in 152 labelled clusters, at several spacings in seconds. */
export function clusterScores(folder: string): Record<string, object> {
	const titles = jsonLines<{
		Id: string;
		clusterNo: number;
		textCleaned: string;
	}>(join(folder, "gnews.jsonl"));
	const table: Record<string, object> = {};
	for (const seconds of spacings) {
		const stories = groupItems(
			titles.map(({ Id, textCleaned }, index) => ({
				id: Id,
				title: textCleaned,
				url: `https://news.example/${Id}`,
				source: Id,
				publishedAt: new Date(Date.UTC(2026, 0, 1) + index * seconds * 1000),
			})),
		);
		const nmi = mutualInformation(
			titles.map(({ Id, clusterNo }) => [
				String(clusterNo),
				stories.get(Id) ?? Id,
			]),
		);
		table[`${titles.length} titles, one in ${seconds} s`] = {
			NMI: Math.round(nmi * 1000) / 1000,
			stories: new Set(stories.values()).size,
		};
	}
	return table;
}
