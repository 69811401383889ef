import type {
	CitedSentence,
	GroundingProblem,
	GroundingVerdict,
} from "./brief.ts";
import {
	entryForm,
	type Form,
	LONGEST_HEADLINE,
	withinWords,
	wordCount,
} from "./form.ts";
import { languageOf } from "./grounding/plain.ts";
import { failing, type Judged, judge } from "./judge.ts";
import type { Material } from "./material.ts";
import type { Mistakes, WrittenBrief } from "./prompt.ts";

/** What is left of a written brief after all checks. */
export interface CheckedBrief {
	/** Null when it cannot be posted. */
	headline: string | null;
	sentences: CitedSentence[];
	why: CitedSentence | null;
	/** Of the sentences kept, in their order; then of what was dropped, with its text. */
	verdicts: GroundingVerdict[];
	mistakes: Mistakes[];
}

const FEWEST_SENTENCES = 2;

/** What more is to be held against a brief. */
export interface Demands {
	/** ISO 639-1; any where not given. */
	language?: string;
	/** Problems of the headline, the sentences and why it matters, in this order. */
	also?: (texts: readonly string[]) => GroundingProblem[][];
}

/** Cleans, grounds and measures what a model wrote; `materials` are its sources in the order of their numbers. */
export function checkWritten(
	written: Omit<WrittenBrief, "story">,
	materials: readonly Material[],
	form = entryForm,
	{ language, also = () => [] }: Demands = {},
): CheckedBrief {
	const everySource = materials.map((_, index) => index + 1);
	const headline = written.headline.replace(/[.。]$/u, "");
	const claims = [
		{ text: headline, sources: everySource },
		...written.sentences.slice(0, form.sentences),
		...(written.why ? [written.why] : []),
	];
	const judged = judge(claims, materials);
	const problems = also(judged.map(({ text }) => text));
	const [first, ...others] = judged.map((each, index) =>
		withProblems(each, problems[index] ?? []),
	);
	const why = written.why ? others.pop() : undefined;
	const title = first && withinLength(first);
	const { kept, dropped } = withinForm(
		inLanguage(others, language),
		form,
		FEWEST_SENTENCES,
	);
	const failed = [title, ...dropped].filter(
		(each) => each?.verdict.ok === false,
	) as Judged[];
	return {
		headline: title?.verdict.ok ? title.text : null,
		sentences: kept.map(cited),
		why: why?.verdict.ok ? cited(why) : null,
		verdicts: [
			...kept.map(({ verdict }) => verdict),
			...failed.map(({ verdict, text }) => ({ ...verdict, sentence: text })),
		],
		mistakes: mistakesIn(failed),
	};
}

/** What is told of sentences that failed to who wrote them. */
export function mistakesIn(failed: readonly Judged[]): Mistakes[] {
	return failed.map(({ written: sentence, verdict }) => ({
		sentence,
		problems: verdict.problems.map(({ kind, text }) => `${kind}: ${text}`),
	}));
}

function withProblems(
	judged: Judged,
	problems: readonly GroundingProblem[],
): Judged {
	if (!judged.verdict.ok || problems.length === 0) return judged;
	return { ...judged, verdict: { ok: false, problems: [...problems] } };
}

/** Too few words do not tell their language. */
const TELLING = 12;

/** Models now and then answer in the language of the sources: then nothing can be kept. */
export function inLanguage(
	all: readonly Judged[],
	language: string | undefined,
): readonly Judged[] {
	const texts = all.filter(({ verdict }) => verdict.ok).map(({ text }) => text);
	if (language === undefined || wordCount(texts) < TELLING) return all;
	if (languageOf(texts.join(" "), language) === language) return all;
	const name = new Intl.DisplayNames("en", { type: "language" });
	return all.map((each) =>
		withProblems(each, [
			{ kind: "source", text: `not written in ${name.of(language)}` },
		]),
	);
}

export function cited({ text, sources }: Judged): CitedSentence {
	return { text, sources };
}

/** Supported sentences, as many as the form has room for; none where that is not even `fewest`. */
export function withinForm(
	all: readonly Judged[],
	form: Form,
	fewest: number,
): {
	kept: Judged[];
	dropped: Judged[];
} {
	const supported = all.filter(({ verdict }) => verdict.ok);
	const kept = withinWords(supported, fewest, form) ?? [];
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
