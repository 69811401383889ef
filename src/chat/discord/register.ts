import { createHash } from "node:crypto";
import { exclusively } from "../../briefs/exclusive.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import type { ChatCommand } from "../commands/command.ts";
import { commandsJson } from "./commands-json.ts";
import { type DiscordRest, nothing } from "./rest.ts";
import {
	forgetRegistration,
	otherScopes,
	registeredHash,
	saveRegistration,
} from "./store.ts";

/** In all guilds. */
const everywhere = "global";

/**
 * Makes our commands known, in one guild or in all; only when they are others than before, since
 * Discord takes 200 new ones a day.
 * https://docs.discord.com/developers/interactions/application-commands#registering-a-command
 * @returns whether Discord was told something
 */
export async function registerCommands(
	deps: RegisterDeps,
	commands: readonly ChatCommand[],
	where: Scope,
): Promise<boolean> {
	// A session begins for each shard, in several processes at once.
	const isTold = await exclusively(
		deps.database,
		[`commands of Discord ${where.applicationId}`],
		() => registerAlone(deps, commands, where),
	);
	return isTold ?? false;
}

interface RegisterDeps {
	rest: DiscordRest;
	database: Database;
	clock: Clock;
}

interface Scope {
	applicationId: string;
	/** All when null. */
	guild: string | null;
}

async function registerAlone(
	{ rest, database, clock }: RegisterDeps,
	commands: readonly ChatCommand[],
	{ applicationId, guild }: Scope,
): Promise<boolean> {
	const scope = guild ?? everywhere;
	const put = (where: string, body: object[]) =>
		rest.send("PUT", pathOf(applicationId, where), nothing, { body });
	const json = commandsJson(commands, { isGlobal: guild === null });
	const hash = createHash("sha256")
		.update(`${applicationId}\n${JSON.stringify(json)}`)
		.digest("hex");
	// Where they were known before they would stand twice.
	for (const other of await otherScopes(database, scope)) {
		await put(other, []);
		await forgetRegistration(database, other);
	}
	if ((await registeredHash(database, scope)) === hash) return false;
	await put(scope, json);
	await saveRegistration(database, { scope, hash, now: clock.now() });
	return true;
}

function pathOf(applicationId: string, scope: string): `/${string}` {
	const where = scope === everywhere ? "" : `/guilds/${scope}`;
	return `/applications/${applicationId}${where}/commands`;
}
