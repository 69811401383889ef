import { existsSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import type { Answers } from "./options.ts";

export const file = ".env";

/** Replaces the lines of these settings and keeps all others. */
export async function writeSettings(answers: Answers): Promise<void> {
	const before = existsSync(file) ? await readFile(file, "utf8") : "";
	const kept = before
		.split("\n")
		.filter((line) => !Object.keys(answers).includes(line.split("=")[0] ?? ""))
		.join("\n")
		.trimEnd();
	const lines = Object.entries(answers).map(
		([name, value]) => `${name}=${JSON.stringify(value)}`,
	);
	await writeFile(file, `${[kept, ...lines].filter(Boolean).join("\n")}\n`, {
		mode: 0o600,
	});
	await chmod(file, 0o600);
}
