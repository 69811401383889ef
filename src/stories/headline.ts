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
			.replace(/\s[-|]\s(?:[\p{Lu}\d][\p{L}\d.&']*\s?){1,4}$/u, keepIfShort)
			.replace(/\s+/g, " ")
			.trim()
	);
}

/** Drops the publisher after a dash only where a headline of some length stands before it. */
function keepIfShort(tail: string, offset: number): string {
	return offset >= 40 ? " " : tail;
}
