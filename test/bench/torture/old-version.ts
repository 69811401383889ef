/** An older version of the program beside this one, as during an upgrade. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { thisTree } from "./site.ts";

const migrations = "src/lib/database/migrations";
const programs = "test/bench/torture/child";

export interface OldVersion {
	revision: string;
	tree: string;
	remove(): void;
}

/**
 * @param revision by default the newest whose tables are others
 * @returns null where there is no history to take it from
 */
export function checkOutOldVersion(revision: string | null): OldVersion | null {
	const wanted = revision ?? newestOfOtherTables();
	if (wanted === null) return null;
	const tree = mkdtempSync(join(tmpdir(), "modelwire-torture-old-"));
	const archive = git("archive", "--format=tar", wanted);
	execFileSync("tar", ["-x", "-C", tree], { input: archive });
	symlinkSync(join(thisTree, "node_modules"), join(tree, "node_modules"));
	cpSync(join(thisTree, programs), join(tree, programs), { recursive: true });
	return {
		revision: wanted.slice(0, 10),
		tree,
		remove: () => rmSync(tree, { recursive: true, force: true }),
	};
}

/** The commit before the one that added the last migration. */
function newestOfOtherTables(): string | null {
	try {
		const added = git(
			"log",
			"-1",
			"--diff-filter=A",
			"--format=%H",
			"--",
			migrations,
		)
			.toString()
			.trim();
		return git("rev-parse", `${added}^`).toString().trim();
	} catch {
		return null;
	}
}

function git(...parameters: string[]): Buffer {
	return execFileSync("git", parameters, {
		cwd: thisTree,
		maxBuffer: 2 ** 30,
		stdio: ["ignore", "pipe", "ignore"],
	});
}
