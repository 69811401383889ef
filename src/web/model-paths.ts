/** Where a reader's page is in that language: shared, it reads the same. */
export function pathIn(
	path: string,
	query: Readonly<Record<string, string>>,
	language: string,
): string {
	return `${path}?${new URLSearchParams({ ...query, language })}`;
}

export function modelPath(slug: string, language: string): string {
	return pathIn(`/models/${encodeURIComponent(slug)}`, {}, language);
}

export function comparePath(
	slugs: readonly string[],
	language: string,
): string {
	return pathIn("/compare", { models: slugs.join(",") }, language);
}

export function askPath(question: string, language: string): string {
	return pathIn("/ask", { q: question }, language);
}
