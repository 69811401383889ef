import type { Texts } from "../texts/texts.ts";

/** Something that a person can mend: said to them in one plain sentence with the next step. */
export class ChatError extends Error {
	override readonly name = "ChatError";
	readonly tell: (texts: Texts) => string;

	/** @param tell the sentence, in the language of whoever reads it */
	constructor(tell: (texts: Texts) => string, options: ErrorOptions = {}) {
		super("a person was told what to do instead", options);
		this.tell = tell;
	}
}
