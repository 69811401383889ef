import { readPage } from "#src/articles/extract.ts";
import { htmlToText } from "#src/articles/html-text.ts";
import { canonicalUrl } from "#src/articles/url.ts";
import { detectLanguage } from "#src/lib/language/detect.ts";
import {
	notLonger,
	notUtcTime,
	textOf,
	unless,
	unreadable,
} from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

const address = "https://news.example/2025/01/28/story";

export const extract: FuzzTarget = {
	name: "extract",
	about:
		/src\/articles\/(?:extract|blocks|build|dom|furniture|html-text|metadata|prune|structured|walls|link)\.ts/,
	shape: "markup",
	words: [
		...'<article> <main> <p> <div class="content"> <h1> <blockquote> <ul><li> <table><tr><td> <br> <a href="/x">'.split(
			/ (?=<)/,
		),
		...'<time datetime="2025-01-28"> <meta property="og:title" content="x"> <link rel="canonical" href="/a?b=c#d">'.split(
			/ (?=<)/,
		),
		'<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"',
		'"isAccessibleForFree":false',
		'"author":[{"name":"',
		'"__proto__":{"polluted":1}',
		"<noscript>",
		"<template>",
		"<svg><title>",
		"<math><mi>",
		"<plaintext>",
		"<textarea>",
		"<iframe srcdoc='",
		'<base href="https://evil.example/">',
		"Subscribe to continue reading",
		'style="display:none"',
		'<html lang="it">',
	],
	problems(input) {
		const page = readPage(input, { url: address });
		const { text, title, byline, canonical } = page;
		const markup = textOf(input);
		const language = detectLanguage(
			`${text} ${title ?? ""}`,
			page.claimedLanguage,
		);
		const shown = htmlToText(markup);
		return [
			...unreadable("the text", text),
			...unreadable("the title", title ?? ""),
			...unreadable("the byline", byline ?? ""),
			...unreadable("the text of a fragment", shown),
			...notLonger("the byline", byline ?? "", 200),
			...notUtcTime("the time", page.publishedAt),
			...markupLeft("the text", markup, text),
			...markupLeft("the text of a fragment", markup, shown),
			...unless(!/^\s|\s$|\n{3}/.test(text), "the text has blank ends", text),
			...unless(
				canonical === null || canonicalUrl(canonical) === canonical,
				"the page's own address is not canonical",
				canonical ?? "",
			),
			...unless(
				/^[a-z]{2,3}$/.test(language),
				"the language is no code",
				language,
			),
			...unless(!("polluted" in {}), "a prototype was changed"),
		];
	},
};

/** What a page shows as text although it looks like markup: escaped, or in an element of raw text. */
const shownMarkup =
	/&|\\u003c|cdata|<(?:script|style|textarea|title|xmp|plaintext|noscript|iframe|template|svg|math|noembed|noframes|!|\?)/i;

function markupLeft(name: string, given: string, text: string): string[] {
	if (shownMarkup.test(given)) return [];
	return unless(
		!/<\/?[a-z][\w-]*(?:\s[^<>]*)?>/i.test(text),
		`${name} holds markup`,
		text,
	);
}
