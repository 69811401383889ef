import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Config, readConfig } from "../config.ts";
import { systemClock } from "../lib/clock.ts";
import { FolderInUseError } from "../lib/database/folder-lock.ts";
import { localAddress, loginAddress } from "../lib/login/address.ts";
import { loginRoot } from "../lib/login/key.ts";
import {
	type LinkPurpose,
	linkMinutes,
	makeLoginLinks,
} from "../lib/login/link.ts";
import { endAllSessions } from "../web/login/store.ts";
import type { Command } from "./command.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withDatabase } from "./with-app.ts";

export const command: Command = {
	usage: "[--end-all]",
	description: `Prints a link that logs you in to the operator's desk, once and within ${linkMinutes} minutes.
The program may run meanwhile: the link is signed with SECRET_KEY, or with desk.key in
DATA_DIR, and needs no database. Where the page and this command run on several
machines, give them the same SECRET_KEY.`,
	options: {
		"end-all": { type: "boolean", help: "log everybody out instead" },
	},
	examples: ["login", "login --end-all"],
	async run(input) {
		const config = readConfig();
		const purpose = input.flag("end-all") ? "end-all" : "enter";
		if (purpose === "end-all") {
			const ended = await endAll(config);
			if (ended !== null) {
				if (input.json) await writeLine({ ended });
				else tell(`${ended} sessions ended.`);
				return 0;
			}
			tell(
				"The program that runs has the database open: it can do this itself.",
			);
		}
		await printLink(config, purpose, input.json);
		return 0;
	},
};

/** @returns how many sessions there were; null where the program that runs holds the database */
async function endAll(config: Config): Promise<number | null> {
	const { databaseUrl, dataFolder } = config;
	if (databaseUrl === null && !existsSync(join(dataFolder, "pglite"))) return 0;
	try {
		return await withDatabase(endAllSessions);
	} catch (error) {
		if (error instanceof FolderInUseError) return null;
		throw error;
	}
}

async function printLink(
	config: Config,
	purpose: LinkPurpose,
	json: boolean,
): Promise<void> {
	const { publicUrl, web } = config;
	if (publicUrl === null && web.port === 0)
		throw new Error(
			"WEB_PORT=0 lets the program choose a port, which this command cannot know. Set WEB_PORT, or take the link that the program prints when it starts.",
		);
	const links = makeLoginLinks({
		clock: systemClock,
		root: () => loginRoot(config),
	});
	const token = links.make(purpose);
	const here = loginAddress(localAddress(web), token);
	const link = publicUrl === null ? here : loginAddress(publicUrl, token);
	if (json) return writeLine({ link, validMinutes: linkMinutes });
	await write(`${link}\n`);
	if (link !== here && web.port !== 0) tell(`On the machine itself: ${here}`);
	tell(
		`Open it within ${linkMinutes} minutes and press the button; it works once.`,
	);
}
