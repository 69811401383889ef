import { decodePage } from "#src/articles/decode-page.ts";
import { decode } from "#src/feeds/decode.ts";
import { firstLine, unless } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

/** The first line is HTTP's header. */
export const decodeTarget: FuzzTarget = {
	name: "decode",
	about: /src\/(?:feeds\/decode|articles\/decode-page)\.ts/,
	shape: "bytes",
	words: [
		"text/html; charset=",
		"\xef\xbb\xbf",
		"\xff\xfe",
		"\xfe\xff",
		"\xff\xfe\0\0",
		"\0\0\xfe\xff",
		"<\0?\0x\0m\0l\0",
		"\0<\0?\0x\0m\0l",
		'<?xml version="1.0" encoding="',
		"<meta charset=",
		...'utf-8" utf-16le utf-32 utf-7 iso-2022-jp" hz-gb-2312 gbk gb18030" big5 shift_jis euc-kr koi8-r windows-1252" x-user-defined ibm866 iso-8859-8-e'.split(
			" ",
		),
		"\x1b$B",
		"~{",
		"\xed\xa0\x80",
		"\xf4\x90\x80\x80",
		"\xc0\xaf",
	],
	problems(input) {
		const [header, bytes] = firstLine(input);
		const given = header === "" ? undefined : header;
		const texts = [decode(bytes, given), decodePage(bytes, given)];
		return texts.flatMap((text) => [
			...unless(text.isWellFormed(), "the text holds half a character"),
			...unless(
				text.length <= bytes.length,
				"the text is longer than its bytes",
				`${bytes.length} → ${text.length}`,
			),
		]);
	},
};
