import type { CitedSentence, GroundingVerdict } from "./brief.ts";
import { entryForm, type Form, LONGEST_HEADLINE, withinWords } from "./form.ts";
import { failing, type Judged, judge } from "./judge.ts";
import type { Material } from "./material.ts";
import type { Mistakes, WrittenBrief } from "./prompt.ts";

/** What is left of a written brief after all checks. */
export interface CheckedBrief {
	/** Null when it cannot be posted. */
	headline: string | null;
	sentences: CitedSentence[];
	why: CitedSentence | null;
	/** Of the sentences kept, in their order; then of those dropped, with their text. */
	verdicts: GroundingVerdict[];
	mistakes: Mistakes[];
}

const FEWEST_SENTENCES = 2;

/** Cleans, grounds and measures what a model wrote; `materials` are its sources in the order of their numbers. */
export function checkWritten(
	written: Omit<WrittenBrief, "story">,
	materials: readonly Material[],
	form = entryForm,
): CheckedBrief {
	const everySource = materials.map((_, index) => index + 1);
	const headline = written.headline.replace(/[.。]$/u, "");
	const [first, ...others] = judge(
		[
			{ text: headline, sources: everySource },
			...written.sentences.slice(0, form.sentences),
			...(written.why ? [written.why] : []),
		],
		materials,
	);
	const why = written.why ? others.pop() : undefined;
	const title = first && withinLength(first);
	const { kept, dropped } = withinForm(others, form);
	const failed = [title, ...dropped].filter(
		(each) => each?.verdict.ok === false,
	) as Judged[];
	return {
		headline: title?.verdict.ok ? title.text : null,
		sentences: kept.map(cited),
		why: why?.verdict.ok ? cited(why) : null,
		verdicts: [
			...kept.map(({ verdict }) => verdict),
			...dropped.map(({ verdict, text }) => ({ ...verdict, sentence: text })),
		],
		mistakes: failed.map(({ written: sentence, verdict }) => ({
			sentence,
			problems: verdict.problems.map(({ kind, text }) => `${kind}: ${text}`),
		})),
	};
}

function cited({ text, sources }: Judged): CitedSentence {
	return { text, sources };
}

/** Supported sentences, as many as the form has room for. */
function withinForm(
	all: readonly Judged[],
	form: Form,
): {
	kept: Judged[];
	dropped: Judged[];
} {
	const supported = all.filter(({ verdict }) => verdict.ok);
	const kept = withinWords(supported, FEWEST_SENTENCES, form) ?? [];
	const tooLong = failing(`longer than ${form.words} words in all`);
	return {
		kept,
		dropped: all
			.filter((each) => !kept.includes(each))
			.map((each) => (each.verdict.ok ? { ...each, verdict: tooLong } : each)),
	};
}

function withinLength(headline: Judged): Judged {
	if (!headline.verdict.ok || headline.text.length <= LONGEST_HEADLINE)
		return headline;
	return {
		...headline,
		verdict: failing(`longer than ${LONGEST_HEADLINE} characters`),
	};
}

/** Whether enough is left to be posted. */
export function isPostable(
	checked: CheckedBrief,
): checked is CheckedBrief & { headline: string } {
	return (
		checked.headline !== null && checked.sentences.length >= FEWEST_SENTENCES
	);
}
