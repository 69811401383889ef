import type { Comparison } from "../../answers/compare.ts";
import type { UnknownModel } from "../../answers/model-card.ts";
import { cleanText } from "../../chat/clean-text.ts";
import { comparisonMessage } from "../../chat/messages/model-message.ts";
import { pageTextsIn } from "../../chat/texts/pages.ts";
import { UsageError } from "../../lib/errors.ts";
import type { Answers } from "../answers.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { comparePath, modelPath } from "../model-paths.ts";
import { modelPicture } from "../model-picture.ts";
import type { Pictures } from "../pictures.ts";
import { messageArticle } from "../render.ts";
import { compareForm, suggestionLinks } from "./model.ts";

const mostModels = 4;
const longestName = 100;

/** Models side by side, or how to name them. */
export async function comparePage(
	{ answers, pictures }: { answers: Answers; pictures: Pictures | null },
	typed: readonly string[],
	language: string,
): Promise<Page> {
	const names = typed
		.flatMap((text) => text.split(","))
		.map((name) => name.trim().slice(0, longestName))
		.filter(Boolean);
	if (names.length < 2 || names.length > mostModels)
		return howToPage(names.slice(0, mostModels - 1), language, 200);
	try {
		const compared = await answers.compare(names);
		if (Array.isArray(compared)) return unknownPage(compared, language);
		const slugs = compared.models.map(({ slug }) => slug);
		const picture = await modelPicture(pictures, slugs, language);
		return comparedPage(compared, language, picture);
	} catch (error) {
		if (error instanceof UsageError) return howToPage([], language, 400);
		throw error;
	}
}

function comparedPage(
	comparison: Comparison,
	language: string,
	picture: Html | null,
): Page {
	const words = pageTextsIn(language);
	const { models } = comparison;
	const slugs = models.map(({ slug }) => slug);
	const message = comparisonMessage(comparison, language);
	return {
		title: message.headline,
		section: "/models",
		language,
		description: `${words.compare}: ${message.headline}. ${words.described}`,
		path: comparePath(slugs, language),
		body: html`<div class="wide">${messageArticle(message)}</div>
<ul class="models">${models.map(({ slug, name }) => html`<li><a href="${modelPath(slug, language)}">${cleanText(name)}</a></li>\n`)}</ul>
${picture}
${slugs.length < mostModels && compareForm(slugs, language)}`,
	};
}

function unknownPage(unknown: readonly UnknownModel[], language: string): Page {
	const message = comparisonMessage([...unknown], language);
	return {
		title: message.headline,
		section: "/models",
		language,
		description: null,
		path: null,
		status: 404,
		body: html`${messageArticle(message)}
${suggestionLinks(unknown, language)}
${compareForm([], language)}`,
	};
}

function howToPage(
	names: readonly string[],
	language: string,
	status: 200 | 400,
): Page {
	const words = pageTextsIn(language);
	return {
		title: words.compare,
		section: "/models",
		language,
		description: words.howToCompare,
		path: comparePath(names, language),
		status,
		body: html`<header class="page"><h1>${words.compare}</h1></header>
<p>${words.howToCompare}</p>
${compareForm(names, language)}`,
	};
}
