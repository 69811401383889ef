import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPglite } from "#src/lib/database/pglite.ts";
import { type Browser, openBrowser } from "#test/support/browser.ts";
import { fillDesk, startDeskSite } from "#test/support/desk-site.ts";
import { clockOfArticles, fill } from "./answers/fill.ts";
import { fillSite } from "./pages/site.ts";

export const description =
	"each page in Chromium over 2,000 generated articles (--articles N), the shipped catalogue, 200 feeds and 1,000 channels, on PGlite: milliseconds to the first byte and to the first paint (median and worst of 5), kilobytes, requests: apt-get install chromium";

const rounds = 5;
const target = 200;
const window = { width: 1000, height: 900, scheme: "light" } as const;

const paths = [
	"/",
	"/stories",
	"/stories/1",
	"/models",
	"/models/deepseek-v3",
	"/compare?models=o3,deepseek-r1",
	"/trend?subject=chips",
	"/ask?q=what+did+DeepSeek-V3+cost",
	"/desk",
	"/channels",
	"/deliveries",
	"/feeds",
	"/spend",
	"/queues",
	"/search?q=deepseek+price",
];

export async function run(args: string[]): Promise<void> {
	const articles = args.includes("--articles")
		? Number(args[args.indexOf("--articles") + 1])
		: 2000;
	const folder = await mkdtemp(join(tmpdir(), "modelwire-pages-"));
	const database = await openPglite(folder);
	try {
		await fill(database, { articles, models: 0 });
		await fillDesk(database);
		await fillSite(database, clockOfArticles.now());
		const site = await startDeskSite(database, clockOfArticles);
		const browser = await openBrowser();
		await browser.sendHeaders({ Cookie: site.cookie });
		console.log(
			`${"page".padEnd(36)} first byte   first paint: median   worst      kB  requests`,
		);
		for (const path of paths)
			console.log(await measure(browser, site.url, path));
		await browser.close();
		await site.close();
	} finally {
		await database.end();
		await rm(folder, { recursive: true });
	}
}

/** What the page itself knows of how it was loaded: https://www.w3.org/TR/paint-timing/ */
const timings = `new Promise((resolve) => {
	const told = () => {
		const [page] = performance.getEntriesByType("navigation");
		const [paint] = performance.getEntriesByName("first-contentful-paint");
		if (!paint) return void setTimeout(told, 5);
		const loaded = [page, ...performance.getEntriesByType("resource")];
		resolve({
			byte: page.responseStart,
			paint: paint.startTime,
			kilobytes: loaded.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0) / 1000,
			requests: loaded.length,
		});
	};
	told();
})`;

interface Timings {
	byte: number;
	paint: number;
	kilobytes: number;
	requests: number;
}

async function measure(
	browser: Browser,
	url: string,
	path: string,
): Promise<string> {
	const all: Timings[] = [];
	for (let round = 0; round < rounds; round++) {
		await browser.open(url + path, window);
		all.push(await browser.evaluate<Timings>(timings));
	}
	const paints = all.map(({ paint }) => paint).sort((a, b) => a - b);
	const bytes = all.map(({ byte }) => byte).sort((a, b) => a - b);
	const middle = Math.floor(rounds / 2);
	const median = paints[middle] ?? 0;
	const { kilobytes, requests } = all.at(-1) ?? { kilobytes: 0, requests: 0 };
	return `${path.padEnd(36)} ${number(bytes[middle])} ms ${number(median).padStart(19)} ms ${number(paints.at(-1))} ms ${number(kilobytes)} ${String(requests).padStart(9)}${median > target ? `  over ${target} ms` : ""}`;
}

function number(value = 0): string {
	return value.toFixed(0).padStart(7);
}
