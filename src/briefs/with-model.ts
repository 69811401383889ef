import { randomBytes } from "node:crypto";
import { checkWritten } from "./check.ts";
import { entryForm } from "./form.ts";
import {
	briefPrompt,
	briefRequest,
	type WrittenBrief,
	writtenBriefs,
} from "./prompt.ts";
import type { BriefJob } from "./settle.ts";

const TOKENS_A_STORY = 450;
const TOKENS_BESIDE = 100;

/** Writing briefs in a language from their sources. */
export function writingIn(language: string): BriefJob<WrittenBrief> {
	return {
		purpose: "brief",
		question: (stories, mistakes) => ({
			system: briefPrompt.system,
			user: briefRequest(
				stories.map(({ materials }) => materials),
				language,
				randomBytes(6).toString("hex"),
				mistakes,
			),
			schema: writtenBriefs,
			maxTokens: TOKENS_BESIDE + TOKENS_A_STORY * stories.length,
		}),
		check: (answer, { materials }) =>
			checkWritten(answer, materials, entryForm, { language }),
	};
}
