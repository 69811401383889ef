import type { ChatDeps } from "../commands/command.ts";
import type { Asker, Reply } from "../listener.ts";
import type { Texts } from "../texts/texts.ts";

/** Somebody pressed something about one of our messages. */
export interface Press {
	asker: Asker;
	/** In the channel's language, else the person's. */
	texts: Texts;
	language: string;
	/** Of the `MessageAction`. */
	value: string;
}

/** What comes of a press. */
export type ActionHandler = (press: Press, deps: ChatDeps) => Promise<Reply>;
