import { readQuestion } from "../../answers/question.ts";
import { normalise } from "../../lib/text/normalise.ts";
import { words } from "../../lib/text/segment.ts";
import { tag } from "../../topics/tag.ts";

/** A question with what it is about, where it leaves that to the questions before it. */
export interface FollowedUp {
	/** What is to be answered. */
	text: string;
	/** Names that were taken from an earlier question. */
	about: string[];
}

/**
 * Gives a question that names nobody, such as "and how many chips?", the names of the latest
 * question before it that had some.
 * @param earlier the latest first
 * @param language the asker's, where the words do not tell
 */
export function followUp(
	question: string,
	earlier: readonly string[],
	language: string,
): FollowedUp {
	if (namesIn(question, language).length > 0)
		return { text: question, about: [] };
	const about =
		earlier
			.map((before) => namesIn(before, language))
			.find((names) => names.length > 0) ?? [];
	if (about.length === 0) return { text: question, about };
	const bare = question.trim().replace(/[?？]+$/u, "");
	return { text: `${bare} ${about.join(" ")}?`, about };
}

/** Models and companies, else whatever else a question calls by a name. */
function namesIn(question: string, language: string): string[] {
	const { models, organisations } = tag({ title: question });
	if (models.length > 0) return models.map(({ name }) => name);
	if (organisations.length > 0) return organisations;
	const names = new Set(
		readQuestion(question, language)
			.terms.filter(({ isName }) => isName)
			.map(({ word }) => word),
	);
	return question
		.split(/\s+/u)
		.map((written) => written.replace(EDGES, ""))
		.filter((written) => /\p{L}/u.test(written) && holdsOne(written, names));
}

/** What stands around a name: "(Sky-T1)?" */
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Whether something that was written together, such as "Sky-T1" or "DeepSeek's", holds a name. */
function holdsOne(written: string, names: ReadonlySet<string>): boolean {
	const folded = normalise(written);
	return [folded, ...words(folded)].some((word) => names.has(word));
}
