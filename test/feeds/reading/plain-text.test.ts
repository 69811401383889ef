import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, plainText, plainTitle } from "#src/feeds/reading/plain-text.ts";

test.each([
	["<p>One.</p><p>Two <b>b</b>old.</p>", "One. Two bold."],
	["a<br>b<br/>c", "a b c"],
	["x &amp; y &lt;z&gt; &eacute;&#8230;", "x & y <z> é…"],
	["it&#146;s \u0093quoted\u0094", "it’s “quoted”"],
	["<script>if (a < b) x()</script>text<style>p{}</style>", "text"],
	["<!-- hidden > still --> seen", "seen"],
	["2 < 3 and 5 > 4", "2 < 3 and 5 > 4"],
	["soft\u00adhyphen zero\u200bwidth\u0000", "softhyphen zerowidth"],
	["<p>never closed <a href=", "never closed <a href="],
	["  many \n\t blanks ", "many blanks"],
])("%j is %j", (html, text) => {
	expect(plainText(html)).toBe(text);
});

test.each([
	["Plain", false, "Plain"],
	["Some <i>markup</i> &amp; more", false, "Some markup & more"],
	["&lt;b&gt;Escaped&lt;/b&gt; twice", false, "Escaped twice"],
	["AT&amp;amp;T &amp;#39;says&amp;#39;", false, "AT&T 'says'"],
	[
		"The <canvas> element and List<T>",
		false,
		"The <canvas> element and List<T>",
	],
	["The &lt;blink&gt; tag", true, "The <blink> tag"],
	["<div>All <x>markup</x></div>", true, "All markup"],
	['<img src="/a/photo.jpg" alt="A chip">', true, "A chip"],
	['<img src="/a/photo.jpg">', false, "photo.jpg"],
])("the title %j is %j", (given, isHtml, title) => {
	expect(plainTitle(given, isHtml)).toBe(title);
});

test("text is cut at a word", () => {
	expect(cut("one two three", 8)).toBe("one two…");
	expect(cut("onetwothree", 4)).toBe("one…");
	expect(cut("one", 3)).toBe("one");
	expect(cut("😀😀😀", 4)).toBe("😀…");
});

test("whatever is left open, nothing throws and nothing grows", () => {
	const piece = fc.constantFrom(
		"<",
		">",
		"<p",
		"<!--",
		"-->",
		"<script>",
		"&",
		"&lt;",
		'"',
		"a ",
		"</",
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
			const html = pieces.join("");
			expect(plainText(html).length).toBeLessThanOrEqual(html.length);
		}),
	);
});
