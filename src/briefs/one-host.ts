import type { Article } from "../articles/article.ts";
import { independentHosts } from "../stories/hosts.ts";
import type { CitedSentence } from "./brief.ts";

/**
 * Marks the sentences that rest on one host where several report the story; what the one it is
 * about says itself is the event, and stays unmarked. `cited` are the articles by source number.
 */
export function labelOneHost(
	sentences: readonly CitedSentence[],
	cited: readonly Article[],
	all: readonly Article[],
): CitedSentence[] {
	if (independentHosts(all).length < 2) return [...sentences];
	return sentences.map((sentence) => {
		const carriers = sentence.sources
			.map((number) => cited[number - 1])
			.filter((article) => article !== undefined);
		const isAlone =
			carriers.length > 0 &&
			independentHosts(carriers).length === 1 &&
			!carriers.some(({ kind }) => kind === "official");
		return isAlone ? { ...sentence, oneHost: true } : sentence;
	});
}
