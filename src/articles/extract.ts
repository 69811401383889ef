import { Readability } from "@mozilla/readability";
import { detectLanguage } from "../lib/language/detect.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { decodePage } from "./decode-page.ts";
import { type PageDocument, type PageElement, parsePage } from "./dom.ts";
import { withoutFurniture } from "./furniture.ts";
import { htmlToText } from "./html-text.ts";
import {
	cleanByline,
	cleanTitle,
	metadataOf,
	type PageMetadata,
} from "./metadata.ts";
import { prune } from "./prune.ts";
import { type Wall, wallOf } from "./walls.ts";

export interface ExtractedArticle {
	title: string | null;
	byline: string | null;
	/** ISO 8601 UTC. */
	publishedAt: string | null;
	/** ISO 639-1. */
	language: string | null;
	/** Plain text, paragraphs separated by a blank line. */
	text: string;
}

/** What a page gives by itself; the language of the text is detected elsewhere. */
export interface ReadPage extends Omit<ExtractedArticle, "language"> {
	/** As the page claims, which is often a forgotten default. */
	claimedLanguage: string | null;
	/** The address that the page gives itself, where it names the same site. */
	canonical: string | null;
	/** What stands where the article should; the text is then not the article's. */
	wall: Wall | null;
}

export interface PageOrigin {
	/** Where the page was fetched, for relative links. */
	url?: string;
	/** HTTP's header. */
	contentType?: string;
}

/** The article in a page's HTML, without what stands around it. Never throws for what a page holds. */
export function extractArticle(
	html: Uint8Array | string,
	origin: PageOrigin = {},
): ExtractedArticle {
	const { title, byline, publishedAt, claimedLanguage, text } = readPage(
		html,
		origin,
	);
	const words = `${text} ${title ?? ""}`.trim();
	const language = words === "" ? null : detectLanguage(words, claimedLanguage);
	return { title, byline, publishedAt, language, text };
}

/** As {@link extractArticle}, with the page's own address and what bars the way. Slow for a hostile page: see `page-reader.ts`. */
export function readPage(
	html: Uint8Array | string,
	{ url, contentType }: PageOrigin = {},
): ReadPage {
	const markup =
		typeof html === "string" ? html : decodePage(html, contentType);
	const document = parsePage(markup);
	if (document === null) return withoutDocument(markup);
	const metadata = metadataOf(document, url);
	const { title, byline, blocks } = grabArticle(document, metadata, url);
	const extracted = withoutFurniture(blocks, title)
		.map((block) => block.text)
		.join("\n\n");
	const text = longer(extracted, metadata.body);
	return {
		title,
		byline,
		publishedAt: metadata.publishedAt,
		claimedLanguage: metadata.language,
		text,
		canonical: metadata.canonical,
		wall: wallOf({
			title,
			text,
			whole: blocks.map((block) => block.text).join("\n"),
			free: metadata.free,
		}),
	};
}

interface Grabbed {
	title: string | null;
	byline: string | null;
	blocks: Block[];
}

function grabArticle(
	document: PageDocument,
	metadata: PageMetadata,
	url?: string,
): Grabbed {
	prune(document.body);
	const article = readableArticle(document);
	const title = article?.title ? cleanTitle(article.title, null, url) : null;
	return {
		title: metadata.title ?? title,
		byline: metadata.byline ?? cleanByline(article?.byline ?? ""),
		blocks: article?.content ? blocksOf(article.content) : [],
	};
}

/** Null where there is none, and where the page is so broken that Readability fails. */
function readableArticle(document: PageDocument) {
	const reader = new Readability<PageElement>(asDomDocument(document), {
		serializer: (node) => node as unknown as PageElement,
		keepClasses: true,
		disableJSONLD: true,
	});
	try {
		return reader.parse();
	} catch {
		return null;
	}
}

/** All that the page shows, where no document could be made of it. */
function withoutDocument(markup: string): ReadPage {
	const unknown = {
		title: null,
		byline: null,
		publishedAt: null,
		claimedLanguage: null,
	};
	return { ...unknown, text: htmlToText(markup), canonical: null, wall: null };
}

/** A publisher's own text where the page shows only its beginning. */
function longer(extracted: string, body: string | null): string {
	if (body === null || body.length < 2 * extracted.length) return extracted;
	return htmlToText(body);
}

/** Readability declares a browser's `Document`, whose types a server does not load. */
function asDomDocument(
	document: PageDocument,
): ConstructorParameters<typeof Readability>[0] {
	return document as unknown as ConstructorParameters<typeof Readability>[0];
}
