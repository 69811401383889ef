import { lookUp } from "../../lib/look-up.ts";

const signatures: { bytes: string; name: string }[] = [
	{ bytes: "1f8b", name: "a gzip file" },
	{ bytes: "28b52ffd", name: "a zstd file" },
	{ bytes: "504b0304", name: "a ZIP archive" },
	{ bytes: "25504446", name: "a PDF file" },
	{ bytes: "89504e47", name: "a PNG image" },
	{ bytes: "ffd8ff", name: "a JPEG image" },
	{ bytes: "47494638", name: "a GIF image" },
	{ bytes: "494433", name: "an MP3 file" },
];

const roots: Record<string, string> = {
	opml: "an OPML list of feeds: import it",
	urlset: "a sitemap",
	sitemapindex: "a sitemap",
	svg: "an SVG image",
	"soap:envelope": "a SOAP message",
	xml: "XML without a feed",
};

/** What those bytes are, when their first ones say so; null where they do not. */
export function fileKind(bytes: Uint8Array): string | null {
	const head = Buffer.from(bytes.subarray(0, 8)).toString("hex");
	return (
		signatures.find((signature) => head.startsWith(signature.bytes))?.name ??
		null
	);
}

/** Says plainly what a text is that no reader found a feed in. */
export function notAFeed(
	text: string,
	root: string | null,
	cause?: unknown,
): Error {
	const start = text.trimStart().slice(0, 2_000);
	return new Error(`this is ${kindOf(start, root)}, not a feed`, { cause });
}

/** Whether a text that holds no feed is a web page, and one that lets no robot in; null for others. */
export function pageKind(text: string): "page" | "robots-out" | null {
	const start = text.trimStart().slice(0, 2_000);
	if (!/^<!doctype html|<(?:html|head|body)[\s>]/i.test(start)) return null;
	return /just a moment|cf-chl|captcha|are you (?:a )?human|attention required/i.test(
		start,
	)
		? "robots-out"
		: "page";
}

function kindOf(start: string, root: string | null): string {
	if (start === "") return "an empty document";
	const page = pageKind(start) ?? (root === "html" ? "page" : null);
	if (page === "robots-out") return "a page that keeps robots out";
	if (page === "page") return "an HTML page";
	if (/^[{[]/.test(start)) return "JSON of another kind";
	if (root === null)
		return start.startsWith("<") ? "markup without an element" : "plain text";
	return lookUp(roots, root) ?? `XML of another kind (<${root.slice(0, 40)}>)`;
}
