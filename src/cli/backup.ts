import { systemClock } from "../lib/clock.ts";
import { backup } from "../lib/database/backup.ts";
import { noteBackup } from "../lib/database/last-backup.ts";
import { migrate } from "../lib/database/migrate.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { tell, writeLine } from "./streams.ts";
import { withDatabase } from "./with-app.ts";

export const command: Command = {
	usage: "FILE",
	description: `Writes everything a team would miss to one file: feeds, articles, stories, briefs,
subscriptions, digests and what each channel was told. The file can be restored on
either engine, the embedded database or a server.`,
	examples: ["backup modelwire-2025-01-28.jsonl.gz"],
	async run(input) {
		const [file] = input.arguments;
		if (file === undefined) throw new UsageError("The file's name is missing.");
		await withDatabase(async (database) => {
			await migrate(database);
			const result = await backup(database, file, { progress: tell });
			await noteBackup(database, systemClock.now());
			if (input.json) await writeLine(result);
			else tell(`Written to ${file}. Read it back with: restore ${file}`);
		});
	},
};
