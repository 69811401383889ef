/** Markup that was made by `html` and is safe to send. */
export interface Html {
	readonly markup: string;
}

/** What may stand in a template: texts are escaped, nothing comes of null and false. */
type Part = Html | string | number | null | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** A template whose values are escaped, in text as in quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
	const markup = strings
		.map((string, index) => string + markupOf(parts[index] ?? null))
		.join("");
	return { markup };
}

function markupOf(part: Part): string {
	if (part === null || part === false) return "";
	if (Array.isArray(part)) return part.map(markupOf).join("");
	if (typeof part === "object" && "markup" in part) return part.markup;
	return String(part).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}
