import { restore } from "../lib/database/backup.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { tell, writeLine } from "./streams.ts";
import { withDatabase } from "./with-app.ts";

export const command: Command = {
	usage: "FILE",
	description: `Reads a file made by "backup" into an empty database. The whole file is checked
before anything is written; a cut or altered one is refused.`,
	examples: [
		"restore modelwire-2025-01-28.jsonl.gz",
		"DATABASE_URL=postgres://localhost/modelwire npm run -s modelwire -- restore FILE",
	],
	async run(input) {
		const [file] = input.arguments;
		if (file === undefined) throw new UsageError("The file's name is missing.");
		await withDatabase(async (database) => {
			const result = await restore(database, file, { progress: tell });
			if (input.json) await writeLine(result);
			else tell(`Restored from ${file}.`);
		});
	},
};
