import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
	type FeedParser,
	makeParser,
	type ParserOptions,
} from "#src/feeds/parser.ts";
import { corpus } from "#test/support/corpora.ts";

function parserForTest(options: ParserOptions = {}): FeedParser {
	const parser = makeParser({ threads: 1, ...options });
	onTestFinished(() => parser.close());
	return parser;
}

const healthy = Buffer.from(
	'<rss version="2.0"><channel><item><title>one</title><link>https://a.example/1</link></item></channel></rss>',
);

test("feeds are read in a thread that is used again", async () => {
	const parser = parserForTest();
	const results = await Promise.all(
		Array.from({ length: 5 }, () => parser.parse(healthy)),
	);
	expect(results.map(({ items }) => items[0]?.title)).toEqual(
		Array(5).fill("one"),
	);
});

test("what is wrong with a document is told as by parseFeed", async () => {
	await expect(
		parserForTest().parse(Buffer.from("<html></html>")),
	).rejects.toThrow("this is an HTML page, not a feed");
});

test("a document that takes too long is given up, and the next is read", async () => {
	const parser = parserForTest({ timeoutMilliseconds: 1 });
	const long = Buffer.from(
		`<rss version="2.0"><channel>${"<item><title>x</title></item>".repeat(19_000)}</channel></rss>`,
	);
	await expect(parser.parse(long)).rejects.toThrow("longer than 0.001 seconds");
	const patient = parserForTest();
	expect((await patient.parse(healthy)).items).toHaveLength(1);
});

test("a document that takes too much memory is given up, and the next is read", async () => {
	const parser = parserForTest({
		maxHeapMegabytes: 24,
		timeoutMilliseconds: 60_000,
	});
	const greedy = Buffer.from(
		`<rss version="2.0"><channel>${"<item><a/><b/><c/><d/></item>".repeat(19_000)}</channel></rss>`,
	);
	const waiting = parser.parse(greedy);
	const next = parser.parse(healthy);
	await expect(waiting).rejects.toThrow("more than 24 MB of memory");
	expect((await next).items).toHaveLength(1);
});

test("a document that is too large is not read", async () => {
	const parser = parserForTest({ maxBytes: 1024 * 1024 });
	await expect(parser.parse(Buffer.alloc(2 * 1024 * 1024))).rejects.toThrow(
		"larger than 1 MB",
	);
});

test("a closed parser rejects what waits and what comes", async () => {
	const parser = makeParser({ threads: 1 });
	const waiting = expect(parser.parse(healthy)).rejects.toThrow("closed");
	await parser.close();
	await waiting;
	await expect(parser.parse(healthy)).rejects.toThrow("closed");
});

const hostile = corpus("feeds-hostile");
test.skipIf(!hostile)(
	"every hostile document ends, with items or with a reason",
	async () => {
		const parser = parserForTest({ timeoutMilliseconds: 60_000 });
		for (const file of readdirSync(hostile ?? "")) {
			const outcome = await parser
				.parse(readFileSync(join(hostile ?? "", file)))
				.then(
					({ items }) => items.length,
					(error: Error) => error.message,
				);
			expect(String(outcome), file).not.toMatch(
				/took longer|of memory|unexpectedly/,
			);
		}
	},
);
