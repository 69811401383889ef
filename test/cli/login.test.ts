import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "#src/lib/clock.ts";
import { lockFolder } from "#src/lib/database/folder-lock.ts";
import { loginRoot } from "#src/lib/login/key.ts";
import { makeLoginLinks } from "#src/lib/login/link.ts";
import { runCli } from "#test/support/cli.ts";

async function dataFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-login-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** What the program of that folder reads in a link. */
function readLink(folder: string, link: string, secretKeys: string[] = []) {
	const token = new URL(link.trim()).searchParams.get("token") ?? "";
	const root = () => loginRoot({ secretKeys, dataFolder: folder });
	return makeLoginLinks({ clock: systemClock, root }).read(token);
}

const login = (folder: string, words: string[] = [], more = {}) =>
	runCli(["login", ...words], { environment: { DATA_DIR: folder, ...more } });

test("prints a link that the program honours, while it holds the folder", async () => {
	const folder = await dataFolder();
	onTestFinished(lockFolder(folder));
	const { code, stdout, stderr } = await login(folder);
	expect(code).toBe(0);
	expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:8420\/login\?token=\S+\n$/);
	expect(stderr).toContain("within 10 minutes");
	expect(readLink(folder, stdout)?.purpose).toBe("enter");
	expect((await stat(join(folder, "desk.key"))).mode & 0o777).toBe(0o600);
});

test("signs with SECRET_KEY where there is one, and leads to PUBLIC_URL", async () => {
	const folder = await dataFolder();
	const key = Buffer.alloc(32, 7).toString("base64");
	const { stdout, stderr } = await login(folder, ["--json"], {
		SECRET_KEY: key,
		PUBLIC_URL: "https://news.example.org",
	});
	const { link } = JSON.parse(stdout) as { link: string };
	expect(link).toMatch(/^https:\/\/news\.example\.org\/login\?token=/);
	expect(readLink(folder, link, [key])?.purpose).toBe("enter");
	expect(readLink(folder, link)).toBeNull();
	expect(stderr).not.toContain(key);
});

test("ends all sessions by a link where the program holds the database", async () => {
	const folder = await dataFolder();
	expect((await login(folder, ["--end-all"])).stderr).toContain(
		"0 sessions ended",
	);
	await rm(join(folder, "desk.key"), { force: true });
	onTestFinished(lockFolder(folder));
	await writeFile(join(folder, "pglite"), "");
	const { code, stdout } = await login(folder, ["--end-all"]);
	expect(code).toBe(0);
	expect(readLink(folder, stdout)?.purpose).toBe("end-all");
});

test("says what to do where no key can be kept, and where no port is known", async () => {
	const folder = await dataFolder();
	const file = join(folder, "file");
	await writeFile(file, "");
	const kept = await login(file);
	expect(kept.code).toBe(1);
	expect(kept.stderr).toContain("set SECRET_KEY");
	const free = await login(folder, [], { WEB_PORT: "0" });
	expect(free.code).toBe(1);
	expect(free.stderr).toContain("Set WEB_PORT");
});
