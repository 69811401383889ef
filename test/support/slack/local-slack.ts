/**
 * A second stand-in, made by others: `local-slack-linux-x64` of npm, a program of 91 MB that no
 * package of ours depends on. It is used where it was fetched:
 *
 *     node test/support/slack/local-slack.ts
 *
 * It listens on every interface, so it runs in a network namespace with nothing but loopback,
 * and what is under test runs in there with it.
 */
import { execFile, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";

const run = promisify(execFile);

const name = "local-slack-linux-x64";
const version = "0.1.8";
/** SHA-512 of the package, as npm's registry states it. */
const integrity =
	"sha512-2BCTKxKajjZNWCSCj66Jq5VDScUDNpGZ1lA3281I8RvpDE4/ULCwC26TlcW6/4sPbSTs02Q3KjTiltJp3ZBEvg==";

/** A session that hangs is ended. */
const longestMilliseconds = 50_000;

const folder = join(homedir(), ".cache/modelwire-tests", `${name}-${version}`);
const program = join(folder, "package/bin/local-slack");

/** Fetches and unpacks the program, once; what is not exactly what we know is not unpacked. */
async function fetchLocalSlack(): Promise<string> {
	if (existsSync(program)) return program;
	mkdirSync(folder, { recursive: true });
	await run(
		"npm",
		["pack", `${name}@${version}`, "--pack-destination", folder],
		{
			cwd: folder,
		},
	);
	const archive = join(folder, `${name}-${version}.tgz`);
	const digest = createHash("sha512").update(readFileSync(archive));
	if (`sha512-${digest.digest("base64")}` !== integrity)
		throw new Error(`${archive} is not the ${name}@${version} that we know.`);
	await run("tar", ["-xzf", archive, "-C", folder]);
	return program;
}

/** Why it cannot be used here, in a sentence; null where it can. */
export function localSlackIsMissing(): string | null {
	if (process.platform !== "linux" || process.arch !== "x64")
		return `${name} runs on Linux on x64 only.`;
	if (!existsSync(program))
		return `${name} is not here; \`node test/support/slack/local-slack.ts\` fetches it.`;
	const { status } = spawnSync("unshare", ["-rn", "ip", "link", "show", "lo"]);
	return status === 0 ? null : "This user may make no network of its own.";
}

/** Runs a session against it, cut off from all networks; gives what the session reports. */
export async function runSession(
	mode: "socket" | "http",
): Promise<Record<string, unknown>> {
	const script = join(import.meta.dirname, "local-slack-session.ts");
	const inside = 'ip link set lo up && exec "$@"';
	const child = spawn(
		"unshare",
		[
			// All of it ends with the session, however that ends.
			...["--pid", "--fork", "--kill-child"],
			...["-rn", "sh", "-c", inside, "sh"],
			...[process.execPath, script, program, mode],
		],
		{
			stdio: ["ignore", "pipe", "pipe"],
			timeout: longestMilliseconds,
			killSignal: "SIGKILL",
		},
	);
	const [stdout, stderr, code] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		new Promise<number | null>((resolve) => child.on("close", resolve)),
	]);
	if (code !== 0) throw new Error(`The session ended with ${code}: ${stderr}`);
	return JSON.parse(stdout) as Record<string, unknown>;
}

if (import.meta.main) process.stdout.write(`${await fetchLocalSlack()}\n`);
