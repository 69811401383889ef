import type { RespondFn } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import { sayWhatFailed } from "../conversation/say-what-failed.ts";
import { textsIn } from "../texts/texts.ts";

/**
 * What fails before the listener has it, or on the way back, would leave a person waiting: they
 * are told in a sentence, in English, since nothing more is known of them then.
 */
export async function orSaySo(
	{ log, respond }: { log: Log; respond: RespondFn },
	during: string,
	work: () => Promise<void>,
): Promise<void> {
	try {
		await work();
	} catch (error) {
		await respond({
			response_type: "ephemeral",
			replace_original: false,
			text: sayWhatFailed(log, textsIn("en"), error, during),
		});
	}
}
