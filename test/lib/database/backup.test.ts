import { createHash } from "node:crypto";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import {
	type BackupSummary,
	backup,
	restore,
} from "#src/lib/database/backup.ts";
import type { Database } from "#src/lib/database/database.ts";
import { readMigrations } from "#src/lib/database/migrate.ts";
import { openPglite } from "#src/lib/database/pglite.ts";
import { contents } from "#test/support/contents.ts";
import { databaseForTest, openTestDatabase } from "#test/support/database.ts";

const latest = readMigrations().at(-1)?.version ?? 0;

function folderForTest(): string {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-backup-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

/** The embedded engine with no tables at all, whatever engine the others use. */
async function newPglite(): Promise<Database> {
	const database = await openPglite(null);
	onTestFinished(() => database.end());
	return database;
}

/** Every kind of column, and the values that are easiest to spoil. */
async function fill(database: Database): Promise<void> {
	await database.query(
		readFileSync("test/fixtures/database/all-kinds-of-values.sql", "utf8"),
	);
}

let original: Buffer;
let before: Record<string, string[]>;
let summary: BackupSummary;
/** Stays empty: what is refused writes nothing. */
let empty: Database;

beforeAll(async () => {
	const database = await openTestDatabase();
	await fill(database);
	const folder = mkdtempSync(join(tmpdir(), "modelwire-backup-"));
	const path = join(folder, "modelwire.backup");
	summary = await backup(database, path);
	original = readFileSync(path);
	before = await contents(database);
	await database.end();
	rmSync(folder, { recursive: true });
	empty = await openTestDatabase();
});

afterAll(async () => {
	const left = await contents(empty);
	await empty.end();
	expect(Object.values(left).flat()).toEqual([]);
});

/** A copy of the backup of `fill`. */
function backupForTest(): string {
	const path = join(folderForTest(), "modelwire.backup");
	writeFileSync(path, original);
	return path;
}

/** Unpacks a backup, lets `edit` change its lines, and packs it with a right checksum. */
function forge(path: string, edit: (lines: string[]) => string[]): void {
	const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split("\n");
	const { rows } = JSON.parse(lines.pop() ?? "");
	const content = edit(lines)
		.map((line) => `${line}\n`)
		.join("");
	const sha256 = createHash("sha256").update(content).digest("hex");
	const closing = JSON.stringify({ rows, sha256 });
	writeFileSync(path, gzipSync(`${content}${closing}\n`));
}

test("goes to the embedded engine and back, each value as it was", {
	timeout: 120_000,
}, async () => {
	expect(summary).toMatchObject({
		schemaVersion: latest,
		rows: { items: 1203, stories: 4, feedback: 0 },
	});
	const path = backupForTest();
	const embedded = await newPglite();
	expect(await restore(embedded, path)).toEqual(summary);
	expect(await contents(embedded)).toEqual(before);

	await backup(embedded, path);
	const again = await databaseForTest();
	await restore(again, path);
	expect(await contents(again)).toEqual(before);
});

test("afterwards numbers go on where they were, and foreign keys hold", async () => {
	const database = await databaseForTest();
	await restore(database, backupForTest());
	const { rows } = await database.query(
		"insert into stories (headline, first_at, last_at) values ('Next', now(), now()) returning id",
	);
	// The fixture made five and deleted the last.
	expect(rows).toEqual([{ id: 6 }]);
	await expect(
		database.query("update stories set merged_into = 999 where id = 1"),
	).rejects.toThrow(/foreign key/);
});

test("is of one moment, and says how far it is", async () => {
	const database = await databaseForTest();
	await fill(database);
	const path = join(folderForTest(), "modelwire.backup");
	const lines: string[] = [];
	const writes: Promise<unknown>[] = [];
	const progress = (line: string) => {
		lines.push(line);
		if (writes.length > 0) return;
		writes.push(
			database.query(
				"insert into workspaces (platform, external_id, name, created_at) values ('late', 'W', 'Late', now())",
			),
		);
	};
	await backup(database, path, { progress });
	await Promise.all(writes);
	const restored = await databaseForTest();
	await restore(restored, path, { progress });
	expect(await contents(restored)).toEqual(before);
	for (const doing of ["Writing", "Checking", "Restoring"])
		expect(lines).toContain(`${doing} items`);
});

test("only its owner may read the file, and nothing else is left beside it", async () => {
	const folder = folderForTest();
	await backup(empty, join(folder, "modelwire.backup"));
	expect(readdirSync(folder)).toEqual(["modelwire.backup"]);
	expect(statSync(join(folder, "modelwire.backup")).mode & 0o777).toBe(0o600);
});

test("a folder that is not there is named, and the database stays usable", async () => {
	const path = join(folderForTest(), "no", "such", "file");
	await expect(backup(empty, path)).rejects.toThrow(
		/The backup .*no\/such\/file could not be written: ENOENT/,
	);
	expect((await empty.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("a database that holds something is left alone", async () => {
	const database = await databaseForTest();
	await database.query(
		"insert into workspaces (platform, external_id, name, created_at) values ('slack', 'W', 'Mine', now())",
	);
	const held = await contents(database);
	await expect(restore(database, backupForTest())).rejects.toThrow(
		/not empty \(there are rows in workspaces\).*DATA_DIR or DATABASE_URL/,
	);
	expect(await contents(database)).toEqual(held);
});

test("a file that was cut off anywhere is refused", async () => {
	const path = backupForTest();
	const shares = [0, 0.001, 0.1, 0.5, 0.9, 0.999];
	const lengths = shares.map((share) => Math.floor(original.length * share));
	for (const length of [...lengths, original.length - 1]) {
		writeFileSync(path, original.subarray(0, length));
		await expect(restore(empty, path)).rejects.toThrow(/cut off/);
	}
});

test("a file with any byte changed is refused", async () => {
	const path = backupForTest();
	// The first ten bytes are gzip's own header, of which some say nothing.
	for (let at = 10; at < original.length; at += original.length >> 6) {
		const changed = Buffer.from(original);
		changed[at] = (changed[at] ?? 0) ^ 0x10;
		writeFileSync(path, changed);
		await expect(restore(empty, path)).rejects.toThrow(/altered|cut off/);
	}
});

test("a file cut, or with a bit turned, at any place is refused", async () => {
	const path = backupForTest();
	const place = fc.nat({ max: original.length - 1 });
	/** Some bits of its header, and those after its last block, gzip does not read. */
	const holdsTheSame = (changed: Buffer) => {
		try {
			return gunzipSync(changed).equals(gunzipSync(original));
		} catch {
			return false;
		}
	};
	await fc.assert(
		fc.asyncProperty(
			place,
			fc.nat({ max: 7 }),
			fc.boolean(),
			async (at, bit, isCut) => {
				const changed = Buffer.from(original);
				changed[at] = (changed[at] ?? 0) ^ (1 << bit);
				fc.pre(isCut || !holdsTheSame(changed));
				writeFileSync(path, isCut ? original.subarray(0, at) : changed);
				await expect(restore(empty, path)).rejects.toThrow(/altered|cut off/);
			},
		),
		{ numRuns: 60 },
	);
});

test.each<[string, (content: string) => string, RegExp]>([
	["a changed word", (text) => text.replace("Plain", "Plane"), /checksum/],
	["a row less", (text) => text.replace(/\n\["2".*\n/, "\n"), /checksum/],
	["no end", (text) => text.replace(/\n\{"rows".*\n$/, "\n"), /cut off/],
	["half a line at the end", (text) => text.slice(0, -1), /cut off/],
	["more after the end", (text) => `${text}["1"]\n`, /follows/],
	["a line that is no JSON", (text) => text.replace("\n[", "\n("), /no JSON/],
	[
		"a line of another kind",
		(text) => text.replace("\n[", "\n7\n["),
		/understood/,
	],
	["a number in a row", (text) => text.replace('\n["1"', "\n[1"), /understood/],
	["another file's content", () => '{"name":"modelwire"}\n', /no backup/],
])("a packed file with %s is refused", async (_what, edit, says) => {
	const path = backupForTest();
	const content = gunzipSync(original).toString();
	expect(edit(content)).not.toBe(content);
	writeFileSync(path, gzipSync(edit(content)));
	await expect(restore(empty, path)).rejects.toThrow(says);
});

test("what is no backup at all is refused", async () => {
	const path = join(folderForTest(), "letter.txt");
	await expect(restore(empty, path)).rejects.toThrow(/There is no file/);
	writeFileSync(path, "Dear all,\n");
	await expect(restore(empty, path)).rejects.toThrow(/no whole gzip file/);
});

test.each([
	[`"schemaVersion":${latest}`, '"schemaVersion":999', /999.*Update/],
	['"formatVersion":1', '"formatVersion":2', /format 2.*Update/],
	['"headline"', '"heading"', /not those of schema version/],
	[`"schemaVersion":${latest}`, '"schemaVersion":0', /Choose a new DATA_DIR/],
])("a header with %s → %s is refused", async (from, to, says) => {
	const path = backupForTest();
	const edit = (header: string) => header.replace(from, to);
	forge(path, ([header = "", ...lines]) => [edit(header), ...lines]);
	await expect(restore(empty, path)).rejects.toThrow(says);
});
