import { parseDuration } from "../../lib/duration.ts";
import { lookUp } from "../../lib/look-up.ts";
import { ChatError } from "./chat-error.ts";

/** What `/brief` was asked for. */
export interface BriefRequest {
	/** What it is to be about as it was typed; null for what the channel follows. */
	subject: string | null;
	/** How far to look back, milliseconds. */
	span: number;
	audience: "person" | "channel";
	/** What stands where a time span was asked for and is none: it may belong to the subject. */
	noSpan: string | null;
}

const usualSpan = 24 * 60 * 60 * 1000;
/** Further back lies nothing that is still news. */
const longestSpan = 31 * usualSpan;

const audiences: Readonly<Record<string, BriefRequest["audience"]>> = {
	me: "person",
	channel: "channel",
	here: "channel",
};

/**
 * Reads the words of `/brief` in any order, so that "chip policy 3d channel" needs no marks.
 * @throws ChatError where what begins like a time span is none
 */
export function readBriefRequest({
	topic,
	since,
	to,
}: Readonly<Record<"topic" | "since" | "to", string | null>>): BriefRequest {
	const words = [topic, since, to].flatMap((text) => text?.split(/\s+/) ?? []);
	let span = usualSpan;
	let audience: BriefRequest["audience"] = "person";
	const subject: string[] = [];
	for (const word of words.filter(Boolean)) {
		const named = lookUp(audiences, word.toLowerCase());
		if (named) audience = named;
		else if (/^\d/.test(word) && isSpan(word)) span = spanOf(word);
		else subject.push(word);
	}
	const typed = subject.join(" ");
	return {
		subject: typed === "" ? null : typed,
		span,
		audience,
		noSpan: since !== null && typed.endsWith(since) ? since : null,
	};
}

function isSpan(word: string): boolean {
	return /^\d+[a-z]?$/i.test(word);
}

function spanOf(typed: string): number {
	try {
		return Math.min(longestSpan, parseDuration(typed.toLowerCase()));
	} catch (cause) {
		throw noSuchSpan(typed, { cause });
	}
}

export function noSuchSpan(
	typed: string,
	options: ErrorOptions = {},
): ChatError {
	return new ChatError(
		({ commands }) => commands.errors.noSpan(typed),
		options,
	);
}
