import type { ParseArgsConfig } from "node:util";

type OptionKind = NonNullable<ParseArgsConfig["options"]>[string];

/** An option of a command as `--help` shows it. */
export type CommandOption = OptionKind & {
	/** What stands after the option, such as `URL`. */
	value?: string;
	help: string;
};

/** The values that were given, by option; flags are booleans, repeated ones lists. */
export interface CommandInput {
	arguments: string[];
	text(option: string): string | null;
	list(option: string): string[];
	flag(option: string): boolean;
	/** Results as JSON instead of words. */
	json: boolean;
}

/** One row of the command table: it teaches itself through `--help`. */
export interface Command {
	/** What stands after the name, such as `[--url URL] [FILE…]`. */
	usage: string;
	/** What it does, reads and writes, in a few lines. */
	description: string;
	options?: Record<string, CommandOption>;
	/** Whole command lines without `npm run -s modelwire --`. */
	examples: string[];
	/** @returns the exit code when it is not 0 */
	run(input: CommandInput): Promise<number | undefined>;
}
