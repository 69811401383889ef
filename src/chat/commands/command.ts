import type { WriteDeps } from "../../digests/write.ts";
import type { FeedParser } from "../../feeds/parser.ts";
import type { HttpClient } from "../../lib/http/client.ts";
import type { Log } from "../../lib/log.ts";
import type { Plotter } from "../../lib/plot/plotter.ts";
import type { ChatAdapter } from "../adapter.ts";
import type { Asker, Reply } from "../listener.ts";
import type { Texts } from "../texts/texts.ts";

/** What commands need of the world. */
export interface ChatDeps extends WriteDeps {
	http: Pick<HttpClient, "get">;
	parser: FeedParser;
	plotter: Plotter;
	log: Log;
	/** By platform. */
	adapters: ReadonlyMap<string, ChatAdapter>;
	/** Where nobody has said otherwise. */
	defaults: { timeZone: string; language: string };
	/** A new link to the operator's desk, good once; null where others do not reach us. */
	deskLink: (() => string) | null;
	/** Whether `/status` tells what the language model cost. */
	showSpend: boolean;
}

/** What a person can type, the same words on every platform. */
export interface ChatCommand {
	/** 1 to 32 characters of a-z and hyphens, as Discord asks. */
	name: string;
	/** At most 100 characters, in each language that has texts; from `texts.commands`. */
	describe(texts: Texts): string;
	/** In the order in which they are typed; those that are required first. */
	options: readonly ChatOption[];
	/** `manage`: only who may change the channel. */
	permission: "anyone" | "manage";
	/** Whether it makes sense outside of our channels, as a command that a person installs for themselves. */
	personal: boolean;
	run(input: CommandInput, deps: ChatDeps): Promise<Reply>;
}

export interface ChatOption {
	/** 1 to 32 characters of a-z and hyphens. */
	name: string;
	describe(texts: Texts): string;
	required: boolean;
	/** A fixed few to choose from, at most 25. */
	choices?: readonly string[];
	/** Takes all that is still to come, spaces included; the last option only. */
	rest?: boolean;
	/** What may be meant by what was typed so far, at most 25, best first. */
	complete?(typed: string, asker: Asker, deps: ChatDeps): Promise<Suggestion[]>;
}

/** Something to choose while typing. */
export interface Suggestion {
	/** What the option gets; at most 100 characters. */
	value: string;
	/** What the person reads; at most 100 characters. */
	label: string;
}

export interface CommandInput {
	asker: Asker;
	/** In the channel's language, else the person's. */
	texts: Texts;
	language: string;
	/** Of the options, by name; null when it was not given. */
	value(option: string): string | null;
}
