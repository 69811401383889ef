import { type Html, html } from "../html.ts";

/** A page of a list, from 1. */
export function pageNumber(text: string | null): number {
	return Number(/^[1-9]\d{0,5}$/.exec(text ?? "")?.[0] ?? 1);
}

/** The ways to the pages before and after one of a list. */
export function turnLinks(
	label: string,
	{
		page,
		hasMore,
		path,
	}: { page: number; hasMore: boolean; path(page: number): string },
): Html {
	return html`${
		(page > 1 || hasMore) &&
		html`<nav class="turn" aria-label="${label}">
${page > 1 && html`<a rel="prev" href="${path(page - 1)}">Page ${page - 1}</a>`}
${hasMore && html`<a rel="next" href="${path(page + 1)}">Page ${page + 1}</a>`}
</nav>`
	}`;
}

/** An address with those of the values that are given. */
export function pathWith(
	path: string,
	values: Readonly<Record<string, string | number | null>>,
): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(values))
		if (value !== null && value !== "") query.set(name, String(value));
	return query.size === 0 ? path : `${path}?${query}`;
}
