import { nearestWord } from "../../models/spelling.ts";
import { ChatError } from "./chat-error.ts";

/** What somebody is told who typed a command that there is not: the nearest that there is. */
export function unknownCommand(
	typed: string,
	all: readonly { name: string }[],
): ChatError {
	const names = all.map(({ name }) => name);
	const near =
		names.find((name) => name.startsWith(typed) && typed.length > 1) ??
		nearestWord(typed, names)?.word;
	return new ChatError(({ commands: { errors } }) =>
		[
			errors.unknownCommand(typed),
			near ? errors.didYouMean(`/${near}`) : errors.seeHelp,
		].join(" "),
	);
}
