import { createInterface } from "node:readline/promises";
import type { App } from "../app.ts";
import { UsageError } from "../lib/errors.ts";
import { eraseWorkspace } from "../retention/erase-workspace.ts";
import { exportWorkspace } from "../retention/export-workspace.ts";
import {
	listWorkspaces,
	type WorkspaceSummary,
} from "../retention/store-workspaces.ts";
import type { Command, CommandInput } from "./command.ts";
import { tell, write, writeLine } from "./streams.ts";
import { withApp } from "./with-app.ts";

export const command: Command = {
	usage: "list | export ID FILE | erase ID [--yes]",
	description: `The Slack workspaces, Discord guilds and terminals that we post to, and their data.
  workspace list            each with its number, state, channels and digests
  workspace export ID FILE  all that belongs to it, as JSON Lines, without what it let us in with
  workspace erase ID        all of that is removed, and so is what it let us in with; stories,
                            articles and feeds are everybody's and stay
ID is our number of it, or the platform's, such as T0123ABCD.`,
	options: {
		yes: { type: "boolean", help: "erases without asking" },
	},
	examples: [
		"workspace list",
		"workspace export 3 acme.jsonl",
		"workspace erase T0123ABCD --yes",
	],
	run: (input) => {
		const [action = "list", id, file] = input.arguments;
		if (!["list", "export", "erase"].includes(action))
			throw new UsageError(
				`"workspace ${action}" is nothing that can be done.`,
			);
		if (action !== "list" && id === undefined)
			throw new UsageError("The workspace's number is missing.");
		if (action === "export" && file === undefined)
			throw new UsageError("The file's name is missing.");
		return withApp(async (app) => {
			if (id === undefined || action === "list") return list(app, input);
			const workspace = await workspaceNamed(app, id);
			if (file !== undefined && action === "export")
				return exportTo(app, workspace, file, input);
			return erase(app, workspace, input);
		});
	},
};

async function list(
	{ database }: App,
	{ json }: CommandInput,
): Promise<number> {
	for (const workspace of await listWorkspaces(database)) {
		if (json) {
			await writeLine(workspace);
			continue;
		}
		const { id, platform, externalId, name, state, channels, digests } =
			workspace;
		const since = workspace.disabledAt?.toISOString().slice(0, 10);
		await write(
			`${String(id).padStart(4)}  ${platform} ${externalId}  ${name}  ${channels} channels, ${digests} digests${
				state === "active" ? "" : `, closed to us since ${since}`
			}\n`,
		);
	}
	return 0;
}

/** @throws when there is none, or several are called so */
async function workspaceNamed(
	{ database }: App,
	id: string,
): Promise<WorkspaceSummary> {
	const [found, another] = await listWorkspaces(database, id);
	if (!found || another)
		throw new Error(
			`${found ? "Several workspaces have" : "No workspace has"} the number ${id}. \`modelwire workspace list\` shows them all.`,
		);
	return found;
}

async function exportTo(
	{ database, clock }: App,
	{ id, name }: WorkspaceSummary,
	file: string,
	{ json }: CommandInput,
): Promise<number> {
	const rows = await exportWorkspace(database, id, file, clock.now());
	if (json) await writeLine({ rows });
	else tell(`All that belongs to ${name} is written to ${file}.`);
	return 0;
}

async function erase(
	{ database }: App,
	workspace: WorkspaceSummary,
	{ json, flag }: CommandInput,
): Promise<number> {
	const { id, name, platform, channels, digests } = workspace;
	const whole = `${name} (${platform}, ${channels} channels, ${digests} digests)`;
	if (!flag("yes") && !(await isMeant(whole))) {
		tell("Nothing was erased.");
		return 1;
	}
	const erased = await eraseWorkspace(database, id);
	if (json) await writeLine({ erased });
	else
		for (const [table, count] of Object.entries(erased))
			await write(`${String(count).padStart(8)}  ${table}\n`);
	return 0;
}

/** @throws where there is nobody to ask */
async function isMeant(whole: string): Promise<boolean> {
	if (!process.stdin.isTTY)
		throw new UsageError(`To erase ${whole} without being asked, add --yes.`);
	const terminal = createInterface({
		input: process.stdin,
		output: process.stderr,
	});
	const answer = await terminal.question(
		`Erase all that belongs to ${whole}? It cannot be brought back. Type "erase": `,
	);
	terminal.close();
	return answer.trim() === "erase";
}
