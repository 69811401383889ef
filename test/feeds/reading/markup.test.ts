import fc from "fast-check";
import { expect, test } from "vitest";
import { flattenMarkup } from "#src/feeds/reading/flatten.ts";
import { attributesOf, makeMarkupScanner } from "#src/feeds/reading/markup.ts";
import { repairMarkup } from "#src/feeds/reading/repair.ts";
import { readWithRssParser } from "#src/feeds/reading/rss-parser.ts";
import { setSectionsAside } from "#src/feeds/reading/sections.ts";
import { survey } from "#src/feeds/reading/survey.ts";

function pieces(text: string): string[] {
	const next = makeMarkupScanner(text);
	const found: string[] = [];
	for (let piece = next(); piece; piece = next()) {
		found.push(`${piece.kind} ${text.slice(piece.start, piece.end)}`);
	}
	return found;
}

test("markup is told apart, well-formed or not", () => {
	expect(
		pieces(
			`<?xml v?><!DOCTYPE r [<!ENTITY a ">">]><r a="1>2" b='x'>1 < 2<!-- <b> --><e/><![CDATA[<c>]]></r >`,
		),
	).toEqual([
		"instruction <?xml v?>",
		'doctype <!DOCTYPE r [<!ENTITY a ">">]>',
		`open <r a="1>2" b='x'>`,
		"comment <!-- <b> -->",
		"empty <e/>",
		"cdata <![CDATA[<c>]]>",
		"close </r >",
	]);
	expect(pieces('<a href="x>text<b>')).toEqual([
		'open <a href="x>',
		"open <b>",
	]);
	expect(pieces("<a <b>")).toEqual(["open <a ", "open <b>"]);
});

test("attributes are read quoted, bare and without a value", () => {
	expect(attributesOf(`<a one="1" two='2' three=3 four>`)).toEqual([
		{ name: "one", value: "1" },
		{ name: "two", value: "2" },
		{ name: "three", value: "3" },
		{ name: "four", value: null },
	]);
});

test("markup inside a text is wrapped, in its order, and nothing else is touched", () => {
	const feed =
		"<feed><title>a <b>b</b> c</title><entry><link href='x'/><title>plain</title></entry></feed>";
	expect(flattenMarkup(feed)).toBe(
		"<feed><title><![CDATA[a <b>b</b> c]]></title><entry><link href='x'/><title>plain</title></entry></feed>",
	);
	const nested =
		"<rss><description><div><div>x <![CDATA[<y>]]></div></div></description></rss>";
	expect(flattenMarkup(nested)).toBe(
		"<rss><description><![CDATA[<div><div>x &lt;y&gt;</div></div>]]></description></rss>",
	);
});

test.each([
	["depth", `<rss>${"<a>".repeat(300)}`, "nested more than 256 levels deep"],
	["entries", `<rss>${"<item/>".repeat(20_001)}`, "more than 20000 entries"],
	[
		"a tag",
		`<rss ${'a="b" '.repeat(20_000)}>`,
		"a single tag or declaration is longer than 64 kB",
	],
	[
		"a declaration that sax reads letter by letter",
		`<!-İ${"a".repeat(1_024)}><rss/>`,
		"a single declaration is longer than 1 kB",
	],
])("too much of %s is refused before a parser sees it", (_, text, message) => {
	expect(() => survey(text)).toThrow(message);
});

test("a document type may be as long as a tag", () => {
	const entities = '<!ENTITY a "b"> '.repeat(500);
	expect(survey(`<!DOCTYPE rss [${entities}]><rss/>`).root).toBe("rss");
});

test("whatever is broken, the repaired text is well-formed", () => {
	const piece = fc.constantFrom(
		"<item>",
		"</item>",
		"<title>",
		"</title>",
		"<b a=1 a='2' b",
		">",
		"<",
		"&",
		"&amp;",
		"&nbsp;",
		"&#0;",
		"&#x1F600;",
		"<![CDATA[",
		"]]>",
		"<!--",
		"-->",
		'"',
		"'",
		"</channel>",
		"text",
		"\u0001",
		"<?x",
		"?>",
		"<entry",
		"/>",
		"<1>",
		"<!DOCTYPE",
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
			const repaired = repairMarkup(
				`<rss version="2.0"><channel>${parts.join("")}`,
			);
			expect(
				() => readWithRssParser(flattenMarkup(repaired), null),
				repaired,
			).not.toThrow();
		}),
		{ numRuns: 500 },
	);
});

test("long sections are set aside and put back, wherever they stand", () => {
	const [long, other] = ["x ]] > <p>".repeat(60), "&amp;".repeat(100)];
	const title = `a <![CDATA[${long}]]> b <![CDATA[short]]> c <![CDATA[${other}]]>`;
	const feed = `<rss version="2.0"><channel><item><title>${title}</title><description><![CDATA[${long}]]></description></item></channel></rss>`;
	const aside = setSectionsAside(feed);
	expect(aside.text.length).toBeLessThan(300);
	expect(aside.text).toContain("<![CDATA[short]]>");
	const [item] = readWithRssParser(feed, null).items;
	expect(item?.title).toBe(`a ${long} b short c ${other}`);
	expect(item?.summary).toBe(long);

	const withMarks = feed.replace("short", "\ue0000\ue001");
	expect(setSectionsAside(withMarks).text).toBe(withMarks);
	expect(readWithRssParser(withMarks, null).items[0]?.title).toContain(
		"\ue0000\ue001",
	);
});
