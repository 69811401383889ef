import type { Brief } from "./brief.ts";
import { inputsHash, type PreparedStory, writtenHash } from "./prepare.ts";
import type { Mistakes } from "./prompt.ts";

/**
 * The key of a brief that is quoted until an answer that failed its checks can be mended: its
 * verdicts say what failed.
 */
export function pendingHash(
	story: PreparedStory,
	model: string,
	language: string,
): string {
	return inputsHash([], "pending", writtenHash(story, model, language));
}

/** What is to be mended of an answer, as its verdicts tell. */
export function mistakesOf({ verdicts }: Pick<Brief, "verdicts">): Mistakes[] {
	const failed = verdicts.filter(({ ok }) => !ok);
	if (failed.length === 0)
		return [{ sentence: "", problems: ["the story was left out"] }];
	return failed.map(({ sentence = "", problems }) => ({
		sentence,
		problems: problems.map(({ kind, text }) => `${kind}: ${text}`),
	}));
}
