import { randomBytes } from "node:crypto";
import { EndpointFailure } from "../lib/llm/failure.ts";
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
import { briefSource, numberInOrder } from "./sources.ts";
import {
	keptLongerBrief,
	type LongerBrief,
	saveLongerBrief,
} from "./store-longer.ts";
import type { ModelWriter } from "./with-model.ts";
import type { BriefWriter } from "./write.ts";

/** Of the answer: 150 words of any language, their frame, and some to spare. */
const MOST_TOKENS = 900;
/** Somebody waits for it. */
const PATIENCE = 25_000;

/**
 * The longer form of a story in a language, of up to 150 words, as kept or newly written: checked
 * against its sources like every brief, and paid once for the same inputs. Null where no model
 * writes it (none is configured, it fails, the budget is used up, what it wrote does not hold):
 * then who asks quotes the sources instead, as `chat/more-message.ts` does.
 *
 * Give a writer whose budget is the workspace's (`budget.forWorkspace`), since somebody there
 * asked for it.
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
	const { database, clock, budget, log } = writer;
	const meter = budget.meter(
		{ database, clock, ...(log ? { log } : {}) },
		{ purpose: "more", storyId: story.storyId },
	);
	const signal = AbortSignal.timeout(PATIENCE);
	const ask = async (mistakes: readonly Mistakes[]) => {
		const answer = await writer.endpoint.ask({
			...questionOf(story, made.language, mistakes),
			meter,
			signal,
		});
		const checked = check(answer.value, story);
		return { checked, writtenBy: `${answer.endpoint}/${answer.model}` };
	};
	try {
		let { checked, writtenBy } = await ask([]);
		if (!isPostable(checked))
			({ checked, writtenBy } = await ask(checked.mistakes));
		const cost = meter.spent();
		const brief = isPostable(checked)
			? longerBrief(story, made, checked, { writtenBy, cost })
			: null;
		return { brief, cost, final: true };
	} catch (error) {
		if (!(error instanceof EndpointFailure)) throw error;
		log?.warn(
			{ kind: error.kind, story: story.storyId },
			`a story is quoted at more length instead of written: ${error.message}`,
		);
		const final = error.kind === "refused" || error.kind === "format";
		return { brief: null, cost: meter.spent(), final };
	}
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
): CheckedBrief {
	if (written) return checkWritten(written, materials, longerForm);
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
