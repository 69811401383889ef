import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#src/lib/database/database.ts";
import { fillWithRecordedDay } from "#test/answers/recorded-day.ts";
import {
	type Browser,
	hasBrowser,
	openBrowser,
} from "#test/support/browser.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { fillDesk, startDeskSite } from "#test/support/desk-site.ts";
import {
	focusOf,
	hiddenFocus,
	type Violation,
	violations,
} from "#test/support/page-checks.ts";

const paths = [
	"/",
	"/?as=slack",
	"/?as=discord",
	"/stories",
	"/stories/1",
	"/models",
	"/models/deepseek-v3",
	"/models/nothing-such",
	"/ask",
	"/ask?q=what+did+DeepSeek-V3+cost",
	"/compare?models=o3,deepseek-r1",
	"/trend?subject=chips",
	"/desk",
	"/channels",
	"/channels?show=silenced",
	"/deliveries",
	"/feeds",
	"/spend",
	"/queues",
	"/search",
	"/search?q=deepseek",
	"/nothing",
];

const narrow = { width: 360, height: 740, scheme: "light" } as const;
const wide = { width: 1000, height: 900, scheme: "dark" } as const;

/** Pictures of charts are drawn for who reads; all the rest of a page is small. */
const mostBytes = 150_000;

describe.skipIf(!hasBrowser())(
	"in Chromium (skipped where it is missing: apt-get install chromium)",
	{ timeout: 60_000 },
	() => {
		let database: Database;
		let site: Awaited<ReturnType<typeof startDeskSite>>;
		let browser: Browser;

		beforeAll(async () => {
			database = await openTestDatabase();
			await fillWithRecordedDay(database);
			await fillDesk(database);
			site = await startDeskSite(database);
			browser = await openBrowser();
			await browser.sendHeaders({ Cookie: site.cookie });
		}, 120_000);

		afterAll(async () => {
			await browser?.close();
			await site?.close();
			await database?.end();
		});

		/** What axe finds in the page that is open. */
		async function examine(): Promise<Violation[]> {
			await browser.evaluate(`${axe.source}; 0`);
			return browser.evaluate<Violation[]>(violations);
		}

		describe.each(paths)("%s", (path) => {
			test("by day, 360 pixels wide: axe finds nothing, all fits, is small and comes from here", async () => {
				await browser.open(site.url + path, narrow);
				const [overflow, scripts, bytes] = await browser.evaluate<number[]>(`[
					document.documentElement.scrollWidth - innerWidth,
					document.scripts.length,
					performance.getEntries()
						.filter(({ initiatorType }) => initiatorType !== "img")
						.reduce((sum, { decodedBodySize = 0 }) => sum + decodedBodySize, 0),
				]`);
				expect(overflow).toBe(0);
				expect(scripts).toBe(0);
				expect(bytes).toBeGreaterThan(0);
				expect(bytes).toBeLessThan(mostBytes);
				const elsewhere = browser
					.requests()
					.filter((address) => !address.startsWith(`${site.url}/`))
					// Chromium's own, in a field for a date.
					.filter((address) => !address.startsWith("data:"));
				expect(elsewhere).toEqual([]);
				expect(await examine()).toEqual([]);
			});

			test("by night: axe finds nothing, every control is in turn and seen when it is", async () => {
				await browser.open(site.url + path, wide);
				expect(await browser.evaluate<string[]>(hiddenFocus)).toEqual([]);
				expect(await examine()).toEqual([]);
			});
		});

		test("the Tab key goes through the page in its order, from the way past the sections on", async () => {
			await browser.open(`${site.url}/channels`, wide);
			const seen: string[] = [];
			for (let turn = 0; turn < 17; turn++) {
				await browser.press("Tab");
				seen.push(await browser.evaluate<string>(focusOf));
			}
			expect(seen).toEqual([
				"Skip to the content",
				"Modelwire",
				...["Today", "Stories", "Models", "Ask"],
				...["Overview", "Channels", "Deliveries", "Feeds", "Spending"],
				...["Queues", "Search", "Log out"],
				...["q", "Filter", "All"],
			]);
		});

		test("a search is typed and sent by keyboard alone", async () => {
			await browser.open(`${site.url}/search`, wide);
			await browser.evaluate("document.querySelector('#q').focus()");
			await browser.type("Huawei");
			await browser.pressAndGo("Enter");
			expect(await browser.evaluate("location.search")).toBe("?q=Huawei");
			expect(await browser.evaluate("document.title")).toBe(
				"Search: Huawei · Modelwire",
			);
		});

		test("pages have titles of their own", async () => {
			const titles = new Set<string>();
			for (const path of paths) {
				await browser.open(site.url + path, narrow);
				titles.add(await browser.evaluate<string>("document.title"));
			}
			// Today's three forms share one, as do channels that are shown in two ways.
			expect(titles.size).toBe(paths.length - 3);
		});
	},
);
