/** A piece of the program that reads what strangers write, and what must hold of all that it makes of it. */
export interface FuzzTarget {
	/** Also the name of its folders of seeds and cases. */
	name: string;
	/** Files under `src` that it is about, for the share of them that was reached. */
	about: RegExp;
	/** Inputs are changed as markup, as lines of text, or as bytes alone. */
	shape: "markup" | "text" | "bytes";
	/** Words of its input's language, beside those that every target is given. */
	words: readonly string[];
	/**
	 * What is wrong with what comes of an input, a sentence each; none when all is right. Throws
	 * what the program throws and does not say that it throws.
	 */
	problems(input: Uint8Array): string[];
}

/** What an input does, beginning with what tells one fault from another: what stands before the colon. */
export function judge(target: FuzzTarget, input: Uint8Array): string[] {
	try {
		return target.problems(input);
	} catch (error) {
		return [thrown(error)];
	}
}

/** The fault alone, without the input's own words. */
export function faultOf(problem: string): string {
	return problem.split(": ", 1)[0] ?? problem;
}

function thrown(error: unknown): string {
	if (!(error instanceof Error)) return `throws no error: ${String(error)}`;
	const place = /\((?:file:\/\/)?[^()]*?((?:src|node_modules)\/[^()]+)\)/.exec(
		error.stack ?? "",
	)?.[1];
	return `throws ${error.name} at ${place ?? "an unknown place"}: ${error.message}`;
}
