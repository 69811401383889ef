import { attribute, children, textOf } from "./tree.ts";

/**
 * The link as an absolute http(s) URL, or null. `bases` are tried in order; a base
 * may itself be relative to the next. An absolute link is kept letter for letter.
 */
export function absoluteUrl(
	link: string | null,
	bases: readonly (string | null)[],
): string | null {
	const given = link?.replace(/[\s\p{Cc}]+/gu, "") ?? "";
	if (given === "") return null;
	if (/^https?:\/\//i.test(given)) return URL.canParse(given) ? given : null;
	// Another scheme: no address of a page.
	if (/^[a-z][a-z\d+.-]*:/i.test(given) && !/^[\w.-]+:\d/.test(given))
		return null;
	const base = bases.reduceRight<string | null>(
		(outer, inner) => (inner ? resolve(inner, outer) : outer),
		null,
	);
	const url = base === null ? null : resolve(given, base);
	return url !== null && /^https?:/.test(url) ? url : null;
}

function resolve(url: string, base: string | null): string | null {
	return URL.parse(url, base ?? undefined)?.href ?? base;
}

export interface LinkCandidate {
	href: string;
	rel: string;
	type: string;
	/** The element's own `xml:base`. */
	base: string | null;
}

/** Every link that the elements of those names give, by attribute or by text. */
export function linksOf(
	element: unknown,
	names: readonly string[],
): LinkCandidate[] {
	const found: LinkCandidate[] = [];
	for (const name of names) {
		for (const link of children(element, name)) {
			const href = attribute(link, "href") ?? textOf(link);
			if (href === null) continue;
			found.push({
				href,
				rel: (attribute(link, "rel") ?? "")
					.toLowerCase()
					.replace(/^.*[/#]/, ""),
				type: (attribute(link, "type") ?? "").toLowerCase(),
				base: attribute(link, "xml:base"),
			});
		}
	}
	return found;
}

/** The link to the page: an alternate one in HTML first, never the feed itself. */
export function pageLink(
	links: readonly LinkCandidate[],
): LinkCandidate | null {
	const alternates = links.filter(
		({ rel }) => rel === "" || rel === "alternate",
	);
	return (
		alternates.find(
			({ rel, type }) =>
				rel === "alternate" && (type === "" || /html/.test(type)),
		) ??
		alternates.find(({ type }) => type === "" || /html/.test(type)) ??
		alternates[0] ??
		links.find(({ rel }) => rel === "canonical") ??
		null
	);
}
