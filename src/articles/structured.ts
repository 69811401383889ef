import type { PageDocument } from "./dom.ts";

/** What a page says of its article in JSON-LD (https://schema.org/Article). */
export interface StructuredArticle {
	headline: string | null;
	authors: string[];
	datePublished: string | null;
	language: string | null;
	body: string | null;
	/** False where a subscription is asked for. */
	free: boolean | null;
}

type Fields = Record<string, unknown>;

const articleType =
	/(?:Article|BlogPosting|Report|NewsArticle|LiveBlogPosting|SocialMediaPosting)$/;

/** Deeper graphs are not walked: an article stands near the top. */
const deepest = 4;

/** The article that the page's JSON-LD describes, or null. Broken JSON is passed over. */
export function structuredArticle(
	document: PageDocument,
): StructuredArticle | null {
	for (const script of document.querySelectorAll(
		'script[type="application/ld+json"]',
	)) {
		const article = findArticle(parseJson(script.textContent), deepest);
		if (article !== null) return describe(article);
	}
	return null;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.trim().replace(/^<!\[CDATA\[|\]\]>;?$/g, ""));
	} catch {
		return null;
	}
}

function findArticle(value: unknown, depth: number): Fields | null {
	if (depth === 0 || typeof value !== "object" || value === null) return null;
	if (Array.isArray(value)) {
		for (const each of value.slice(0, 50)) {
			const found = findArticle(each, depth - 1);
			if (found !== null) return found;
		}
		return null;
	}
	const fields = value as Fields;
	if (list(fields["@type"]).some((type) => articleType.test(String(type)))) {
		return fields;
	}
	return (
		findArticle(fields["@graph"], depth - 1) ??
		findArticle(fields.mainEntity, depth - 1) ??
		findArticle(fields.mainEntityOfPage, depth - 1)
	);
}

function describe(fields: Fields): StructuredArticle {
	const free = fields.isAccessibleForFree;
	return {
		headline: text(fields.headline) ?? text(fields.name),
		authors: list(fields.author).flatMap((author) => nameOf(author) ?? []),
		datePublished: text(fields.datePublished) ?? text(fields.dateCreated),
		language: text(fields.inLanguage),
		body: text(fields.articleBody),
		free: free === undefined ? null : !/^false$/i.test(String(free)),
	};
}

function nameOf(author: unknown): string | null {
	if (typeof author === "object" && author !== null) {
		return text((author as Fields).name);
	}
	return text(author);
}

function list(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string | null {
	const first = Array.isArray(value) ? value[0] : value;
	return typeof first === "string" && first.trim() !== "" ? first.trim() : null;
}
