import { randomBytes } from "node:crypto";
import { ask } from "./ask.ts";
import { type CheckedBrief, checkWritten, isPostable } from "./check.ts";
import { exclusively } from "./exclusive.ts";
import { longerForm } from "./form.ts";
import {
	type BriefInput,
	inputsHash,
	type PreparedStory,
	prepareStory,
} from "./prepare.ts";
import {
	briefRequest,
	type Mistakes,
	morePrompt,
	type WrittenBrief,
	writtenBriefs,
} from "./prompt.ts";
import type { ModelWriter } from "./settle.ts";
import { briefSource, numberInOrder } from "./sources.ts";
import {
	keptLongerBrief,
	type LongerBrief,
	saveLongerBrief,
} from "./store-longer.ts";
import type { BriefWriter } from "./write.ts";

/** Of the answer: 150 words of any language, their frame, and some to spare. */
const MOST_TOKENS = 900;
/** Somebody waits for it. */
const PATIENCE = 25_000;

/**
 * The longer form of a story in a language, of up to 150 words, as kept or newly written: checked
 * against its sources like every brief, and paid once for the same inputs. Null where no model
 * writes it (none is configured, it fails, the budget is used up, what it wrote does not hold):
 * then who asks quotes the sources instead, as `chat/messages/more-message.ts` does.
 *
 * The budget should be the workspace's of who asks (`budget.forWorkspace`).
 * @throws when the story has no article
 */
export async function writeMore(
	writer: BriefWriter,
	input: BriefInput,
	language: string,
): Promise<LongerBrief | null> {
	const { database, endpoint } = writer;
	const story = prepareStory(input);
	if (!endpoint) return null;
	const made = {
		storyId: story.storyId,
		language,
		inputsHash: inputsHash(
			story.materials,
			"more",
			morePrompt.version,
			endpoint.model,
			language,
		),
	};
	return exclusively(
		database,
		[`more ${story.storyId} ${language}`],
		async () => {
			const kept = await keptLongerBrief(database, made);
			if (kept !== undefined) return kept && { ...kept, labels: story.labels };
			const { brief, cost, final } = await write(
				{ ...writer, endpoint },
				story,
				made,
			);
			if (final)
				await saveLongerBrief(
					database,
					made,
					{ brief, cost },
					writer.clock.now(),
				);
			return brief;
		},
	);
}

type Made = Pick<LongerBrief, "storyId" | "language" | "inputsHash">;

interface Written {
	brief: LongerBrief | null;
	cost: number;
	/** Asking again would bring nothing else. */
	final: boolean;
}

/** Asks once, and once more with what failed. */
async function write(
	writer: ModelWriter,
	story: PreparedStory,
	made: Made,
): Promise<Written> {
	const impatient = { ...writer, signal: AbortSignal.timeout(PATIENCE) };
	const askFor = (mistakes: readonly Mistakes[]) =>
		ask(impatient, questionOf(story, made.language, mistakes), {
			purpose: "more",
			storyId: story.storyId,
		});
	const first = await askFor([]);
	if (!first.value)
		return { brief: null, cost: first.spent, final: first.final };
	const checked = check(first.value, story, made.language);
	if (isPostable(checked)) {
		const { spent: cost, writtenBy } = first;
		const brief = longerBrief(story, made, checked, { writtenBy, cost });
		return { brief, cost, final: true };
	}
	const again = await askFor(checked.mistakes);
	const cost = first.spent + again.spent;
	const mended = again.value && check(again.value, story, made.language);
	// The first answer is paid for: where no second one comes either, the matter rests.
	if (!mended || !isPostable(mended)) return { brief: null, cost, final: true };
	const { writtenBy } = again;
	const brief = longerBrief(story, made, mended, { writtenBy, cost });
	return { brief, cost, final: true };
}

function questionOf(
	{ materials }: PreparedStory,
	language: string,
	mistakes: readonly Mistakes[],
) {
	const marker = randomBytes(6).toString("hex");
	return {
		system: morePrompt.system,
		user: briefRequest([materials], language, marker, mistakes),
		schema: writtenBriefs,
		maxTokens: MOST_TOKENS,
	};
}

function check(
	{ briefs: [written] }: { briefs: WrittenBrief[] },
	{ materials }: PreparedStory,
	language: string,
): CheckedBrief {
	if (written)
		return checkWritten(written, materials, longerForm, { language });
	return {
		headline: null,
		sentences: [],
		why: null,
		verdicts: [],
		mistakes: [{ sentence: "", problems: ["the story was left out"] }],
	};
}

function longerBrief(
	{ materials, labels }: PreparedStory,
	made: Made,
	{ headline, sentences, why, verdicts }: CheckedBrief & { headline: string },
	{ writtenBy, cost }: { writtenBy: string; cost: number },
): LongerBrief {
	const cited = numberInOrder(
		why ? [...sentences, why] : sentences,
		materials.map(({ article }) => article),
	);
	return {
		...made,
		method: "llm",
		headline,
		sentences: cited.sentences.slice(0, sentences.length),
		why: why ? (cited.sentences.at(-1) ?? null) : null,
		sources: cited.articles.map((article, index) =>
			briefSource(article, index + 1),
		),
		labels,
		verdicts,
		writtenBy,
		costMicrodollars: cost,
	};
}
