import type { CitedSentence, GroundingVerdict } from "./brief.ts";
import { ground } from "./ground.ts";
import { statementsOf } from "./grounding/clauses.ts";
import { groundText, type Material, type ReadableArticle } from "./material.ts";
import { isRequest } from "./quarantine.ts";
import { cleanSentence } from "./sanitise.ts";

/** A sentence of a model with what grounding and cleaning make of it. */
export interface Judged {
	/** As written. */
	written: string;
	/** Cleaned. */
	text: string;
	/** Those of the cited sources that exist, in order. */
	sources: number[];
	verdict: GroundingVerdict;
}

/** Cleans and grounds sentences; `materials` are the sources in the order of their numbers. */
export function judge(
	all: readonly CitedSentence[],
	materials: readonly Material<ReadableArticle>[],
): Judged[] {
	const cleaned = all.map(({ text, sources }) => ({
		written: text,
		clean: cleanSentence(text),
		sources: [...new Set(sources)]
			.filter((number) => number >= 1 && number <= materials.length)
			.sort((a, b) => a - b),
	}));
	// Judged at once, so that each source is read once.
	const verdicts = ground({
		sentences: cleaned.map(({ clean, sources }) => ({
			text: clean ?? "",
			sources: sources.map(String),
		})),
		articles: materials.map((material, index) => ({
			id: String(index + 1),
			text: groundText(material),
		})),
	});
	return cleaned.map(({ written, clean, sources }, index) => ({
		written,
		text: clean ?? written,
		sources,
		verdict:
			clean === null
				? failing("a link, a mention or markup")
				: // A report orders and asks nothing, whatever its sources do.
					statementsOf(clean).some(isRequest)
					? failing("an order or a question to the reader")
					: (verdicts[index] ?? failing("not judged")),
	}));
}

/** The verdict on a sentence that cannot be posted for another reason than its facts. */
export function failing(text: string): GroundingVerdict {
	return { ok: false, problems: [{ kind: "source", text }] };
}
