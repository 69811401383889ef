import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makePageReader } from "../../src/articles/page-reader.ts";

const news = readFileSync(
	new URL("../fixtures/articles/news.html", import.meta.url),
);
const origin = { url: "https://paper.example/2025/01/export-rules" };

test("reads pages beside the program, one after another", async () => {
	const reader = makePageReader();
	const pages = await Promise.all([
		reader.read(news, origin),
		reader.read(Buffer.from(""), {}),
	]);
	expect(pages.map(({ title }) => title)).toEqual([
		"Export rules for chips divide the world in three",
		null,
	]);
	// What is handed over is a copy.
	expect(news.length).toBeGreaterThan(0);
});

test("gives up pages that take too long, each on its own", async () => {
	// No thread is up in a millisecond.
	const reader = makePageReader({ timeoutMilliseconds: 1 });
	const outcomes = await Promise.allSettled([
		reader.read(news, origin),
		reader.read(news, origin),
	]);
	for (const outcome of outcomes) {
		expect(outcome).toMatchObject({
			status: "rejected",
			reason: { message: "reading the page took longer than 0.001 seconds" },
		});
	}
});

test("gives up a page that takes too much memory", async () => {
	const reader = makePageReader({ maxHeapMegabytes: 4 });
	await expect(reader.read(news, origin)).rejects.toThrow(/memory/);
});
