import { resolve } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { type Config, readConfig } from "../config.ts";
import { systemClock } from "../lib/clock.ts";
import { type BackupSummary, backup } from "../lib/database/backup.ts";
import { backupPath } from "../lib/database/backup-path.ts";
import { FolderInUseError } from "../lib/database/folder-lock.ts";
import { noteBackup } from "../lib/database/last-backup.ts";
import { migrate } from "../lib/database/migrate.ts";
import { UsageError } from "../lib/errors.ts";
import { makeHttpClient } from "../lib/http/client.ts";
import { localAddress } from "../lib/login/address.ts";
import { loginRoot } from "../lib/login/key.ts";
import { makeLoginLinks } from "../lib/login/link.ts";
import type { Command } from "./command.ts";
import { tell, writeLine } from "./streams.ts";
import { withDatabase } from "./with-app.ts";

/** No backup takes so long; the program that writes it says nothing meanwhile. */
const patienceMilliseconds = 60 * 60_000;

export const command: Command = {
	usage: "FILE",
	description: `Writes everything a team would miss to one file: feeds, articles, stories, briefs,
subscriptions, digests and what each channel was told. The file can be restored on
either engine, the embedded database or a server. The program may run meanwhile; where
it holds the embedded database, it writes the file itself.`,
	examples: ["backup modelwire-2025-01-28.jsonl.gz"],
	async run(input) {
		const [name] = input.arguments;
		if (name === undefined) throw new UsageError("The file's name is missing.");
		const file = resolve(name);
		const summary = await writeHere(file).catch((error: unknown) => {
			if (!(error instanceof FolderInUseError)) throw error;
			tell("The program that runs has the database open and writes it …");
			return haveItWritten(readConfig(), file, error);
		});
		if (input.json) await writeLine(summary);
		else tell(`Written to ${name}. Read it back with: restore ${name}`);
	},
};

function writeHere(file: string): Promise<BackupSummary> {
	return withDatabase(async (database) => {
		await migrate(database);
		const summary = await backup(database, file, { progress: tell });
		await noteBackup(database, systemClock.now());
		return summary;
	});
}

/** Asks the program that holds the database, with a word that only who reads its key can sign. */
async function haveItWritten(
	config: Config,
	file: string,
	inUse: FolderInUseError,
): Promise<BackupSummary> {
	const page = localAddress(config.web);
	const links = makeLoginLinks({
		clock: systemClock,
		root: () => loginRoot(config),
	});
	const http = makeHttpClient({
		version: packageJson.version,
		allowedHosts: [new URL(page).hostname],
		timeouts: { headersMilliseconds: patienceMilliseconds },
	});
	try {
		const { status, body } = await http
			.post(new URL(backupPath, page).href, {
				token: links.make("backup"),
				file,
			})
			.catch((cause: unknown) => {
				throw new Error(
					`${inUse.message} It does not answer at ${page} either: stop it, or set WEB_HOST and WEB_PORT as it has them.`,
					{ cause },
				);
			});
		const answer = JSON.parse(body.toString()) as BackupSummary & {
			problem?: string;
		};
		if (status === 200) return answer;
		throw new Error(answer.problem ?? `The program answered with ${status}.`);
	} finally {
		await http.close();
	}
}
