import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { z } from "zod";
import { reasonOf } from "../lib/errors.ts";

/** Writes a result; waits where the reader is slower than we are. */
export async function write(result: string): Promise<void> {
	if (!process.stdout.write(result))
		await new Promise((resolve) => process.stdout.once("drain", resolve));
}

export function writeLine(result: unknown): Promise<void> {
	return write(`${JSON.stringify(result)}\n`);
}

/** Tells the person at the terminal something that is not a result. */
export function tell(message: string): void {
	process.stderr.write(`${message}\n`);
}

export async function readInput(): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk);
	return Buffer.concat(chunks);
}

export function readInputText(): Promise<string> {
	return text(process.stdin);
}

/** A file's bytes, unpacked when its name ends in `.gz`. */
export async function readPlain(path: string): Promise<Buffer> {
	const bytes = await readFile(path);
	return path.endsWith(".gz") ? promisify(gunzip)(bytes) : bytes;
}

/** How many lines of the input could not be used; the command then exits with 1. */
export interface LineProblems {
	count: number;
}

/**
 * The values of JSON Lines on standard input, each held against a schema. A
 * line that cannot be used is told by its number and passed over.
 */
export async function* readLines<Value>(
	schema: z.ZodType<Value>,
	problems: LineProblems,
): AsyncGenerator<Value> {
	let number = 0;
	for await (const line of createInterface({ input: process.stdin })) {
		number++;
		if (line.trim() === "") continue;
		try {
			yield checked(schema, JSON.parse(line));
		} catch (error) {
			problems.count++;
			tell(`line ${number} is passed over: ${reasonOf(error)}`);
		}
	}
}

function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	throw new Error(
		result.error.issues
			.map(({ path, message }) => `"${path.join(".")}": ${message}`)
			.join("; "),
	);
}

/** Exit code of a filter: 1 when a line was passed over. */
export function exitCode({ count }: LineProblems): number {
	return count > 0 ? 1 : 0;
}
