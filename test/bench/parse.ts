import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Parser from "rss-parser";
import type { Item } from "../../src/feeds/item.ts";
import { parseFeed } from "../../src/feeds/parse.ts";
import { makeParser } from "../../src/feeds/parser.ts";
import { corpus } from "../support/corpora.ts";

export const description =
	"real and conformance feeds against what Python's feedparser reads, speed and memory beside rss-parser alone, hostile feeds; --lines FILE writes the items";

interface ReferenceEntry {
	title: string;
	link: string;
	id: string;
	date: number | null;
}

export async function run(args: string[]): Promise<void> {
	const [flag, value = "", kind = ""] = args;
	if (flag === "--memory-of") return measureMemory(value, kind);
	if (flag === "--memory-of-file") return measureFile(value);
	const folder = corpus("feeds");
	if (folder) compareWithReference(folder, flag === "--lines" ? value : null);
	await compareWithRssParser();
	const hostile = corpus("feeds-hostile");
	if (hostile) await readHostile(hostile);
}

function compareWithReference(folder: string, linesFile: string | null): void {
	const reference: Record<string, { entries?: ReferenceEntry[] }> = JSON.parse(
		readFileSync(join(folder, "reference.json"), "utf8"),
	);
	const rows = new Map<
		string,
		{ files: number; parsed: number; usable: number }
	>();
	const lines: object[] = [];
	for (const [name, { entries = [] }] of Object.entries(reference)) {
		const file = join(folder, name);
		let items: Item[] = [];
		try {
			({ items } = parseFeed(readFileSync(file)));
			lines.push(...items.map((item) => ({ file, ...item })));
		} catch (error) {
			lines.push({ file, error: (error as Error).message });
		}
		if (entries.length === 0) continue;
		for (const key of [name.split("/")[0] ?? "", "all"]) {
			const row = rows.get(key) ?? { files: 0, parsed: 0, usable: 0 };
			row.files++;
			if (items.length > 0) row.parsed++;
			if (isUsable(items, entries)) row.usable++;
			rows.set(key, row);
		}
	}
	const all = rows.get("all");
	rows.delete("all");
	console.table(
		Object.fromEntries(
			[...rows, ...(all ? [["all", all] as const] : [])].map(
				([key, { files, parsed, usable }]) => [
					key,
					{ files, parsed: share(parsed, files), usable: share(usable, files) },
				],
			),
		),
	);
	if (linesFile)
		writeFileSync(
			linesFile,
			lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
		);
}

/** As many entries, each with what the reference has of title, link, and id or date. */
function isUsable(items: Item[], entries: ReferenceEntry[]): boolean {
	return (
		items.length === entries.length &&
		entries.every((entry, index) => {
			const item = items[index];
			return (
				(!entry.title || item?.title) &&
				(!entry.link || item?.url) &&
				(!(entry.id || entry.date) || item?.guid || item?.publishedAt)
			);
		})
	);
}

const readers: Record<string, (bytes: Buffer) => unknown> = {
	ours: (bytes) => parseFeed(bytes),
	"rss-parser": (bytes) => new Parser().parseString(bytes.toString("utf8")),
};
const sizes: Record<string, number> = { "50 items": 50, "5 MB": 1_500 };

async function compareWithRssParser(): Promise<void> {
	const threads = makeParser({ threads: 1 });
	const table: Record<string, object> = {};
	for (const [name, items] of Object.entries(sizes)) {
		const bytes = syntheticFeed(items);
		const times: Record<string, number[]> = {
			ours: [],
			"rss-parser": [],
			"ours, in a thread": [],
		};
		// Turn by turn, so that both see the same machine.
		for (let turn = 0; turn < (items > 100 ? 20 : 300); turn++) {
			for (const [reader, read] of Object.entries({
				...readers,
				"ours, in a thread": (each: Buffer) => threads.parse(each),
			})) {
				const started = performance.now();
				await read(bytes);
				times[reader]?.push(performance.now() - started);
			}
		}
		for (const [reader, measured] of Object.entries(times)) {
			table[`${name}: ${reader}`] = {
				milliseconds: round(median(measured)),
				"peak MB": reader in readers ? memoryOf(reader, name) : null,
				"speed against rss-parser": round(
					median(times["rss-parser"] ?? []) / median(measured),
				),
			};
		}
	}
	await threads.close();
	console.table(table);
}

