import { chmod, readFile, stat } from "node:fs/promises";
import { parseEnv } from "node:util";
import { environmentValue, settingNames } from "../../config.ts";
import { nearestWord } from "../../models/spelling.ts";
import { file as usualFile } from "../setup/file.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Bits of the mode by which others than the owner may read or write a file. */
const ofOthers = 0o077;

/** Whether `.env` says what is meant, to nobody else, and is what counts. */
export async function* checkEnvironmentFile(
	file: string = usualFile,
): AsyncGenerator<Finding> {
	const text = await readFile(file, "utf8").catch(() => null);
	if (text === null) return;
	const given = parseEnv(text);
	const misspelled = misspelledSettings(Object.keys(given), settingNames());
	for (const { name, meant } of misspelled)
		yield wrong(
			usualFile,
			`${name} is no setting and changes nothing`,
			`If ${meant} is meant, write that.`,
		);
	const { mode } = await stat(file);
	if (process.platform !== "win32" && (mode & ofOthers) !== 0)
		yield wrong(
			usualFile,
			"others on this machine may read it, and it may hold tokens",
			`chmod 600 ${usualFile}, or: modelwire doctor --fix`,
			{
				done: `${usualFile} is readable by you alone`,
				run: () => chmod(file, 0o600),
			},
		);
	const overridden = Object.entries(given)
		.filter(([name, value]) => value && environmentValue(name) !== value)
		.map(([name]) => name);
	yield fine(
		usualFile,
		overridden.length === 0
			? `${Object.keys(given).length} lines`
			: `${Object.keys(given).length} lines; of ${overridden.join(", ")} the environment's own value counts`,
	);
}

/** Names that nearly are a setting's; what is far from all of them is somebody else's. */
export function misspelledSettings(
	names: readonly string[],
	known: readonly string[],
): { name: string; meant: string }[] {
	return names
		.filter((name) => !known.includes(name))
		.flatMap((name) => {
			const meant = nearestWord(name, known)?.word;
			return meant === undefined ? [] : [{ name, meant }];
		});
}
