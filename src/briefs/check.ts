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

interface Judged {
	/** As written. */
	written: string;
	/** Cleaned. */
	text: string;
	sources: number[];
	verdict: GroundingVerdict;
}

/** Cleans and grounds what a model wrote; `materials` are its sources in the order of their numbers. */
export function checkWritten(
	written: Omit<WrittenBrief, "story">,
	materials: readonly Material[],
): CheckedBrief {
	const everySource = materials.map((_, index) => index + 1);
	const headline = written.headline.replace(/[.。]$/u, "");
	// Judged at once, so that each source is read once.
	const [first, ...others] = judge(
		[
			{ text: headline, sources: everySource },
			...written.sentences.slice(0, MOST_SENTENCES),
			...(written.why ? [written.why] : []),
		],
		materials,
	);
	const why = written.why ? others.pop() : undefined;
	const title = first && withinLength(first);
	const kept = others.filter(({ verdict }) => verdict.ok);
	const dropped = others.filter(({ verdict }) => !verdict.ok);
	const failed = [...(title?.verdict.ok === false ? [title] : []), ...dropped];
	return {
		headline: title?.verdict.ok ? title.text : null,
		sentences: kept.map(({ text, sources }) => ({ text, sources })),
		why: why?.verdict.ok ? { text: why.text, sources: why.sources } : null,
		verdicts: [...kept, ...dropped].map(({ verdict }) => verdict),
		mistakes: failed.map(({ written: sentence, verdict }) => ({
			sentence,
			problems: verdict.problems.map(({ kind, text }) => `${kind}: ${text}`),
		})),
	};
}

function judge(
	all: readonly CitedSentence[],
	materials: readonly Material[],
): Judged[] {
	const cleaned = all.map(({ text, sources }) => ({
		written: text,
		clean: cleanSentence(text),
		sources: [...new Set(sources)]
			.filter((number) => number >= 1 && number <= materials.length)
			.sort((a, b) => a - b),
	}));
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
				: (verdicts[index] ?? failing("not judged")),
	}));
}

function failing(text: string): GroundingVerdict {
	return { ok: false, problems: [{ kind: "source", text }] };
}

function withinLength(headline: Judged): Judged {
	if (!headline.verdict.ok || headline.text.length <= LONGEST_HEADLINE)
		return headline;
	return { ...headline, verdict: failing("longer than 90 characters") };
}

/** Whether enough is left to be posted. */
export function isPostable(
	checked: CheckedBrief,
): checked is CheckedBrief & { headline: string } {
	return (
		checked.headline !== null && checked.sentences.length >= FEWEST_SENTENCES
	);
}
