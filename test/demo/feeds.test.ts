import { readFileSync } from "node:fs";
import { parseFeed as readIndependently } from "feedsmith";
import { describe, expect, test } from "vitest";
import { recordedFeeds } from "#src/demo/catalogue.ts";
import { recordedNow } from "#src/demo/day.ts";
import { parseFeed } from "#src/feeds/parse.ts";
import { sentences } from "#src/lib/text/segment.ts";

const day = 86_400_000;

/** The format that a file's name promises. */
const formats: Record<string, string> = {
	xml: "rss",
	rdf: "rdf",
	atom: "atom",
	json: "json",
};

const documents = recordedFeeds.flatMap(({ file, behaviour, ...feed }) => {
	if (file === null || behaviour === "broken") return [];
	const bytes = readFileSync(
		new URL(`../../src/demo/feeds/${file}`, import.meta.url),
	);
	const format = formats[file.slice(file.lastIndexOf(".") + 1)];
	return [{ ...feed, file, bytes, format, ...parseFeed(bytes, feed) }];
});
const items = documents.flatMap(({ items, language, format }) =>
	items.map((item) => ({ ...item, language, format })),
);

function declaredEncoding(bytes: Uint8Array): string {
	const start = new TextDecoder("latin1").decode(bytes.subarray(0, 100));
	return /^<\?xml[^>]*encoding="([^"]+)"/.exec(start)?.[1] ?? "utf-8";
}

/** feedsmith gives Atom's titles as an object, the others' as a string. */
function textOf(title: string | { value?: string } | undefined) {
	return typeof title === "object" ? title.value : title;
}

/** Sentences within the paragraphs of a body. */
function bodySentences(html: string, language: string): number {
	const paragraphs = [...html.matchAll(/<p>(.*?)<\/p>/gs)];
	return paragraphs.reduce(
		(sum, [, text = ""]) => sum + sentences(text, language).length,
		0,
	);
}

describe.each(documents)("$file", ({ bytes, file, format, ...feed }) => {
	test("is read alike by another parser, in the encoding it declares", () => {
		const text = new TextDecoder(declaredEncoding(bytes), {
			fatal: true,
		}).decode(bytes);
		const read = readIndependently(text);
		const entries =
			read.format === "atom" ? read.feed.entries : read.feed.items;
		expect(read.format).toBe(format);
		expect(feed.feed.format).toBe(format);
		expect(textOf(read.feed.title)).toBe(feed.title);
		expect(feed.feed.title).toBe(feed.title);
		expect(entries?.map(({ title }) => textOf(title))).toEqual(
			feed.items.map(({ title }) => title),
		);
	});

	test("gives each item a guid, an address, a summary, and says its language", () => {
		expect(feed.feed.language?.slice(0, 2)).toBe(feed.language);
		for (const item of feed.items) {
			expect(item.guid).toBeTruthy();
			expect(item.url).toMatch(/^https:\/\/[a-z]+\.example\/./);
			expect(item.summary ?? "").not.toBe("");
		}
	});

	test("lists its items newest first", () => {
		const times = feed.items.map(({ publishedAt }) => publishedAt);
		expect(times).toEqual(times.toSorted().reverse());
	});
});

describe("the day as a whole", () => {
	test("has at least 140 items in five languages, about half in English", () => {
		const count = Object.groupBy(items, ({ language }) => language);
		expect(items.length).toBeGreaterThanOrEqual(140);
		for (const language of ["it", "de", "es", "zh"])
			expect(count[language]?.length, language).toBeGreaterThanOrEqual(10);
		const share = (count.en?.length ?? 0) / items.length;
		expect(share).toBeGreaterThan(0.4);
		expect(share).toBeLessThan(0.6);
	});

	test("speaks every format more than once", () => {
		const count = Object.groupBy(documents, ({ format }) => format ?? "");
		expect(count.rss?.length).toBeGreaterThanOrEqual(5);
		expect(count.rdf?.length).toBeGreaterThanOrEqual(2);
		expect(count.atom?.length).toBeGreaterThanOrEqual(3);
		expect(count.json?.length).toBeGreaterThanOrEqual(2);
	});

	test("has items in encodings other than UTF-8 that use them", () => {
		const others = documents.filter(
			({ bytes }) => declaredEncoding(bytes).toLowerCase() !== "utf-8",
		);
		expect(others.map(({ language }) => language).sort()).toEqual(["de", "it"]);
		for (const { bytes } of others)
			expect(() =>
				new TextDecoder("utf-8", { fatal: true }).decode(bytes),
			).toThrow(TypeError);
	});

	test("lies in January 2025, most of it in the 24 hours that are told", () => {
		const now = recordedNow.getTime();
		const times = items.map(({ publishedAt }) => Date.parse(publishedAt ?? ""));
		expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.UTC(2025, 0, 1));
		expect(Math.max(...times)).toBeLessThan(now);
		const told = times.filter((time) => time > now - day).length;
		expect(told).toBeGreaterThanOrEqual(110);
		expect(items.length - told).toBeGreaterThanOrEqual(30);
	});

	test("repeats no guid and no address within a feed", () => {
		const guids = items.map(({ guid }) => guid);
		expect(new Set(guids).size).toBe(guids.length);
		for (const { items } of documents)
			expect(new Set(items.map(({ url }) => url)).size).toBe(items.length);
	});

	test("gives the full text of at least 60 items", () => {
		const full = items.filter(({ content, language }) => {
			const count = bodySentences(content ?? "", language);
			return count >= 3 && count <= 7;
		});
		expect(full.length).toBeGreaterThanOrEqual(60);
	});

	test("has links from aggregators to the articles of others, with tracking", () => {
		const followed = documents
			.filter(({ kind }) => kind === "aggregator")
			.flatMap(({ items }) => items)
			.filter(({ url }) => /[?&](?:utm|at)_/.test(url ?? ""))
			.map(({ url }) => url?.replace(/\?.*/, ""));
		const addresses = new Set(items.map(({ url }) => url));
		expect(followed.length).toBeGreaterThanOrEqual(8);
		for (const address of followed) expect(addresses).toContain(address);
	});
});
