import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockFolder } from "#src/lib/database/folder-lock.ts";

interface Answer {
	taken: boolean;
	reason?: string;
}

function folderForTest(): string {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-lock-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

/** Another process that takes folders when told to. */
async function startLocker() {
	const locker = fork(
		new URL("../../support/folder-locker.ts", import.meta.url),
		{ execArgv: [] },
	);
	onTestFinished(() => kill(locker));
	await answer(locker);
	return {
		pid: locker.pid,
		async take(folder: string): Promise<Answer> {
			locker.send({ take: folder });
			return answer(locker);
		},
		async giveBack(): Promise<Answer> {
			locker.send({ take: null });
			return answer(locker);
		},
		kill: () => kill(locker),
	};
}

async function answer(locker: ChildProcess): Promise<Answer> {
	const [message] = await once(locker, "message");
	return message as Answer;
}

async function kill(locker: ChildProcess): Promise<void> {
	if (locker.exitCode !== null || locker.signalCode !== null) return;
	const ended = once(locker, "exit");
	locker.kill("SIGKILL");
	await ended;
}

test("a holder in another process is named with its pid, and what to do", async () => {
	const folder = folderForTest();
	const other = await startLocker();
	expect(await other.take(folder)).toEqual({ taken: true });
	expect(() => lockFolder(folder)).toThrow(
		`The folder ${folder} is in use by process ${other.pid}. Stop that process, or choose another folder with DATA_DIR.`,
	);
});

test("a process cannot take a folder twice, but again once it was given back", () => {
	const folder = folderForTest();
	const unlock = lockFolder(folder);
	expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`);
	unlock();
	expect(readdirSync(folder)).toEqual([]);
	lockFolder(folder)();
});

test("a folder that is not there is made", () => {
	const folder = join(folderForTest(), "a", "b");
	const unlock = lockFolder(folder);
	expect(readdirSync(folder)).toHaveLength(1);
	unlock();
});

test("a folder that another gives back can be taken", async () => {
	const folder = folderForTest();
	const other = await startLocker();
	await other.take(folder);
	await other.giveBack();
	lockFolder(folder)();
});

test("the lock of a killed process is cleared", async () => {
	const folder = folderForTest();
	const other = await startLocker();
	await other.take(folder);
	await other.kill();
	expect(readdirSync(folder)).toHaveLength(1);
	lockFolder(folder)();
	expect(readdirSync(folder)).toEqual([]);
});

/** Leaves the lock of a holder like this process, with a part of it replaced. */
function plantLock(folder: string, from: string, to: string): void {
	const unlock = lockFolder(folder);
	const [name = ""] = readdirSync(folder);
	expect(name).toContain(from);
	renameSync(join(folder, name), join(folder, name.replace(from, to)));
	unlock();
}

const pid = `~${process.pid}~`;

test("a pid that another process has been given since does not hold", () => {
	const folder = folderForTest();
	plantLock(folder, pid, `${pid}1`);
	lockFolder(folder)();
	expect(readdirSync(folder)).toEqual([]);
});

const isLinux = process.platform === "linux";
test.skipIf(!isLinux)("a process before a restart does not hold", () => {
	const folder = folderForTest();
	const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
	plantLock(folder, boot.trim(), "another");
	lockFolder(folder)();
	expect(readdirSync(folder)).toEqual([]);
});

test("a holder on another host keeps the folder while it gives signs of life", () => {
	const folder = folderForTest();
	const host = encodeURIComponent(hostname());
	plantLock(folder, `~${host}~`, "~far%20away~");
	expect(() => lockFolder(folder)).toThrow(
		`in use by process ${process.pid} on far away.`,
	);
	const longAgo = new Date(Date.now() - 10 * 60_000);
	const [name = ""] = readdirSync(folder);
	utimesSync(join(folder, name), longAgo, longAgo);
	lockFolder(folder)();
});

test("other files of the folder are left alone", () => {
	const folder = folderForTest();
	writeFileSync(join(folder, "lock"), "");
	writeFileSync(join(folder, "lock~notes"), "");
	lockFolder(folder)();
	expect(readdirSync(folder)).toEqual(["lock", "lock~notes"]);
});

test("of several that race for a dead holder's folder, exactly one gets it", async () => {
	const racers = await Promise.all([1, 2, 3, 4].map(startLocker));
	for (let round = 0; round < 40; round++) {
		const folder = folderForTest();
		plantLock(folder, pid, `${pid}1`);
		const answers = await Promise.all(racers.map((one) => one.take(folder)));
		expect(answers.filter(({ taken }) => taken)).toHaveLength(1);
		for (const { taken, reason } of answers)
			if (!taken) expect(reason).toMatch(/is in use by process \d+\./);
		await Promise.all(racers.map((one) => one.giveBack()));
	}
});
