import type { CitedSentence, GroundingVerdict } from "./brief.ts";
import { ground } from "./ground.ts";
import { groundText, type Material } from "./material.ts";
import type { Mistakes, WrittenBrief } from "./prompt.ts";
import { cleanSentence } from "./sanitise.ts";

/** What is left of a written brief after all checks. */
export interface CheckedBrief {
	/** Null when it cannot be posted. */
	headline: string | null;
	sentences: CitedSentence[];
	why: CitedSentence | null;
	/** Of the sentences kept, in their order; then of those dropped. */
	verdicts: GroundingVerdict[];
	mistakes: Mistakes[];
}

const MOST_SENTENCES = 3;
const FEWEST_SENTENCES = 2;
/** Somewhat more than the prompt asks for: a headline is not thrown away for a word. */
const LONGEST_HEADLINE = 120;

/** Cleans and grounds what a model wrote; `materials` are its sources in the order of their numbers. */
export function checkWritten(
	written: Omit<WrittenBrief, "story">,
	materials: readonly Material[],
): CheckedBrief {
	const articles = materials.map((material, index) => ({
		id: String(index + 1),
		text: groundText(material),
	}));
	const everySource = articles.map(({ id }) => id);
	const valid = (sources: readonly number[]) =>
		[...new Set(sources)]
			.filter((number) => number >= 1 && number <= articles.length)
			.sort((a, b) => a - b);
	const judge = (
		text: string,
		sources: readonly string[],
	): { text: string; verdict: GroundingVerdict } => {
		const clean = cleanSentence(text);
		if (clean === null)
			return {
				text,
				verdict: {
					ok: false,
					problems: [{ kind: "source", text: "a link, a mention or markup" }],
				},
			};
		const [verdict] = ground({
			sentences: [{ text: clean, sources }],
			articles,
		});
		return { text: clean, verdict: verdict ?? { ok: true, problems: [] } };
	};

	const checked: CheckedBrief = {
		headline: null,
		sentences: [],
		why: null,
		verdicts: [],
		mistakes: [],
	};
	const dropped: GroundingVerdict[] = [];
	const note = (sentence: string, { problems }: GroundingVerdict) => {
		checked.mistakes.push({
			sentence,
			problems: problems.map(({ kind, text }) => `${kind}: ${text}`),
		});
	};

	const headline = judge(written.headline.replace(/[.。]$/u, ""), everySource);
	if (headline.verdict.ok && headline.text.length <= LONGEST_HEADLINE)
		checked.headline = headline.text;
	else
		note(
			written.headline,
			headline.verdict.ok
				? {
						ok: false,
						problems: [{ kind: "source", text: "longer than 90 characters" }],
					}
				: headline.verdict,
		);

	for (const sentence of written.sentences.slice(0, MOST_SENTENCES)) {
		const sources = valid(sentence.sources);
		const { text, verdict } = judge(sentence.text, sources.map(String));
		if (verdict.ok) {
			checked.sentences.push({ text, sources });
			checked.verdicts.push(verdict);
		} else {
			dropped.push(verdict);
			note(sentence.text, verdict);
		}
	}
	checked.verdicts.push(...dropped);
	if (written.why) {
		const sources = valid(written.why.sources);
		const { text, verdict } = judge(written.why.text, sources.map(String));
		if (verdict.ok) checked.why = { text, sources };
	}
	return checked;
}

/** Whether enough is left to be posted. */
export function isPostable(
	checked: CheckedBrief,
): checked is CheckedBrief & { headline: string } {
	return (
		checked.headline !== null && checked.sentences.length >= FEWEST_SENTENCES
	);
}
