import { lookUp } from "../../lib/look-up.ts";

/** Prefixes that the rest of the code knows, by namespace (scheme, case and last slash do not count). */
const prefixes: Record<string, string> = {
	"www.w3.org/2005/atom": "atom",
	"purl.org/atom/ns#": "atom",
	"purl.org/atom/ns": "atom",
	"purl.org/rss/1.0": "",
	"my.netscape.com/rdf/simple/0.9": "",
	"my.netscape.com/publish/formats/rss-0.91.dtd": "",
	"backend.userland.com/rss": "",
	"backend.userland.com/rss2": "",
	"blogs.law.harvard.edu/tech/rss": "",
	"cyber.law.harvard.edu/rss": "",
	"www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
	"purl.org/dc/elements/1.1": "dc",
	"purl.org/dc/elements/1.0": "dc",
	"purl.org/dc/terms": "dcterms",
	"purl.org/rss/1.0/modules/content": "content",
	"purl.org/rss/1.0/modules/syndication": "sy",
	"www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
	"search.yahoo.com/mrss": "media",
	"www.w3.org/1999/xhtml": "xhtml",
	"rssnamespace.org/feedburner/ext/1.0": "feedburner",
	"prismstandard.org/namespaces/1.2/basic": "prism",
	"prismstandard.org/namespaces/basic/2.0": "prism",
};

/** Written as rss-parser looks for them; all others are lower case. */
const spellings: Record<string, string> = {
	"rdf:rdf": "rdf:RDF",
	pubdate: "pubDate",
	lastbuilddate: "lastBuildDate",
	ispermalink: "isPermaLink",
	skiphours: "skipHours",
	skipdays: "skipDays",
	"sy:updateperiod": "sy:updatePeriod",
	"sy:updatefrequency": "sy:updateFrequency",
	managingeditor: "managingEditor",
	webmaster: "webMaster",
};

const declaration =
	/xmlns(?::([\w.-]+))?\s*=\s*["']\s*([^"'<]{1,200}?)\s*["']/iy;

/**
 * Returns how to spell an element's or attribute's name in one feed: with the
 * usual prefix, whatever prefix the feed chose, and in the usual case. Prefixes
 * that the feed does not declare are taken at their word.
 */
export function makeNameSpelling(text: string): (name: string) => string {
	const declared = new Map<string, string>();
	for (
		let at = text.indexOf("xmlns");
		at >= 0;
		at = text.indexOf("xmlns", at + 5)
	) {
		declaration.lastIndex = at;
		const [, prefix = "", uri = ""] = declaration.exec(text) ?? [];
		const known = lookUp(
			prefixes,
			uri
				.toLowerCase()
				.replace(/^https?:\/\//, "")
				.replace(/\/$/, ""),
		);
		const key = prefix.toLowerCase();
		if (known !== undefined && !declared.has(key)) declared.set(key, known);
	}
	// In a feed whose own elements carry a prefix, that prefix means nothing more.
	const head = text.slice(0, 4_096);
	const root = /<([\w.-]+):(?:feed|rss|channel)\b/i
		.exec(head)?.[1]
		?.toLowerCase();
	if (root !== undefined) declared.set(root, "");
	declared.delete("");

	const spelt = new Map<string, string>();
	return (name) => {
		const before = spelt.get(name);
		if (before !== undefined) return before;
		const lower = name.toLowerCase();
		const colon = lower.indexOf(":");
		const prefix = declared.get(lower.slice(0, Math.max(0, colon)));
		const local = lower.slice(colon + 1);
		const usual =
			prefix === undefined
				? lower
				: prefix === ""
					? local
					: `${prefix}:${local}`;
		const result = lookUp(spellings, usual) ?? usual;
		spelt.set(name, result);
		return result;
	};
}
