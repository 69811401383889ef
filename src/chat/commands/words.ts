import type { Texts } from "../texts/texts.ts";

/** How a command, or one of its options, describes itself in each language. */
export function wordsOf(
	command: string,
	option?: string,
): { describe(texts: Texts): string } {
	return {
		describe({ commands }) {
			const words = commands.words[command];
			const text = option ? words?.options[option] : words?.does;
			return text ?? option ?? command;
		},
	};
}
