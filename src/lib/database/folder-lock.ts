import { randomBytes } from "node:crypto";
import {
	appendFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Who claims a folder. A process number alone may have been given to another since. */
interface Claim {
	pid: string;
	/** Start of the process in clock ticks since boot, where the system tells. */
	started: string;
	boot: string;
	host: string;
}

/** A folder that a live process holds. */
export class FolderInUseError extends Error {
	override readonly name = "FolderInUseError";
}

const beatMilliseconds = 10_000;
/** A holder on another host cannot be asked; without a beat for so long it is dead. */
const deadMilliseconds = 60_000;
/** Another that claims at the same moment decides within milliseconds. */
const patienceMilliseconds = 5_000;

/**
 * Takes the folder for this process: PGlite does not refuse a second process,
 * and two of them corrupt the data. The claims of dead processes are cleared.
 *
 * A process first shows its claim, a file whose name is all of it, and then
 * looks for those of others: of two, the later one sees the earlier. Who finds
 * no other writes into its own, and holds the folder. Of those that claim at
 * the same moment the first by name goes on and the others withdraw.
 * @returns the function that gives the folder back.
 * @throws when a live process holds it, naming the process.
 */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true });
	const mine = nameOf(claimOf(process.pid));
	const path = join(folder, mine);
	writeFileSync(path, "");
	try {
		const deadline = Date.now() + patienceMilliseconds;
		for (;;) {
			const rivals = liveRivals(folder, mine);
			if (rivals.length === 0) break;
			const winner = rivals.find((name) => name < mine || holds(folder, name));
			const late = Date.now() > deadline ? rivals[0] : undefined;
			if (winner ?? late) throw inUse(folder, winner ?? late ?? "");
			pause(2);
		}
		appendFileSync(path, "held\n");
	} catch (error) {
		rmSync(path, { force: true });
		throw error;
	}
	const beat = setInterval(() => {
		const now = new Date();
		utimesSync(path, now, now);
	}, beatMilliseconds);
	beat.unref();
	return () => {
		clearInterval(beat);
		rmSync(path, { force: true });
	};
}

/** The other claims of processes that live; those of dead ones are removed. */
function liveRivals(folder: string, mine: string): string[] {
	return readdirSync(folder).filter((name) => {
		const claim = name === mine ? null : parse(name);
		if (claim === null) return false;
		if (isAlive(claim, join(folder, name))) return true;
		rmSync(join(folder, name), { force: true });
		return false;
	});
}

function claimOf(pid: number): Claim {
	return {
		pid: `${pid}`,
		started: startOf(pid),
		boot: text("/proc/sys/kernel/random/boot_id").trim(),
		host: hostname(),
	};
}

/** No two claims are called alike, so that removing a dead one never hits another. */
function nameOf({ pid, started, boot, host }: Claim): string {
	const parts = [pid, started, boot, encodeURIComponent(host)];
	return ["lock", ...parts, randomBytes(4).toString("hex")].join("~");
}

function parse(name: string): Claim | null {
	const [kind, pid, started, boot, host] = name.split("~");
	if (kind !== "lock" || !pid || host === undefined) return null;
	return {
		pid,
		started: started ?? "",
		boot: boot ?? "",
		host: decodeURIComponent(host),
	};
}

function isAlive({ pid, started, boot, host }: Claim, path: string): boolean {
	const here = claimOf(Number(pid));
	if (host !== here.host)
		return Date.now() - changedAt(path) < deadMilliseconds;
	if (boot !== here.boot) return false;
	try {
		process.kill(Number(pid), 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
	return started === here.started;
}

function holds(folder: string, name: string): boolean {
	return (statOf(join(folder, name))?.size ?? 0) > 0;
}

function changedAt(path: string): number {
	return statOf(path)?.mtimeMs ?? 0;
}

function statOf(path: string) {
	return statSync(path, { throwIfNoEntry: false });
}

/** Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function startOf(pid: number): string {
	const stat = text(`/proc/${pid}/stat`);
	return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

/** Empty where the system has no such file. */
function text(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}

function inUse(folder: string, name: string): FolderInUseError {
	const { pid, host } = parse(name) ?? { pid: "?", host: hostname() };
	const where = host === hostname() ? "" : ` on ${host}`;
	return new FolderInUseError(
		`The folder ${folder} is in use by process ${pid}${where}. Stop that process, or choose another folder with DATA_DIR.`,
	);
}

/** The lock is taken before anything else runs, so nothing else is held up. */
function pause(milliseconds: number): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
