import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import type { RowOfTexts } from "./tables.ts";

/**
 * One gzip file of JSON Lines: a header, then for each table `{"table"}` and
 * its rows as arrays of texts, then a closing line with the counts and the
 * SHA-256 of all lines before it. Texts are PostgreSQL's own, so that every
 * value comes back exactly, whichever engine reads it.
 */
const headerLine = z.object({
	format: z.literal("modelwire-backup"),
	formatVersion: z.number(),
	schemaVersion: z.number(),
	created: z.string(),
	tables: z.array(
		z.object({
			name: z.string(),
			columns: z.array(z.string()),
			/** Identity columns and the last number they gave out. */
			sequences: z.record(z.string(), z.string().nullable()),
		}),
	),
});

const tableLine = z.object({ table: z.string() });

const closingLine = z.object({
	rows: z.record(z.string(), z.number()),
	sha256: z.string(),
});

export type BackupHeader = z.infer<typeof headerLine>;
type BackupClosing = z.infer<typeof closingLine>;

/** What stands in a backup, in this order; rows come in bunches. */
export type BackupPart<Row = RowOfTexts> =
	| { kind: "header"; header: BackupHeader }
	| { kind: "rows"; table: string; rows: Row[] };

export const formatVersion = 1;

/**
 * Writes the parts, rows as lines of JSON, to a file that appears under its name only when it is whole.
 * @returns the number of rows by table
 */
export async function writeBackupFile(
	path: string,
	parts: AsyncIterable<BackupPart<string>>,
): Promise<Record<string, number>> {
	const partial = `${path}.part`;
	const rows: Record<string, number> = {};
	async function* lines() {
		const hash = createHash("sha256");
		const hashed = (text: string) => {
			hash.update(text);
			return text;
		};
		for await (const part of parts) {
			if (part.kind === "header") {
				yield hashed(line(part.header));
				continue;
			}
			const isFirst = rows[part.table] === undefined;
			rows[part.table] = (rows[part.table] ?? 0) + part.rows.length;
			if (isFirst) yield hashed(line({ table: part.table }));
			yield hashed(part.rows.map((row) => `${row}\n`).join(""));
		}
		const closing: BackupClosing = { rows, sha256: hash.digest("hex") };
		yield line(closing);
	}
	try {
		await rm(partial, { force: true });
		await pipeline(
			lines,
			createGzip(),
			createWriteStream(partial, { mode: 0o600, flush: true }),
		);
		await rename(partial, path);
		return rows;
	} catch (error) {
		await rm(partial, { force: true });
		throw error;
	}
}

function line(value: unknown): string {
	return `${JSON.stringify(value)}\n`;
}

/**
 * Reads a backup part by part; only who reads to the end knows that it is whole.
 * @throws when it is no backup, of a newer format, truncated or altered
 */
export async function* readBackupFile(
	path: string,
): AsyncGenerator<BackupPart, Record<string, number>> {
	const hash = createHash("sha256");
	const counts: Record<string, number> = {};
	let header: BackupHeader | null = null;
	let table: string | null = null;
	let closing: BackupClosing | null = null;
	for await (const lines of readLines(path)) {
		let rows: RowOfTexts[] = [];
		for (const text of lines) {
			if (closing) throw altered(path, "something follows its closing line");
			const value = parseLine(text, path);
			if (header === null) {
				header = readHeader(value, path);
				yield { kind: "header", header };
			} else if (Array.isArray(value)) {
				if (table === null)
					throw altered(path, "a row stands before any table");
				rows.push(readRow(value, path));
				counts[table] = (counts[table] ?? 0) + 1;
			} else if (tableLine.safeParse(value).success) {
				if (table !== null) yield { kind: "rows", table, rows };
				rows = [];
				table = tableLine.parse(value).table;
				counts[table] ??= 0;
			} else {
				closing = readClosing(value, path);
				continue;
			}
			hash.update(`${text}\n`);
		}
		if (table !== null) yield { kind: "rows", table, rows };
	}
	if (closing === null) throw truncated(path);
	if (closing.sha256 !== hash.digest("hex"))
		throw altered(path, "its content does not match its checksum");
	return counts;
}

function parseLine(text: string, path: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw altered(path, "a line of it is no JSON", error);
	}
}

function readHeader(value: unknown, path: string): BackupHeader {
	const { success, data } = headerLine.safeParse(value);
	if (!success)
		throw new Error(
			`${path} is no backup of Modelwire. Name a file that \`modelwire backup\` wrote.`,
		);
	if (data.formatVersion > formatVersion)
		throw new Error(
			`${path} has backup format ${data.formatVersion}, this program knows only ${formatVersion}. Update the program.`,
		);
	return data;
}

function readRow(values: unknown[], path: string): RowOfTexts {
	const isText = (value: unknown) =>
		value === null || typeof value === "string";
	if (!values.every(isText))
		throw altered(path, "a row of it is not understood");
	return values as RowOfTexts;
}

function readClosing(value: unknown, path: string): BackupClosing {
	const { success, data } = closingLine.safeParse(value);
	if (!success) throw altered(path, "a line of it is not understood");
	return data;
}

/** The lines of a gzip file, in bunches as they come. */
async function* readLines(path: string): AsyncGenerator<string[]> {
	const file = createReadStream(path);
	const content = file.pipe(createGunzip({ chunkSize: 256 * 1024 }));
	file.once("error", (error) => content.destroy(error));
	const decoder = new TextDecoder();
	let rest = "";
	try {
		for await (const chunk of content) {
			const lines = (rest + decoder.decode(chunk, { stream: true })).split(
				"\n",
			);
			rest = lines.pop() ?? "";
			yield lines;
		}
	} catch (error) {
		throw readable(error, path);
	} finally {
		file.destroy();
	}
	if (rest !== "") throw truncated(path);
}

function readable(error: unknown, path: string): unknown {
	const { code } = error as NodeJS.ErrnoException;
	if (code === "Z_BUF_ERROR") return truncated(path, error);
	if (code === "Z_DATA_ERROR")
		return altered(path, "it is no whole gzip file", error);
	if (code === "ENOENT")
		return new Error(`There is no file ${path}.`, { cause: error });
	return error;
}

function truncated(path: string, cause?: unknown): Error {
	return new Error(
		`The backup ${path} is not whole: it was cut off. Copy it again, or take another; nothing was written.`,
		{ cause },
	);
}

function altered(path: string, how: string, cause?: unknown): Error {
	return new Error(
		`The backup ${path} was altered: ${how}. Copy it again, or take another; nothing was written.`,
		{ cause },
	);
}
