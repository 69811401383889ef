import { decodeHTML } from "entities";

/**
 * A title without what is not the headline: links, the reporter and outlet that
 * aggregators add, the publisher's name after a dash, "Show HN:", "[pdf]".
 */
export function bareHeadline(title: string): string {
	return (
		decodeHTML(title)
			.normalize("NFKC")
			.replace(/https?:\/\/\S+/g, " ")
			.replace(/\bt\.co\/\S+/g, " ")
			.replace(/[‘’ʼ′`´]/g, "'")
			.replace(/[“”«»„]/g, '"')
			.replace(/[‐‑‒–—―−]/g, "-")
			// Zero-width characters and soft hyphens that some publishers leave inside of words.
			.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
			.replace(/\s*\((?:[^()]*\/)[^()]*\)\s*$/u, " ")
			.replace(/\s*[[(](?:pdf|video|audio|\d{4})[\])]\s*$/i, " ")
			.replace(/^(?:show|ask|tell|launch) hn:\s*/i, "")
			.replace(publisher, unlessShort)
			.replace(/\s+/g, " ")
			.trim()
	);
}

/** "- The New York Times", "| Reuters", "- foxnews.com" at the end. */
const publisher =
	/\s[-|]\s(?:[\p{Lu}\d][\p{L}\d.&']*(?:\s[\p{Lu}\d][\p{L}\d.&']*){0,3}\s?|[a-z\d-]+(?:\.[a-z]+)+)$/u;

/** Takes a publisher after a dash off only where a whole headline stands before it. */
function unlessShort(tail: string, offset: number, whole: string): string {
	const before = whole.slice(0, offset);
	const letters =
		before.length + 3 * (before.match(/\p{Script=Han}/gu)?.length ?? 0);
	return letters >= 40 ? " " : tail;
}
