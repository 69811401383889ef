import { randomUUID } from "node:crypto";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { Texts } from "../texts/texts.ts";
import { ChatError } from "./chat-error.ts";

/** One plain sentence about what went wrong; what nobody expected is logged, under an id that is told. */
export function sayWhatFailed(
	log: Log,
	texts: Texts,
	error: unknown,
	during: string,
): string {
	if (error instanceof ChatError) return error.tell(texts);
	const id = randomUUID().slice(0, 8);
	log.error(
		{
			id,
			during,
			reason: reasonOf(error),
			stack: error instanceof Error ? error.stack : undefined,
		},
		"something that a person asked for failed",
	);
	return texts.commands.errors.unexpected(id);
}
