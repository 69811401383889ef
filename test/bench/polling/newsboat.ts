import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cost } from "./ours.ts";

/** newsboat (https://newsboat.org, Debian package) with a cache of its own; null where it is not installed. */
export function makeNewsboat(addresses: readonly string[], threads: number) {
	const folder = mkdtempSync(join(tmpdir(), "newsboat-"));
	const file = (name: string) => join(folder, name);
	writeFileSync(file("urls"), `${addresses.join("\n")}\n`);
	writeFileSync(file("config"), `reload-threads ${threads}\n`);
	return {
		reload: () =>
			timed([
				"newsboat",
				...["-u", file("urls"), "-c", file("cache.db"), "-C", file("config")],
				...["-x", "reload"],
			]),
		close: () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function timed(command: readonly string[]): Promise<Cost | null> {
	const started = performance.now();
	const child = spawn(
		"bash",
		["-c", 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', "bash", ...command],
		{
			stdio: ["ignore", "ignore", "pipe"],
			env: { ...process.env, LC_ALL: "C.UTF-8" },
		},
	);
	let told = "";
	child.stderr.on("data", (part) => {
		told += part;
	});
	let peakMegabytes = 0;
	const watch = setInterval(() => {
		peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid ?? 0));
	}, 20);
	const code = await new Promise((resolve) => child.on("close", resolve));
	clearInterval(watch);
	if (code !== 0) return null;
	const [user = 0, system = 0] = (told.trim().split("\n").at(-1) ?? "")
		.split(" ")
		.map(Number);
	return {
		seconds: (performance.now() - started) / 1_000,
		cpuSeconds: user + system,
		peakMegabytes,
	};
}

/** Most memory that a child of the shell `pid` has held, MB. */
function peakOf(pid: number): number {
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
		const status = readFileSync(
			`/proc/${children.trim().split(" ")[0]}/status`,
			"utf8",
		);
		return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		// It has just ended.
		return 0;
	}
}
