import { localName, makeMarkupScanner } from "./markup.ts";

/** Elements whose inside is text or HTML, never a structure of the feed. */
const textElements = new Set([
	"title",
	"subtitle",
	"tagline",
	"summary",
	"content",
	"description",
	"abstract",
	"info",
	"body",
	"div",
	"encoded",
	"fullitem",
	"link",
	"guid",
	"id",
	"pubdate",
	"category",
]);

const roots = new Set(["feed", "rss", "rdf", "channel"]);

/** Prefixes of the feed formats and of HTML; elsewhere, as in Media RSS, a title is part of a structure. */
const textPrefix = /^(?:a\d*|atom\w*|rss|content|x?html|h|body):/i;

/** Whether markup inside that element is part of a text, not of the feed's structure. */
export function holdsText(name: string, local: string): boolean {
	return (
		textElements.has(local) && (!name.includes(":") || textPrefix.test(name))
	);
}

/**
 * Wraps markup that stands unescaped inside a title, summary or body in CDATA,
 * so that a parser that turns markup into objects keeps its order and its text:
 * xhtml constructs of Atom, HTML that someone forgot to escape in RSS. Text whose
 * constructs are not closed is returned as it is: the repair comes first then.
 */
export function flattenMarkup(text: string): string {
	const next = makeMarkupScanner(text);
	const parts: string[] = [];
	let copied = 0;
	let insideFeed = false;
	for (let piece = next(); piece; piece = next()) {
		if (piece.kind !== "open") continue;
		const local = localName(piece.name);
		// Some feeds stand in the body of a page.
		insideFeed ||= roots.has(local);
		if (!insideFeed) continue;
		if (!holdsText(piece.name, local)) continue;
		const from = piece.end;
		let depth = 1;
		let inner = false;
		let sections = false;
		let end = from;
		while (depth > 0) {
			const child = next();
			if (!child) return text;
			if (child.kind === "cdata") sections = true;
			else if (child.kind === "close" && child.name === piece.name) depth--;
			else if (child.kind === "open" && child.name === piece.name) depth++;
			if (depth > 0 && (child.kind === "open" || child.kind === "empty"))
				inner = true;
			end = child.start;
		}
		if (!inner) continue;
		const inside = text.slice(from, end);
		const whole = sections ? escapeSections(inside) : inside;
		parts.push(
			text.slice(copied, from),
			"<![CDATA[",
			whole.replaceAll("]]>", "]]&gt;"),
			"]]>",
		);
		copied = end;
	}
	if (copied === 0) return text;
	parts.push(text.slice(copied));
	return parts.join("");
}

/** CDATA sections do not nest: their text is escaped like the rest around it. */
function escapeSections(inside: string): string {
	const [first = "", ...rest] = inside.split("<![CDATA[");
	const parts = rest.map((part) => {
		const end = part.indexOf("]]>");
		if (end < 0) return part;
		const section = part
			.slice(0, end)
			.replaceAll("&", "&amp;")
			.replaceAll("<", "&lt;")
			.replaceAll(">", "&gt;");
		return section + part.slice(end + 3);
	});
	return first + parts.join("");
}
