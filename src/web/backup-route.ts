import { isAbsolute } from "node:path";
import type { Hono } from "hono";
import type { BackupSummary } from "../lib/database/backup.ts";
import { backupPath } from "../lib/database/backup-path.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Login } from "./login/login.ts";

/** Writes a backup to a file of this machine. */
export type WriteBackup = (file: string) => Promise<BackupSummary>;

/**
 * The embedded database is open in this process alone: the command `backup` has it written here,
 * by what only who reads our key can sign, once.
 */
export function serveBackup(
	web: Hono,
	{ login, write }: { login: Login; write: WriteBackup },
): void {
	web.post(backupPath, async (context) => {
		const { token, file } = await context.req.parseBody();
		if (typeof token !== "string" || !(await login.allowsBackup(token)))
			return context.json({ problem: "Nobody signed for this." }, 401);
		if (typeof file !== "string" || !isAbsolute(file))
			return context.json(
				{ problem: "The file's whole path is missing." },
				400,
			);
		try {
			return context.json(await write(file));
		} catch (error) {
			return context.json({ problem: reasonOf(error) }, 500);
		}
	});
}
