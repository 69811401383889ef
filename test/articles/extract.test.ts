import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parsePage } from "../../src/articles/dom.ts";
import { extractArticle, readPage } from "../../src/articles/extract.ts";
import { prune } from "../../src/articles/prune.ts";
import { corpus } from "../support/corpora.ts";

function fixture(name: string): Buffer {
	return readFileSync(new URL(`../fixtures/articles/${name}`, import.meta.url));
}

test("the article without what stands around it", () => {
	expect(
		extractArticle(fixture("news.html"), {
			url: "https://www.paper.example/2025/01/export-rules/?utm_source=x",
		}),
	).toEqual({
		title: "Export rules for chips divide the world in three",
		byline: "Ada Rossi, Ben Okafor",
		publishedAt: "2025-01-13T14:30:00.000Z",
		language: "en",
		text: fixture("news.txt").toString().trim(),
	});
});

const sentence =
	"Die Behörde hat am Montag neue Regeln für die Ausfuhr von Prozessoren vorgelegt, über die nun beraten wird. ";
const prose = `<p>${sentence.repeat(4)}</p>`.repeat(3);

function page(head: string, body = prose): string {
	return `<html><head>${head}</head><body><article>${body}</article></body></html>`;
}

describe("bytes", () => {
	const text = (bytes: Uint8Array, contentType?: string) =>
		extractArticle(bytes, contentType ? { contentType } : {}).text;
	const latin = Buffer.from(page("", prose), "latin1");
	test("are read by HTTP's charset", () => {
		expect(text(latin, "text/html; charset=iso-8859-1")).toContain("Behörde");
	});
	test("by a charset far down in the head", () => {
		const late = Buffer.from(
			page(`<script>${"x".repeat(4_000)}</script><meta charset="iso-8859-15">`),
			"latin1",
		);
		expect(text(late)).toContain("Behörde");
	});
	test("and as UTF-8 where they are that, whatever is claimed", () => {
		expect(
			text(Buffer.from(page("")), "text/html; charset=iso-8859-1"),
		).toContain("Behörde");
	});
});

describe("the title", () => {
	const title = (head: string, url = "https://www.die-zeitung.example/a") =>
		extractArticle(page(head), { url }).title;
	test("loses the name of its site", () => {
		expect(
			title(
				'<meta property="og:title" content="Neue Regeln – Die Zeitung"><meta property="og:site_name" content="Die Zeitung">',
			),
		).toBe("Neue Regeln");
		expect(
			title("<title>Neue Regeln für die Ausfuhr | Die Zeitung</title>"),
		).toBe("Neue Regeln für die Ausfuhr");
	});
	test("keeps what only looks like one", () => {
		expect(
			title(
				'<meta property="og:title" content="Chips - was nun?"><meta property="og:site_name" content="Die Zeitung">',
			),
		).toBe("Chips - was nun?");
	});
	test("is read from its entities", () => {
		expect(
			title(
				'<meta property="og:title" content="R&amp;amp;D &quot;im Plan&quot;">',
			),
		).toBe('R&D "im Plan"');
	});
});

describe("the byline", () => {
	test.each([
		['<meta name="author" content="Von Ada Rossi">', "Ada Rossi"],
		['<meta name="author" content="https://social.example/ada">', null],
		['<meta name="author" content="Monday January 13, 2025">', null],
		['<meta name="author" content="Ada Rossi | Redaktion">', "Ada Rossi"],
		["", null],
	])("%s", (head, byline) => {
		expect(extractArticle(page(head)).byline).toBe(byline);
	});
});

