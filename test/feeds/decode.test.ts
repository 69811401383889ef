import { expect, test } from "vitest";
import { decode } from "#src/feeds/decode.ts";

const text = '<?xml version="1.0"?><t>Größe – “ok”</t>';

function utf16(value: string, bigEndian: boolean): Buffer {
	const bytes = Buffer.from(value, "utf16le");
	return bigEndian ? bytes.swap16() : bytes;
}

function utf32(value: string, bigEndian: boolean): Buffer {
	const points = Array.from(
		value,
		(character) => character.codePointAt(0) ?? 0,
	);
	const bytes = Buffer.alloc(points.length * 4);
	for (const [index, point] of points.entries()) {
		if (bigEndian) bytes.writeUInt32BE(point, index * 4);
		else bytes.writeUInt32LE(point, index * 4);
	}
	return bytes;
}

test.each([
	["UTF-8", Buffer.from(text), undefined],
	["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), undefined],
	["UTF-16LE with a mark", utf16(`\ufeff${text}`, false), undefined],
	["UTF-16BE with a mark", utf16(`\ufeff${text}`, true), undefined],
	["UTF-16LE without a mark", utf16(text, false), undefined],
	["UTF-16BE without a mark", utf16(text, true), undefined],
	["UTF-32LE with a mark", utf32(`\ufeff${text}`, false), undefined],
	["UTF-32BE with a mark", utf32(`\ufeff${text}`, true), undefined],
	["UTF-32LE without a mark", utf32(text, false), undefined],
	["UTF-32BE without a mark", utf32(text, true), undefined],
	[
		"UTF-8 under a wrong label",
		Buffer.from(text),
		"text/xml; charset=iso-8859-1",
	],
	[
		"UTF-8 under an unknown label",
		Buffer.from(text),
		"text/xml; charset=x-nothing",
	],
])("%s", (_, bytes, contentType) => {
	expect(decode(bytes, contentType)).toBe(text);
});

test("HTTP's charset goes before the declaration inside", () => {
	const bytes = Buffer.from(
		'<?xml version="1.0" encoding="iso-8859-5"?><t>\xe9</t>',
		"latin1",
	);
	expect(decode(bytes, "application/xml; charset=windows-1251")).toContain(
		"<t>й</t>",
	);
	expect(decode(bytes)).toContain("<t>щ</t>");
});

test.each([
	["<?xml version='1.0' encoding='euc-kr'?>", [0xb0, 0xa1], "가"],
	["<?xml version='1.0' encoding='GB2312'?>", [0xd6, 0xd0], "中"],
	["<?xml version='1.0' encoding='Shift_JIS'?>", [0x83, 0x41], "ア"],
	["<?xml version='1.0' encoding='koi8-r'?>", [0xc1], "а"],
	["<?xml version='1.0' encoding='utf-16'?>", [0xc3, 0xa9], "é"],
	["", [0x93, 0xe9, 0x94], "“é”"],
])("%s", (declaration, bytes, expected) => {
	expect(
		decode(Buffer.concat([Buffer.from(declaration), Buffer.from(bytes)])),
	).toBe(declaration + expected);
});

test.each(["constructor", "valueOf", "__proto__"])(
	"an encoding is none that is called %s",
	(name) => {
		const page = `<meta charset=${name}>`;
		expect(decode(Buffer.from(page), `text/html; charset=${name}`)).toBe(page);
	},
);

test("a few broken bytes in a UTF-8 text spoil no more than themselves", () => {
	const bytes = Buffer.concat([
		Buffer.from("Größe äöü ÄÖÜ ßßß éèê".repeat(3)),
		Buffer.from([0xff]),
	]);
	expect(decode(bytes)).toMatch(/^Größe .*\ufffd$/);
});
