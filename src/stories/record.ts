import { appendFile } from "node:fs/promises";
import type { GroupingMember, Placement } from "./cluster.ts";

/** Where an article went, with all that the decision was made from. */
export interface GroupingDecision {
	article: GroupingMember;
	storyId: number;
	placement: Placement;
}

/** Keeps what grouping decided, a batch at a time, in its order. */
export type DecisionRecorder = (
	decisions: readonly GroupingDecision[],
) => Promise<void>;

/**
 * A recorder into a file of JSON Lines, each an item as the `cluster` filter reads it, beside
 * what was decided: a grouping that somebody sees go wrong in chat can be replayed as it was,
 * and the lines that matter become a fixture.
 */
export function recordTo(file: string): DecisionRecorder {
	return async (decisions) => {
		const lines = decisions.map(({ article, storyId, placement }) => {
			const { id, title, summary, text, url, source, language, publishedAt } =
				article;
			const { joinedBy, score, related, merged = [] } = placement;
			return `${JSON.stringify({
				...{ id, title, summary, text, url, source, language, publishedAt },
				decided: { story: String(storyId), joinedBy, score, related, merged },
			})}\n`;
		});
		await appendFile(file, lines.join(""));
	};
}
