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

export interface ReadPage extends ExtractedArticle {
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
	const { title, byline, publishedAt, language, text } = readPage(html, origin);
	return { title, byline, publishedAt, language, text };
}

/** As {@link extractArticle}, with the page's own address and what bars the way. */
export function readPage(
	html: Uint8Array | string,
	{ url, contentType }: PageOrigin = {},
): ReadPage {
	const markup =
		typeof html === "string" ? html : decodePage(html, contentType);
	const document = parsePage(markup);
	const metadata = metadataOf(document, url);
	const { title, byline, blocks } = grabArticle(
		document,
		metadata,
		markup,
		url,
	);
	const extracted = withoutFurniture(blocks, title)
		.map((block) => block.text)
		.join("\n\n");
	const text = longer(extracted, metadata.body);
	return {
		title,
		byline,
		publishedAt: metadata.publishedAt,
		language:
			text === "" && title === null
				? null
				: detectLanguage(`${text} ${title ?? ""}`, metadata.language),
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
	markup: string,
	url?: string,
): Grabbed {
	try {
		prune(document.body);
		const article = new Readability<PageElement>(asDomDocument(document), {
			serializer: (node) => node as unknown as PageElement,
			keepClasses: true,
			disableJSONLD: true,
		}).parse();
		return {
			title:
				metadata.title ??
				(article?.title ? cleanTitle(article.title, null, url) : null),
			byline: metadata.byline ?? cleanByline(article?.byline ?? ""),
			blocks: article?.content ? blocksOf(article.content) : [],
		};
	} catch (error) {
		// Nested deeper than the stack: a page to break readers, or a broken generator's.
		if (!(error instanceof RangeError)) throw error;
		return {
			title: metadata.title,
			byline: metadata.byline,
			blocks: htmlToText(markup)
				.split("\n\n")
				.map((text) => ({ text, element: "paragraph", linked: 0 })),
		};
	}
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