describe("the date", () => {
	test.each([
		[
			'<meta property="article:published_time" content="2025-01-13T09:00:00+01:00">',
			"2025-01-13T08:00:00.000Z",
		],
		['<meta name="date" content="13.01.2025">', "2025-01-13T00:00:00.000Z"],
		[
			'<meta name="date" content="gestern"><meta name="pubdate" content="2025-01-13">',
			"2025-01-13T00:00:00.000Z",
		],
		[
			'<script type="application/ld+json">{"@type":"BlogPosting","datePublished":"2025-01-13"}</script>',
			"2025-01-13T00:00:00.000Z",
		],
		[
			'<script type="application/ld+json">{"@type":"BlogPosting",</script>',
			null,
		],
	])("%s", (head, publishedAt) => {
		expect(extractArticle(page(head)).publishedAt).toBe(publishedAt);
	});
	test("of a time element", () => {
		const body = `<time datetime="2025-01-13T08:00:00Z">gestern</time>${prose}`;
		expect(extractArticle(page("", body)).publishedAt).toBe(
			"2025-01-13T08:00:00.000Z",
		);
	});
	test("in the address, where there is no other", () => {
		const url = "https://die-zeitung.example/2025/01/13/regeln";
		expect(extractArticle(page(""), { url }).publishedAt).toBe(
			"2025-01-13T00:00:00.000Z",
		);
	});
});

describe("the page's own address", () => {
	const url = "https://m.paper.example/a?id=1";
	test.each([
		[
			"on the same site",
			"https://www.paper.example/a/",
			"https://paper.example/a",
		],
		["relative", "/a", "https://paper.example/a"],
		[
			"of a sister host",
			"https://news.paper.example/a",
			"https://news.paper.example/a",
		],
		["on another site is not believed", "https://other.example/a", null],
		["the front page is not believed", "https://paper.example/", null],
		["no address", "javascript:void(0)", null],
	])("%s", (_, href, canonical) => {
		expect(
			readPage(page(`<link rel="canonical" href="${href}">`), { url })
				.canonical,
		).toBe(canonical);
	});
});

test("a text for search engines stands in for a page that shows its beginning only", () => {
	const body = sentence.repeat(20);
	const head = `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", articleBody: body })}</script>`;
	expect(extractArticle(page(head, `<p>${sentence}</p>`)).text).toBe(
		body.trim(),
	);
});

test("other posts that a page shows in full below its own are not its article", () => {
	const post = (number: number, word: string) =>
		`<article id="post-${number}" class="post hentry">${prose.replaceAll("Behörde", word)}</article>`;
	const { text } = extractArticle(
		`<html><body><main>${post(1, "Behörde")}${post(2, "Fabrik")}${post(3, "Messe")}</main></body></html>`,
	);
	expect(text).toContain("Behörde");
	expect(text).not.toMatch(/Fabrik|Messe/);
});

test("of empty elements in a row one is left, which parts what stands around it", () => {
	const document = parsePage(`<p>one</p>${"<p></p>".repeat(9)}<p>two</p>`);
	if (document === null) throw new Error("there is no document");
	prune(document.body);
	expect([...document.querySelectorAll("p")]).toHaveLength(3);
});

describe("what is no page of an article", () => {
	test.each([
		"",
		"plain words",
		"<html></html>",
		"<html><body></body></html>",
		"<!doctype html>",
		"<svg></svg>",
	])("%j", (html) => {
		expect(extractArticle(html)).toMatchObject({
			byline: null,
			publishedAt: null,
		});
	});

	test("and what was made to hold a reader up is read without a document", () => {
		const deep = `<html><body>${"<div>".repeat(50_000)}${prose}`;
		expect(extractArticle(deep).text).toContain("Behörde");
	});

	test.each(["</i><div>", "<p><body>", "</head><body>cle><p>The ></p>"])(
		"nor one whose depth is hidden: %s…",
		(markup) => {
			const deep = `<html><body>${markup.repeat(4_000)}${prose}`;
			expect(parsePage(deep)).toBeNull();
			expect(extractArticle(deep).text).toContain("Behörde");
		},
	);
});

const folder = corpus("pages");
test.skipIf(folder === null)(
	"real pages all give a text and a title",
	{ timeout: 120_000 },
	() => {
		const files = readdirSync(join(folder ?? "", "html"));
		const poor = files.filter((file) => {
			const { title, text } = extractArticle(
				gunzipSync(readFileSync(join(folder ?? "", "html", file))),
			);
			return title === null || text.length < 100;
		});
		expect(poor).toEqual([]);
	},
);
