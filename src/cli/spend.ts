import { readSpending } from "../digests/spending.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { spendingText } from "./spend-text.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

const usualDays = 7;

export const command: Command = {
	usage: "[--days N]",
	description: `What the language model cost, by day (UTC), purpose and digest; how much of the
input its prefix cache had; and what the same day would have cost with a summary of
every article in every language, or of every entry of every channel. What a story's
briefs cost is shared equally by the digests that tell it.`,
	options: {
		days: {
			type: "string",
			value: "N",
			help: `the last N days, today among them; ${usualDays} if not given`,
		},
	},
	examples: ["spend", "spend --days 30 --json"],
	async run(input) {
		const days = Number(input.text("days") ?? usualDays);
		if (!Number.isInteger(days) || days < 1 || days > 3660)
			throw new UsageError(
				`--days ${input.text("days")}: give a whole number from 1 to 3660.`,
			);
		return withApp(async ({ database, clock }) => {
			const report = await readSpending(database, { now: clock.now(), days });
			if (input.json) await writeLine(report);
			else if (report.days.length + report.digests.length > 0)
				await write(spendingText(report));
			else tell("No language model was asked and no digest written.");
			return 0;
		});
	},
};
