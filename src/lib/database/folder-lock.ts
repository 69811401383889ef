import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { linkSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Who holds a folder. A process number alone may have been given to another since. */
interface Holder {
	pid: number;
	host: string;
	/** Start of the process in clock ticks since boot, where the system tells. */
	started: string | null;
	boot: string | null;
}

const beatMilliseconds = 10_000;
/** A holder on another host cannot be asked; without a beat for so long it is dead. */
const deadMilliseconds = 60_000;

/**
 * Takes the folder for this process: PGlite does not refuse a second process,
 * and two of them corrupt the data. The lock of a dead holder is cleared.
 * @returns the function that gives the folder back.
 * @throws when a live process holds it, naming the process.
 */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, "lock");
	const mine = `${path}.${process.pid}`;
	writeFileSync(mine, JSON.stringify(describe(process.pid)));
	try {
		for (let attempt = 0; !link(mine, path); attempt++) {
			const holder = read(path);
			if (holder && isAlive(holder, path))
				throw new Error(
					`The folder ${folder} is in use by process ${holder.pid}${holder.host === hostname() ? "" : ` on ${holder.host}`}. Stop that process, or choose another folder with DATA_DIR.`,
				);
			if (attempt > 10) throw new Error(`The lock ${path} cannot be taken.`);
			// Renaming is atomic: of several that find a dead holder, one clears it.
			if (holder) clear(path, holder);
		}
	} finally {
		rmSync(mine, { force: true });
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

function describe(pid: number): Holder {
	return { pid, host: hostname(), started: startOf(pid), boot: bootOf() };
}

/** Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function startOf(pid: number): string | null {
	const stat = text(`/proc/${pid}/stat`);
	return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

function bootOf(): string | null {
	return text("/proc/sys/kernel/random/boot_id")?.trim() ?? null;
}

function isAlive(holder: Holder, path: string): boolean {
	if (holder.host !== hostname())
		return Date.now() - statSync(path).mtimeMs < deadMilliseconds;
	if (holder.boot !== bootOf()) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
	return holder.started === startOf(holder.pid);
}

function clear(path: string, holder: Holder): void {
	const aside = `${path}.dead.${process.pid}`;
	try {
		renameSync(path, aside);
	} catch {
		return; // Another has cleared it.
	}
	const moved = read(aside);
	// We were late, and it was a newcomer's: put it back.
	if (moved?.pid !== holder.pid || moved.started !== holder.started)
		link(aside, path);
	rmSync(aside, { force: true });
}

function link(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	}
}

function read(path: string): Holder | null {
	const content = text(path);
	if (content === null) return null;
	try {
		return JSON.parse(content) as Holder;
	} catch {
		return { pid: 0, host: hostname(), started: null, boot: null };
	}
}

function text(path: string): string | null {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}
