import type { Prompts } from "./prompts.ts";

/** What somebody else says to an answer. */
export interface Verdict {
	/** What was found and what is left to do, in words. */
	sentence: string;
	accepted: boolean;
}

/** Tells what is said to the answers; false where they are to be given again. */
export async function isSettled(
	prompts: Prompts,
	check: () => Promise<Verdict[]>,
	what: string,
): Promise<boolean> {
	for (;;) {
		const verdicts = await check();
		for (const { sentence } of verdicts) prompts.say(sentence);
		if (verdicts.every(({ accepted }) => accepted)) return true;
		const next = await prompts.choose({
			message: "And now?",
			choices: [
				{ value: "again", label: `Give ${what} again` },
				{ value: "check", label: "Check once more" },
				{ value: "keep", label: "Keep it all the same" },
			],
		});
		if (next !== "check") return next === "keep";
	}
}
