/**
 * Total functions over the tree that xml2js builds for rss-parser: an element is a
 * string, or an object with `$` (attributes), `_` (text) and its children as lists.
 */

/** The children of that name, or none. */
export function children(element: unknown, name: string): unknown[] {
	if (typeof element !== "object" || element === null) return [];
	const value: unknown = Reflect.get(element, name);
	return Array.isArray(value) ? value : [];
}

/** The attribute's value without surrounding blanks, or null. */
export function attribute(element: unknown, name: string): string | null {
	if (typeof element !== "object" || element === null) return null;
	const attributes: unknown = Reflect.get(element, "$");
	if (typeof attributes !== "object" || attributes === null) return null;
	const value: unknown = Reflect.get(attributes, name);
	return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** The element's own text without surrounding blanks, or null where it has none. */
export function textOf(element: unknown): string | null {
	let text = element;
	if (typeof element === "object" && element !== null)
		text = Reflect.get(element, "_");
	if (typeof text !== "string") return null;
	const trimmed = text.trim();
	return trimmed === "" ? null : trimmed;
}

/** The first child with text among those names, in the order of the names. */
export function firstText(
	element: unknown,
	names: readonly string[],
): string | null {
	for (const name of names) {
		for (const child of children(element, name)) {
			const text = textOf(child);
			if (text !== null) return text;
		}
	}
	return null;
}
