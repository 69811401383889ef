import { createInterface } from "node:readline";

/** What is typed at the terminal; null where nobody sits at one. */
export function typedLines(): AsyncIterable<string> | null {
	if (!process.stdin.isTTY) return null;
	return createInterface({ input: process.stdin, terminal: false });
}
