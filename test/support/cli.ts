import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const root = join(import.meta.dirname, "../..");

export interface CliResult {
	code: number | null;
	stdout: string;
	stderr: string;
	/** Standard output read as JSON Lines. */
	lines(): unknown[];
}

/** Runs a command as a script would: a process of its own, with nothing of our settings. */
export async function runCli(
	words: string[],
	{
		stdin = "",
		environment = {},
		folder = root,
	}: {
		stdin?: string | Buffer;
		environment?: Record<string, string>;
		folder?: string;
	} = {},
): Promise<CliResult> {
	const child = spawn(process.execPath, [join(root, "src/cli.ts"), ...words], {
		cwd: folder,
		env: { PATH: process.env.PATH, ...environment },
	});
	child.stdin.end(stdin);
	const [stdout, stderr, code] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		new Promise<number | null>((resolve) => child.on("close", resolve)),
	]);
	return {
		code,
		stdout,
		stderr,
		lines: () =>
			stdout
				.trim()
				.split("\n")
				.map((line) => JSON.parse(line)),
	};
}

export function jsonLines(values: readonly unknown[]): string {
	return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}
