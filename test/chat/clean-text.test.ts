import { describe, expect, test } from "vitest";
import { cleanText, safeUrl } from "#src/chat/clean-text.ts";

describe("cleanText", () => {
	test.each([
		["plain words stay", "o3 costs $450", "o3 costs $450"],
		["spaces and line ends become one space", " a\n\tb  c\u2028d ", "a b c d"],
		["colours of a terminal go", "\u001b[31mred\u001b[0m", "red"],
		["titles of a terminal go", "a\u001b]0;owned\u0007b", "ab"],
		["links of a terminal go", "\u001b]8;;https://x.example\u001b\\y", "y"],
		["one-byte commands go", "a\u009b31mb", "ab"],
		["lone controls go", "a\u0000b\u0008c\u007fd", "abcd"],
		["overrides of direction go", "a\u202egnp.exe\u2066b", "agnp.exeb"],
		["hidden letters go", "a\u{e0049}\u{e0067}b\u200bc\ufeff", "abc"],
		["the flag of Scotland stays", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 x", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 x"],
		["joined emoji stay", "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
		["Persian joins stay", "می‌خواهم", "می‌خواهم"],
		["half a character is replaced", "a\ud83db", "a\ufffdb"],
		[
			"towers of marks shrink",
			`e${"\u0301".repeat(500)}`,
			`e${"\u0301".repeat(6)}`,
		],
		[
			"an address becomes its host",
			"see https://www.evil.example/a?b=1, now",
			"see evil.example now",
		],
		["other schemes too", "x steam://run/1 y", "x run y"],
		["no scheme is left over", "a :// b", "a : b"],
	])("%s", (_, given, wanted) => {
		expect(cleanText(given)).toBe(wanted);
		expect(cleanText(wanted)).toBe(wanted);
	});
});

describe("safeUrl", () => {
	test.each([
		["https://a.example", "https://a.example"],
		["https://a.example/b?c=d&e=%20#f", "https://a.example/b?c=d&e=%20#f"],
		["https://a.example/x_(y)|z", "https://a.example/x_%28y%29%7Cz"],
		["https://a.example/<b>", "https://a.example/%3Cb%3E"],
		["https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"],
		["javascript:alert(1)", null],
		["data:text/html,x", null],
		["https://bank.example@evil.example/", null],
		["no address", null],
	])("%s → %s", (given, wanted) => {
		expect(safeUrl(given)).toBe(wanted);
	});
});