/** Peak memory of a process that reads that feed five times and does nothing else. */
function memoryOf(reader: string, size: string): number {
	return peakOf(["--memory-of", reader, size]);
}

/** What a process of its own says of its peak memory, MB. */
function peakOf(words: readonly string[]): number {
	const main = join(import.meta.dirname, "main.ts");
	const output = execFileSync(process.execPath, [main, "parse", ...words]);
	return Number(output.toString().trim());
}

async function measureMemory(reader: string, size: string): Promise<void> {
	const bytes = syntheticFeed(sizes[size] ?? 0);
	for (let turn = 0; turn < 5; turn++) await readers[reader]?.(bytes);
	console.log(Math.round(process.resourceUsage().maxRSS / 1024));
}

/** Each hostile file, and how long a healthy feed takes that is read beside it. */
async function readHostile(folder: string): Promise<void> {
	const parser = makeParser({ threads: 2 });
	const healthy = syntheticFeed(50);
	const alone: number[] = [];
	for (let turn = 0; turn < 20; turn++)
		alone.push(await timed(parser.parse(healthy)));
	const table: Record<string, object> = {};
	for (const file of readdirSync(folder)) {
		const started = performance.now();
		const reading = parser.parse(readFileSync(join(folder, file))).then(
			({ items }) => `${items.length} items`,
			(error: Error) => error.message,
		);
		const beside = await timed(parser.parse(healthy));
		const outcome = await reading;
		table[file] = {
			milliseconds: Math.round(performance.now() - started),
			"peak MB": peakOf(["--memory-of-file", join(folder, file)]),
			"healthy feed delayed, ms": Math.max(
				0,
				Math.round(beside - median(alone)),
			),
			outcome,
		};
	}
	await parser.close();
	console.table(table);
}

async function timed(reading: Promise<unknown>): Promise<number> {
	const started = performance.now();
	await reading;
	return performance.now() - started;
}

/** A process that reads one file as the program does, in a thread, and does nothing else. */
async function measureFile(file: string): Promise<void> {
	const parser = makeParser({ threads: 1 });
	await parser.parse(readFileSync(file)).catch(() => null);
	await parser.close();
	console.log(Math.round(process.resourceUsage().maxRSS / 1024));
}

/** An ordinary feed with full texts, as a blog program writes it: about 3.3 kB an item. */
function syntheticFeed(items: number): Buffer {
	const paragraph =
		'<p>The authors say that the new system &quot;needs less&quot; memory &amp; time, and that <a href="https://thelab.example/?a=1&amp;b=2">its weights</a> are open.</p>';
	const item = (number: number): string =>
		`<item><title>Release ${number}: less memory &amp; time</title><link>https://thelab.example/${number}?utm_source=rss&amp;utm_medium=feed</link>` +
		`<guid isPermaLink="false">https://thelab.example/?p=${number}</guid><dc:creator><![CDATA[Ada Example]]></dc:creator>` +
		`<pubDate>Mon, 20 Jan 2025 12:00:00 +0000</pubDate><category><![CDATA[Models]]></category>` +
		`<description><![CDATA[The lead of release ${number}…]]></description>` +
		`<content:encoded><![CDATA[${paragraph.repeat(18)}]]></content:encoded></item>`;
	return Buffer.from(
		`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Lab</title><link>https://thelab.example/</link>${Array.from({ length: items }, (_, index) => item(index)).join("")}</channel></rss>`,
	);
}

function share(part: number, whole: number): string {
	return `${((100 * part) / whole).toFixed(2)} %`;
}

function median(values: number[]): number {
	return (
		values.toSorted((first, second) => first - second)[values.length >> 1] ?? 0
	);
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
