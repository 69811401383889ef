import { isUtf8 } from "node:buffer";
import { lookUp } from "../lib/look-up.ts";

const byteOrderMarks: { bytes: number[]; encoding: string }[] = [
	{ bytes: [0x00, 0x00, 0xfe, 0xff], encoding: "utf-32be" },
	{ bytes: [0xff, 0xfe, 0x00, 0x00], encoding: "utf-32le" },
	{ bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
	{ bytes: [0xfe, 0xff], encoding: "utf-16be" },
	{ bytes: [0xff, 0xfe], encoding: "utf-16le" },
];

/** How `<` looks at the start of a document that has no mark (XML 1.0, appendix F). */
const firstBytes: { bytes: number[]; encoding: string }[] = [
	{ bytes: [0x00, 0x00, 0x00, 0x3c], encoding: "utf-32be" },
	{ bytes: [0x3c, 0x00, 0x00, 0x00], encoding: "utf-32le" },
	{ bytes: [0x00, 0x3c], encoding: "utf-16be" },
	{ bytes: [0x3c, 0x00], encoding: "utf-16le" },
];

const aliases: Record<string, string> = {
	utf8: "utf-8",
	"utf-16": "utf-16le",
	u16: "utf-16le",
	"utf-32": "utf-32le",
	u32: "utf-32le",
	cp1252: "windows-1252",
	cp1251: "windows-1251",
	cp1250: "windows-1250",
	cp936: "gbk",
	cp932: "shift_jis",
	"iso-8859-8-e": "iso-8859-8",
	"iso-latin-1": "windows-1252",
	iso88591: "windows-1252",
};

/**
 * Turns the bytes of a feed or page into text. In this order: byte order mark,
 * the charset of HTTP, the declaration inside, strict UTF-8, windows-1252. Bytes
 * that are valid UTF-8 and not plain ASCII are read as UTF-8 whatever single-byte
 * charset is claimed: such text is not valid UTF-8 by chance.
 */
export function decode(bytes: Uint8Array, contentType?: string): string {
	for (const { bytes: mark, encoding } of byteOrderMarks) {
		if (startsWith(bytes, mark))
			return decodeAs(encoding, bytes.subarray(mark.length)) ?? "";
	}
	const wide = firstBytes.find((each) => startsWith(bytes, each.bytes));
	if (wide) return decodeAs(wide.encoding, bytes) ?? "";

	const claims = [charsetOf(contentType), declaredEncoding(bytes)];
	const utf8 = strictUtf8(bytes);
	if (utf8 !== null && !claims.some(needsEscapes)) return utf8;
	for (const claim of claims) {
		// The first bytes are those of a one-byte encoding, whatever the declaration says.
		if (claim === null || /^utf-(?:8|16|32)/.test(claim)) continue;
		const text = decodeAs(claim, bytes);
		if (text !== null) return text;
	}
	// A few broken bytes in a text that is UTF-8 otherwise cost less than a wrong guess.
	if (claims.includes("utf-8") || mostlyUtf8(bytes))
		return decodeAs("utf-8", bytes) ?? "";
	return decodeAs("windows-1252", bytes) ?? "";
}

/** These encode other characters in ASCII bytes, so that valid UTF-8 proves nothing. */
function needsEscapes(claim: string | null): boolean {
	return claim !== null && /^(?:iso-2022|hz-gb|utf-7)/.test(claim);
}

function charsetOf(contentType: string | undefined): string | null {
	const match = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "");
	return match?.[1] ? known(match[1]) : null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
	const head = Buffer.from(
		bytes.buffer,
		bytes.byteOffset,
		Math.min(bytes.length, 1024),
	);
	const text = head.toString("latin1");
	const match =
		/<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(text) ??
		/<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(text);
	return match?.[1] ? known(match[1]) : null;
}

/** The name that `TextDecoder` uses for a label, or null when it knows none. */
function known(label: string): string | null {
	const lower = label.toLowerCase();
	const name = lookUp(aliases, lower) ?? lower;
	if (name.startsWith("utf-32")) return name;
	try {
		return new TextDecoder(name).encoding;
	} catch {
		return null;
	}
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
	return prefix.every((byte, index) => bytes[index] === byte);
}

function strictUtf8(bytes: Uint8Array): string | null {
	if (!isUtf8(bytes)) return null;
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
		"utf8",
	);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
	if (encoding === "utf-32be" || encoding === "utf-32le") {
		return decodeUtf32(bytes, encoding === "utf-32le");
	}
	return new TextDecoder(encoding).decode(bytes);
}

/** `TextDecoder` knows no UTF-32: the web gave it up, a few feeds did not. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const parts: string[] = [];
	for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
		const point = view.getUint32(at, littleEndian);
		const valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
		parts.push(valid ? String.fromCodePoint(point) : "\ufffd");
	}
	return parts.join("");
}

/** Whether at least nine in ten bytes above ASCII belong to valid UTF-8 sequences. */
function mostlyUtf8(bytes: Uint8Array): boolean {
	let high = 0;
	for (const byte of bytes) if (byte >= 0x80) high++;
	const text = new TextDecoder("utf-8").decode(bytes);
	let broken = 0;
	for (
		let at = text.indexOf("\ufffd");
		at >= 0;
		at = text.indexOf("\ufffd", at + 1)
	)
		broken++;
	return broken * 10 <= high;
}
