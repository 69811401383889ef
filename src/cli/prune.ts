import { prune, whatToPrune } from "../retention/prune.ts";
import type { Removed } from "../retention/store-prunings.ts";
import type { Command } from "./command.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "[--dry-run]",
	description: `Removes what is kept no longer: what feeds said of their items (30 days), texts of
articles and articles that nothing tells of (a year), calls to the language model and bodies
of posted messages (400 days), and all of a workspace that has taken its leave back (30 days
later). Briefs, facts, digests and the addresses and titles that they cite stay. KEEP_… in
the settings says how long. The program does this by itself once a day.`,
	options: {
		"dry-run": { type: "boolean", help: "says what it would remove" },
	},
	examples: ["prune --dry-run", "prune"],
	run: (input) =>
		withApp(async (app) => {
			const { keep } = app.config;
			if (input.flag("dry-run")) {
				await show(await whatToPrune(app, keep), input.json);
				if (!input.json) tell("Nothing was removed.");
				return 0;
			}
			const { removed } = await prune(app, keep);
			await show(removed, input.json);
			return 0;
		}),
};

async function show(removed: Removed, json: boolean): Promise<void> {
	if (json) return writeLine(removed);
	for (const [what, count] of Object.entries(removed))
		await write(`${String(count).padStart(8)}  ${what}\n`);
	if (Object.keys(removed).length === 0)
		tell("There is nothing that is kept too long.");
}
